/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.faults.PlainFacts;
import io.github.gradcheck.benchmarks.trust.faults.PlantedFault;
import io.github.gradcheck.benchmarks.trust.faults.VacuousKind;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.benchmarks.trust.rules.Outcome;
import io.github.gradcheck.core.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One gradient to be judged, and the truth about it.
 *
 * @param problem the function
 * @param backward the gradient to judge
 * @param wrongKeys the keys that are wrong
 * @param vacuousKeys the keys about which a check says nothing
 * @param cause why the wrong keys are so, if that has a name
 */
record Case(
        Problem problem,
        Supplier<Map<String, Object>> backward,
        Set<String> wrongKeys,
        Set<String> vacuousKeys,
        Optional<Cause> cause) {

    static Case correct(Problem problem) {
        return new Case(problem, problem::backward, Set.of(), Set.of(), Optional.empty());
    }

    static Case faulty(Problem problem, PlantedFault fault, Optional<Cause> cause) {
        return new Case(problem, fault.backward(), fault.wrongKeys(), Set.of(), cause);
    }

    /** Whether a rule that calls some keys wrong says why, of every one of them. */
    boolean isCauseNamed(Outcome outcome) {
        return cause.isPresent()
                && outcome.alarm()
                && outcome.wrong().stream()
                        .allMatch(key -> cause.equals(
                                Optional.ofNullable(outcome.causes().get(key))));
    }

    /**
     * Whether a rule names a cause that is none. A place is no cause: that some entries alone are wrong is seen, not
     * guessed.
     */
    boolean isCauseSpurious(Outcome outcome) {
        return outcome.causes().values().stream()
                .anyMatch(named -> !PlainFacts.isPlace(named) && !cause.equals(Optional.of(named)));
    }

    /** Whether a rule names a cause that is neither the planted one nor plainly true of the numbers. */
    boolean isCauseFalse(Outcome outcome) {
        if (!isCauseSpurious(outcome)) {
            return false;
        }
        PlainFacts facts = PlainFacts.of(problem, backward);
        return outcome.causes().entrySet().stream()
                .anyMatch(named ->
                        !cause.equals(Optional.of(named.getValue())) && !facts.hold(named.getKey(), named.getValue()));
    }

    static Case vacuous(VacuousKind kind, long seed) {
        Problem problem = kind.factory().apply(seed);
        return new Case(problem, problem::backward, Set.of(), kind.keys(), Optional.empty());
    }
}
