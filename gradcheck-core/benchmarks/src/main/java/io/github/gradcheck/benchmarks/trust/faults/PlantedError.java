/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A wrong backward function, and how wrong it is.
 *
 * @param backward recomputes the wrong gradient from the live parameters at every call, in fresh arrays
 * @param errors for each wrong key its relative error {@code ||wrong - right|| / ||right||} at the point; zero
 *     where it is
 *     wrong at other points only
 */
public record PlantedError(Supplier<Map<String, Object>> backward, Map<String, Double> errors) {

    /**
     * Twice the relative difference that a check excuses by default in double, and a little more than that in float.
     */
    private static final double SMALLEST_DOUBLE = 2e-6;

    private static final double SMALLEST_FLOAT = 6e-4;

    /** A key is moved by this part of each entry to see whether a gradient follows. */
    private static final double MOVE = 0.1;

    /** Compares with the right gradient at the point; empty where no key differs by more than a check excuses. */
    public static Optional<PlantedError> atPoint(Problem problem, Supplier<Map<String, Object>> backward) {
        Map<String, Double> errors = errors(problem, backward);
        return errors.isEmpty() ? Optional.empty() : Optional.of(new PlantedError(backward, errors));
    }

    /** Compares with the right gradient at a moved point; empty where no key differs there. */
    public static Optional<PlantedError> beside(Problem problem, Supplier<Map<String, Object>> backward) {
        Map<String, double[]> values = new TreeMap<>();
        problem.parameters()
                .forEach((key, array) -> values.put(key, ArrayView.of(array).toArray()));
        values.forEach((key, entries) -> move(ArrayView.of(problem.parameters(), key), 1 + MOVE));
        Map<String, Double> errors = errors(problem, backward);
        values.forEach((key, entries) -> ArrayView.of(problem.parameters(), key).setAll(entries));
        errors.replaceAll((key, error) -> 0.0);
        return errors.isEmpty() ? Optional.empty() : Optional.of(new PlantedError(backward, errors));
    }

    private static void move(ArrayView block, double factor) {
        for (int i = 0; i < block.size(); i++) {
            block.set(i, factor * block.get(i));
        }
    }

    private static Map<String, Double> errors(Problem problem, Supplier<Map<String, Object>> backward) {
        Map<String, Object> right = problem.backward();
        Map<String, Object> wrong = backward.get();
        Map<String, Double> errors = new TreeMap<>();
        for (String key : right.keySet()) {
            ArrayView block = ArrayView.of(right, key);
            double error = relative(block, ArrayView.of(wrong, key));
            if (error > (block.single() ? SMALLEST_FLOAT : SMALLEST_DOUBLE)) {
                errors.put(key, error);
            }
        }
        return errors;
    }

    /**
     * Returns the relative error, scaled so that no square overflows or vanishes; infinite where a number is missing.
     */
    private static double relative(ArrayView right, ArrayView wrong) {
        double largest = 0;
        for (int i = 0; i < right.size(); i++) {
            largest = Math.max(largest, Math.max(Math.abs(right.get(i)), Math.abs(wrong.get(i))));
        }
        if (largest == 0) {
            return 0;
        }
        double differences = 0;
        double squares = 0;
        for (int i = 0; i < right.size(); i++) {
            differences += square(wrong.get(i) / largest - right.get(i) / largest);
            squares += square(right.get(i) / largest);
        }
        double error = Math.sqrt(differences / squares);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static double square(double value) {
        return value * value;
    }
}
