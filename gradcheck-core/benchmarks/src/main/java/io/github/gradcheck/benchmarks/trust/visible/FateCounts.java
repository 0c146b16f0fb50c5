/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;

/** How many faults were found, left open, and missed. */
final class FateCounts {

    private int planted;
    private int found;
    private int passed;
    private int missed;

    synchronized void add(Fate fate) {
        planted++;
        found += fate.answer() == Answer.WRONG && !fate.missed() ? 1 : 0;
        passed += fate.answer() == Answer.CORRECT ? 1 : 0;
        missed += fate.missed() ? 1 : 0;
    }

    synchronized void add(FateCounts other) {
        planted += other.planted;
        found += other.found;
        passed += other.passed;
        missed += other.missed;
    }

    int planted() {
        return planted;
    }

    /** Returns how many were called wrong. */
    int found() {
        return found;
    }

    /** Returns how many were called correct. */
    int passed() {
        return passed;
    }

    /** Returns how many passed although they were above what the check says it would have seen. */
    int missed() {
        return missed;
    }
}
