/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleAnswerTests {
    private static final Map<String, Double> ERRORS = Map.of("w", 1e-3);

    private static final Map<String, Double> SMALLER = Map.of("w", 1e-4);

    private static final Map<String, Double> LARGER = Map.of("w", 1e-2);

    @Test
    void promiseIsBrokenWhereAKeyPassesAboveItsVisibleError() {
        assertThat(passing(SMALLER, LARGER).breaksPromise(ERRORS, Statement.ANY_SHAPE), is(true));
        assertThat(passing(LARGER, SMALLER).breaksPromise(ERRORS, Statement.ANY_SHAPE), is(false));
        assertThat(passing(LARGER, SMALLER).breaksPromise(ERRORS, Statement.FACTOR), is(true));
    }

    @Test
    void nothingIsPromisedWhereNothingIsStated() {
        assertThat(passing(Map.of(), Map.of()).breaksPromise(ERRORS, Statement.ANY_SHAPE), is(false));
    }

    @Test
    void promiseIsKeptWhereTheKeyIsWrongOrOpen() {
        Outcome wrong = new Outcome(Set.of("w"), Set.of(), Set.of(), Map.of(), SMALLER, SMALLER);
        Outcome open = new Outcome(Set.of(), Set.of("w"), Set.of(), Map.of(), SMALLER, SMALLER);
        assertThat(new RuleAnswer(Answer.WRONG, wrong, 1, "").breaksPromise(ERRORS, Statement.ANY_SHAPE), is(false));
        assertThat(
                new RuleAnswer(Answer.UNVERIFIED, open, 1, "").breaksPromise(ERRORS, Statement.ANY_SHAPE), is(false));
    }

    private static RuleAnswer passing(Map<String, Double> visibleErrors, Map<String, Double> visibleFactors) {
        Outcome outcome = new Outcome(Set.of(), Set.of(), Set.of(), Map.of(), visibleErrors, visibleFactors);
        return new RuleAnswer(Answer.CORRECT, outcome, 1, "");
    }
}
