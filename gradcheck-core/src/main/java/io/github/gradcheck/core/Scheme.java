/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * The difference quotient of the classical method with a fixed step h.
 *
 * @since 0.1.0
 */
public enum Scheme {
    /** {@code (f(x + h) - f(x)) / h}, with an error proportional to h. */
    FORWARD,
    /** {@code (f(x + h) - f(x - h)) / 2h}, with an error proportional to h^2. */
    CENTRAL
}
