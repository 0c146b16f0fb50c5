/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A mistake that can be planted into the gradient of any function.
 *
 * @param title what it is called in the tables
 * @param plan draws where the mistake sits, and returns the backward function that makes it; empty where the
 *     function has
 *     no place for it
 */
public record GradientFault(String title, Plan plan) {

    /** Where a mistake sits. */
    @FunctionalInterface
    public interface Plan {

        /** Returns a backward function of the problem that is wrong in a way drawn at random. */
        Optional<Supplier<Map<String, Object>>> draw(Problem problem, Draw draw);
    }

    /** Plants the fault; empty where it changes nothing that a check at its default tolerance should see. */
    public Optional<PlantedError> plant(Problem problem, long seed) {
        return plan.draw(problem, Draw.of(title, seed)).flatMap(backward -> PlantedError.atPoint(problem, backward));
    }
}
