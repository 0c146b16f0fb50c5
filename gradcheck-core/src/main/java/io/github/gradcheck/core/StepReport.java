/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * One central difference of one entry.
 *
 * @param step the distance h
 * @param quotient {@code (f(x + h) - f(x - h)) / 2h}
 * @param errorBar the error bar of the derivative extrapolated from this step and the two before it; infinite where
 *     there were none
 * @param kept whether the numerical derivative of the entry was taken from here
 * @since 0.1.0
 */
public record StepReport(double step, double quotient, double errorBar, boolean kept) {}
