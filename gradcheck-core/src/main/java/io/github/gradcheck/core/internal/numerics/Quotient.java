/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * One central difference.
 *
 * @param step the distance h
 * @param value {@code (f(h) - f(-h)) / 2h}
 * @param errorBar the error bar of the estimate extrapolated from this step and the two before it; infinite where there
 *     were none
 */
public record Quotient(double step, double value, double errorBar) {}
