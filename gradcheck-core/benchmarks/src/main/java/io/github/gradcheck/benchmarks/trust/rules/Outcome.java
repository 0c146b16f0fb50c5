/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.core.Cause;
import java.util.Map;
import java.util.Set;

/**
 * What a rule says about the keys of one gradient; a key in none of the sets passed.
 *
 * @param wrong keys said to be wrong
 * @param undecided keys about which the rule says that it cannot tell
 * @param vacuous keys about which it says that nothing was tested
 * @param causes why wrong keys are so, for those where the rule says why
 * @param visibleErrors for each key the smallest relative error of any shape that would have been seen, where the rule
 *     says so
 * @param visibleFactors the same of an error that all entries share
 */
public record Outcome(
        Set<String> wrong,
        Set<String> undecided,
        Set<String> vacuous,
        Map<String, Cause> causes,
        Map<String, Double> visibleErrors,
        Map<String, Double> visibleFactors) {

    /** Copies everything. */
    public Outcome {
        wrong = Set.copyOf(wrong);
        undecided = Set.copyOf(undecided);
        vacuous = Set.copyOf(vacuous);
        causes = Map.copyOf(causes);
        visibleErrors = Map.copyOf(visibleErrors);
        visibleFactors = Map.copyOf(visibleFactors);
    }

    /** Returns an outcome of a rule that knows only right and wrong. */
    public static Outcome wrong(Set<String> keys) {
        return new Outcome(keys, Set.of(), Set.of(), Map.of(), Map.of(), Map.of());
    }

    /** Returns whether a key passed as right. */
    public boolean passes(String key) {
        return !wrong.contains(key) && !undecided.contains(key) && !vacuous.contains(key);
    }

    /** Returns the smallest relative error of a key that would have been seen; infinite where the rule does not say. */
    public double visible(String key, Statement statement) {
        Map<String, Double> stated = statement == Statement.FACTOR ? visibleFactors : visibleErrors;
        return stated.getOrDefault(key, Double.POSITIVE_INFINITY);
    }

    /** Returns whether anything is said to be wrong. */
    public boolean alarm() {
        return !wrong.isEmpty();
    }
}
