/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Answer;

/** What became of planted faults. */
public final class FaultCounts {

    private int planted;
    private int found;
    private int passed;
    private int brokenPromises;
    private int crashed;
    private int falseCauses;

    /** Counts a fault, whose errors may have any shape. */
    public void add(PlantedError fault, RuleAnswer finding, boolean falseCause) {
        add(finding.answer(), finding.breaksPromise(fault.errors(), Statement.ANY_SHAPE), falseCause);
    }

    /**
     * Counts a fault.
     *
     * @param answer what the check says of the faulty gradient
     * @param brokenPromise whether a wrong key passed that is above the error that the check says it would have seen
     * @param falseCause whether a cause is named that is not plainly true
     */
    public synchronized void add(Answer answer, boolean brokenPromise, boolean falseCause) {
        planted++;
        found += answer == Answer.WRONG ? 1 : 0;
        passed += answer == Answer.CORRECT ? 1 : 0;
        crashed += answer == Answer.CRASHED ? 1 : 0;
        brokenPromises += brokenPromise ? 1 : 0;
        falseCauses += falseCause ? 1 : 0;
    }

    /** Adds what others have counted. */
    public synchronized void add(FaultCounts other) {
        planted += other.planted;
        found += other.found;
        passed += other.passed;
        brokenPromises += other.brokenPromises;
        crashed += other.crashed;
        falseCauses += other.falseCauses;
    }

    /** Returns how many were planted. */
    public int planted() {
        return planted;
    }

    /** Returns how many were called wrong. */
    public int found() {
        return found;
    }

    /** Returns how many were called correct; the others were left open. */
    public int passed() {
        return passed;
    }

    /** Returns in how many the check broke down. */
    public int crashed() {
        return crashed;
    }

    /** Returns for how many a cause was named that is not plainly true. */
    public int falseCauses() {
        return falseCauses;
    }

    /** Returns how many passed although they were above the error that the check says it would have seen. */
    public int brokenPromises() {
        return brokenPromises;
    }
}
