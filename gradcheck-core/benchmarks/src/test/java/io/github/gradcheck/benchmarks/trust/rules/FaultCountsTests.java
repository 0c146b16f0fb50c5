/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultCountsTests {
    private static final PlantedError FAULT = new PlantedError(Map::of, Map.of("w", 1e-3));

    @Test
    void faultsAreCountedByWhatBecameOfThem() {
        FaultCounts counts = new FaultCounts();
        counts.add(FAULT, passing(1e-4), false);
        counts.add(FAULT, new RuleAnswer(Answer.WRONG, Outcome.wrong(Set.of("w")), 1, ""), true);
        counts.add(FAULT, new RuleAnswer(Answer.CRASHED, Outcome.wrong(Set.of()), 1, ""), false);
        assertThat(counts.planted(), is(3));
        assertThat(counts.found(), is(1));
        assertThat(counts.passed(), is(1));
        assertThat(counts.crashed(), is(1));
        assertThat(counts.brokenPromises(), is(1));
        assertThat(counts.falseCauses(), is(1));
    }

    private static RuleAnswer passing(double visible) {
        return new RuleAnswer(
                Answer.CORRECT,
                new Outcome(Set.of(), Set.of(), Set.of(), Map.of(), Map.of("w", visible), Map.of()),
                1,
                "");
    }
}
