/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * A wrong backward function of a problem.
 *
 * @param backward recomputes the wrong gradient from the live parameters at every call, in fresh arrays
 * @param wrongKeys the keys whose gradient really is wrong at the point of the problem
 */
public record PlantedFault(Supplier<Map<String, Object>> backward, Set<String> wrongKeys) {

    /** From this relative difference on a key counts as wrong. */
    private static final double WRONG = 1e-9;

    /** Compares a backward function with the right one, to see which keys it gets wrong. */
    static PlantedFault compare(Problem problem, Supplier<Map<String, Object>> backward) {
        Map<String, Object> right = problem.backward();
        Map<String, Object> wrong = backward.get();
        Set<String> wrongKeys = new TreeSet<>();
        for (String key : right.keySet()) {
            if (relativeDifference(ArrayView.of(right, key), ArrayView.of(wrong, key)) > WRONG) {
                wrongKeys.add(key);
            }
        }
        return new PlantedFault(backward, wrongKeys);
    }

    /** Returns {@code ||r - w|| / (||r|| + ||w||)}, or zero where both are zero. */
    private static double relativeDifference(ArrayView right, ArrayView wrong) {
        double squares = 0;
        for (int i = 0; i < right.size(); i++) {
            double difference = right.get(i) - wrong.get(i);
            squares += difference * difference;
        }
        return squares == 0 ? 0 : Math.sqrt(squares) / (right.norm() + wrong.norm());
    }
}
