/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * What a key's gradient is multiplied with.
 *
 * @param factor 1 where it stays as it is
 * @param reach how far the factor may be off
 */
record Multiplied(double factor, double reach) {
    static final Multiplied NOT = new Multiplied(1, 0);
}
