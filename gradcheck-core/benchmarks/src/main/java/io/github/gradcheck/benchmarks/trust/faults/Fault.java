/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.DenseNetwork;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.core.Cause;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A mistake that can be planted into the backward function of a network.
 *
 * @param title what it is called in the table
 * @param cause what a diagnosis should name; empty where the mistake has none that the library knows
 * @param plan draws where the mistake sits, and returns the backward function that makes it
 */
public record Fault(String title, Optional<Cause> cause, Plan plan) {

    private static final int MAX_DRAWS = 100;

    /** Where a mistake sits. */
    @FunctionalInterface
    public interface Plan {

        /** Returns a backward function of the network that is wrong in a way drawn at random. */
        Supplier<Map<String, Object>> draw(DenseNetwork network, Draw draw);
    }

    /** Plants the fault; where a draw happens to change nothing, the next one is taken. */
    public PlantedFault plant(DenseNetwork network, long seed) {
        Draw draw = Draw.of(title, seed);
        for (int i = 0; i < MAX_DRAWS; i++) {
            PlantedFault planted = PlantedFault.compare(network, plan.draw(network, draw));
            if (!planted.wrongKeys().isEmpty()) {
                return planted;
            }
        }
        throw new IllegalStateException("\"" + title + "\" changes nothing in this network, seed " + seed);
    }
}
