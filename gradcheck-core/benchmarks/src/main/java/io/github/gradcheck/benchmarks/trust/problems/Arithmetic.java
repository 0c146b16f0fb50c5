/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/**
 * The precision in which a function computes. A sum, product or quotient of two floats, computed in double and rounded
 * once to float, has the same bits as the float operation itself, so rounding each result is computing in float.
 */
public enum Arithmetic {
    /** 53 bits. */
    DOUBLE,
    /** 24 bits, about seven digits. */
    FLOAT,
    /** 11 bits, about three digits, and nothing between zero and 6e-8. */
    HALF;

    /** Returns {@code value} as this arithmetic keeps it. */
    public double round(double value) {
        if (this == FLOAT) {
            return (float) value;
        }
        return this == HALF ? toHalf(value) : value;
    }

    private static double toHalf(double value) {
        if (!Double.isFinite(value)) {
            return value;
        }
        // 53 - 11 bits are lost; the smallest subnormal number is 2^-24.
        double unit = Math.max(Math.ulp(value) * 0x1p42, 0x1p-24);
        return Math.rint(value / unit) * unit;
    }
}
