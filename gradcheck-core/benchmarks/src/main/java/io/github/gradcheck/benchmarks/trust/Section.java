/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

/** A part of the benchmark, with what its rows have in common. */
enum Section {
    TEN("ten kinds", true),
    FURTHER("further kinds", true),
    WIDE("wide networks", true),
    SEVENTEEN("17 faults", false),
    ACCUMULATED("accumulated gradients", false),
    SMALL("small faults", false),
    FLOAT("float networks", false),
    VACUOUS("vacuous keys", false);

    private final String title;
    private final boolean correct;

    Section(String title, boolean correct) {
        this.title = title;
        this.correct = correct;
    }

    String title() {
        return title;
    }

    /** Returns whether the gradients of this section are right, so that every alarm is a false one. */
    boolean correct() {
        return correct;
    }
}
