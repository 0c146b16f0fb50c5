/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import io.github.gradcheck.benchmarks.trust.rules.Statement;

/** What became of planted faults. */
final class FaultCounts {

    private int planted;
    private int found;
    private int passed;
    private int brokenPromises;
    private int crashed;
    private int falseCauses;

    synchronized void add(PlantedError fault, RuleAnswer finding, boolean falseCause) {
        planted++;
        falseCauses += falseCause ? 1 : 0;
        if (finding.answer() == Answer.WRONG) {
            found++;
        } else if (finding.answer() == Answer.CORRECT) {
            passed++;
        } else if (finding.answer() == Answer.CRASHED) {
            crashed++;
        }
        if (finding.breaksPromise(fault.errors(), Statement.ANY_SHAPE)) {
            brokenPromises++;
        }
    }

    synchronized void add(FaultCounts other) {
        planted += other.planted;
        found += other.found;
        passed += other.passed;
        brokenPromises += other.brokenPromises;
        crashed += other.crashed;
        falseCauses += other.falseCauses;
    }

    int planted() {
        return planted;
    }

    /** Returns how many were called wrong. */
    int found() {
        return found;
    }

    /** Returns how many were called correct; the others were left open. */
    int passed() {
        return passed;
    }

    /** Returns in how many the check broke down. */
    int crashed() {
        return crashed;
    }

    /** Returns for how many a cause was named that is not plainly true. */
    int falseCauses() {
        return falseCauses;
    }

    /** Returns how many passed although they were above the error that the check says it would have seen. */
    int brokenPromises() {
        return brokenPromises;
    }
}
