/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/**
 * The precision in which a network computes. A sum, product or quotient of two floats, computed in double and rounded
 * once to float, has the same bits as the float operation itself, so rounding each result is computing in float.
 */
public enum Arithmetic {
    /** 53 bits. */
    DOUBLE(false),
    /** 24 bits, about seven digits. */
    FLOAT(true);

    private final boolean single;

    Arithmetic(boolean single) {
        this.single = single;
    }

    /** Returns {@code value} as this arithmetic keeps it. */
    double round(double value) {
        return single ? (float) value : value;
    }
}
