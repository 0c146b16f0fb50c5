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
public record Quotient(double step, double value, double errorBar) {

    /**
     * The central difference quotient.
     *
     * @param above the value at {@code +h}
     * @param below the value at {@code -h}
     * @param covered the distance between both places that is really covered, about {@code 2h}
     * @return {@code (f(h) - f(-h)) / 2h}
     */
    public static double central(double above, double below, double covered) {
        return (above - below) / covered;
    }
}
