/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.rules.Outcome;
import io.github.gradcheck.benchmarks.trust.rules.Rule;

/**
 * What came of letting a rule judge a case.
 *
 * @param outcome what the rule said; a rule that throws has failed the test, so it said that every key is wrong
 * @param evaluations calls of the loss
 * @param threw what the rule threw, or empty
 * @param kept whether the parameters were back in place, to the bit
 */
record JudgedCase(Outcome outcome, long evaluations, String threw, boolean kept) {

    static JudgedCase run(Rule rule, Row row, Case given, long seed) {
        CountingProblem problem = new CountingProblem(given.problem());
        ParameterCopy snapshot = new ParameterCopy(problem);
        long ruleSeed = Draw.of(row.name(), seed).bits();
        try {
            Outcome outcome = rule.judge(problem, given.backward(), ruleSeed);
            return new JudgedCase(outcome, problem.evaluations(), "", snapshot.restore());
        } catch (RuntimeException exception) {
            Outcome outcome = Outcome.wrong(problem.parameters().keySet());
            return new JudgedCase(outcome, problem.evaluations(), exception.toString(), snapshot.restore());
        }
    }
}
