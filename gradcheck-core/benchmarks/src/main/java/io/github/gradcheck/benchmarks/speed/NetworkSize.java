/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

/** The networks of the benchmarks. */
public enum NetworkSize {
    /** 325 entries. */
    MLP_10_20_5(10, 20, 5, 8),

    /** 5560 entries. */
    MLP_100_50_10(100, 50, 10, 32),

    /** 1011010 entries. */
    MLP_1000_1000_10(1000, 1000, 10, 64);

    private final int inputs;
    private final int hidden;
    private final int classes;
    private final int batch;

    NetworkSize(int inputs, int hidden, int classes, int batch) {
        this.inputs = inputs;
        this.hidden = hidden;
        this.classes = classes;
        this.batch = batch;
    }

    int inputs() {
        return inputs;
    }

    int hidden() {
        return hidden;
    }

    int classes() {
        return classes;
    }

    int batch() {
        return batch;
    }
}
