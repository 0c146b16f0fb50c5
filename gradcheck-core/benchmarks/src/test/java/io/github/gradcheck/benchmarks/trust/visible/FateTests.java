/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.rules.Outcome;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import io.github.gradcheck.benchmarks.trust.rules.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FateTests {
    private static final Map<String, Double> ERRORS = Map.of("w", 1e-3);

    @Test
    void theReportThatPassesAKeyCounts() {
        Fate fate = Fate.of(ERRORS, Statement.ANY_SHAPE, passing(1e-9), passing(1e-2));
        assertThat(fate.ratio(), is(closeTo(0.1, 1e-12)));
        assertThat(fate.above(), is(false));
        assertThat(fate.missed(), is(false));
        assertThat(
                Fate.of(ERRORS, Statement.ANY_SHAPE, passing(1), passing(1e-4)).missed(), is(true));
    }

    @Test
    void theReportOfTheRightGradientCountsWhereTheWrongOneIsSeen() {
        RuleAnswer wrong = new RuleAnswer(
                Answer.WRONG,
                new Outcome(Set.of("w"), Set.of(), Set.of(), Map.of(), Map.of("w", 1.0), Map.of()),
                1,
                "");
        Fate fate = Fate.of(ERRORS, Statement.ANY_SHAPE, passing(2e-5), wrong);
        assertThat(fate.ratio(), is(closeTo(50, 1e-9)));
        assertThat(fate.decade(), is(1));
        assertThat(fate.above(), is(true));
        assertThat(fate.missed(), is(false));
    }

    private static RuleAnswer passing(double visible) {
        Outcome outcome = new Outcome(Set.of(), Set.of(), Set.of(), Map.of(), Map.of("w", visible), Map.of());
        return new RuleAnswer(Answer.CORRECT, outcome, 1, "");
    }
}
