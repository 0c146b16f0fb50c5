/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Compares every entry with a numerical derivative.
 *
 * @param name what the rule is called in the table
 * @param differentiator gives the numerical derivative
 * @param closeness decides whether the two agree
 */
record EveryEntryRule(String name, NumericalDerivative differentiator, Closeness closeness) implements Rule {

    @Override
    public Outcome judge(Problem problem, Supplier<Map<String, Object>> backward, long seed) {
        Map<String, Object> gradient = backward.get();
        Set<String> wrong = new TreeSet<>();
        for (String key : problem.parameters().keySet()) {
            ArrayView parameters = ArrayView.of(problem.parameters(), key);
            ArrayView analytic = ArrayView.of(gradient, key);
            for (int i = 0; i < parameters.size(); i++) {
                double numerical = differentiator.derivative(problem::loss, parameters, i);
                if (!closeness.agree(analytic.get(i), numerical)) {
                    wrong.add(key);
                }
            }
        }
        return Outcome.wrong(wrong);
    }

    @Override
    public boolean visitsEveryEntry() {
        return true;
    }
}
