/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;

/** Where samples lie, and what numbers are. */
enum Form {
    COLUMNS_DOUBLE("columns, double", false, Arithmetic.DOUBLE),
    ROWS_DOUBLE("rows, double", true, Arithmetic.DOUBLE),
    COLUMNS_FLOAT("columns, float", false, Arithmetic.FLOAT),
    ROWS_FLOAT("rows, float", true, Arithmetic.FLOAT);

    private final String title;
    private final boolean rows;
    private final Arithmetic arithmetic;

    Form(String title, boolean rows, Arithmetic arithmetic) {
        this.title = title;
        this.rows = rows;
        this.arithmetic = arithmetic;
    }

    String title() {
        return title;
    }

    boolean rows() {
        return rows;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }
}
