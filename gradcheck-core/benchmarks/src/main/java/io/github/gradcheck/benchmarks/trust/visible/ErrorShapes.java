/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.faults.GradientFault;
import io.github.gradcheck.benchmarks.trust.faults.GradientFaults;
import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.benchmarks.trust.rules.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The shapes of errors that are planted. Each error has the length {@code size ||g||}, with g the gradient of its key
 * and a size from 1e-6 to 1, every order of magnitude equally likely: the unit in which a check states what it sees.
 */
final class ErrorShapes {

    private static final double SMALLEST = 1e-6;

    private static final double LARGEST = 1;

    private ErrorShapes() {}

    /** An error of any length, drawn for a gradient; empty where it has no place in that array. */
    private interface Drawing {

        Optional<double[]> error(ArrayView gradient, Draw draw);
    }

    /** Returns every shape, in the order of the tables. */
    static List<ErrorShape> all() {
        return List.of(
                new ErrorShape(factor("one key times 1 + size", 1), Statement.FACTOR),
                ofAnyShape(fixed("one entry", ErrorShapes::oneEntry)),
                ofAnyShape(fixed(
                        "all entries at random", (gradient, draw) -> Optional.of(draw.gaussians(gradient.size(), 1)))),
                ofAnyShape(fixed("one row or column", ErrorShapes::oneLine)),
                ofAnyShape(fixed(
                        "along the signs",
                        (gradient, draw) -> Optional.of(Arrays.stream(gradient.toArray())
                                .map(Math::signum)
                                .toArray()))),
                ofAnyShape(factor("two keys, one up, one down", 2)));
    }

    private static ErrorShape ofAnyShape(GradientFault fault) {
        return new ErrorShape(fault, Statement.ANY_SHAPE);
    }

    /** Some keys times 1 + size and 1 - size in turn. */
    private static GradientFault factor(String title, int count) {
        return new GradientFault(title, (problem, draw) -> {
            List<String> keys = keys(problem);
            if (keys.size() < count) {
                return Optional.empty();
            }
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                chosen.add(keys.remove(draw.below(keys.size())));
            }
            double size = draw.sign() * draw.logUniform(SMALLEST, LARGEST);
            return Optional.of(() -> {
                Map<String, Object> gradient = problem.backward();
                for (int i = 0; i < count; i++) {
                    ArrayView block = ArrayView.of(gradient, chosen.get(i));
                    add(block, block.toArray(), i % 2 == 0 ? size : -size);
                }
                return gradient;
            });
        });
    }

    /** An error of one key that keeps its shape and its part of the gradient at every point. */
    private static GradientFault fixed(String title, Drawing drawing) {
        return new GradientFault(title, (problem, draw) -> {
            List<String> keys = keys(problem);
            if (keys.isEmpty()) {
                return Optional.empty();
            }
            String key = draw.oneOf(keys);
            double size = draw.logUniform(SMALLEST, LARGEST);
            return drawing.error(ArrayView.of(problem.backward(), key), draw)
                    .map(error -> off(problem, key, error, size));
        });
    }

    private static Supplier<Map<String, Object>> off(Problem problem, String key, double[] error, double size) {
        double own = GradientFaults.rms(error);
        return () -> {
            Map<String, Object> gradient = problem.backward();
            ArrayView block = ArrayView.of(gradient, key);
            add(block, error, size * GradientFaults.rms(block.toArray()) / own);
            return gradient;
        };
    }

    private static void add(ArrayView block, double[] error, double factor) {
        for (int i = 0; i < error.length; i++) {
            block.set(i, block.get(i) + factor * error[i]);
        }
    }

    /** The keys that have an influence. */
    private static List<String> keys(Problem problem) {
        Map<String, Object> gradient = problem.backward();
        return new ArrayList<>(gradient.keySet().stream()
                .filter(key -> GradientFaults.rms(ArrayView.of(gradient, key).toArray()) > 0)
                .toList());
    }

    private static Optional<double[]> oneEntry(ArrayView gradient, Draw draw) {
        double[] error = new double[gradient.size()];
        error[draw.below(error.length)] = draw.sign();
        return Optional.of(error);
    }

    private static Optional<double[]> oneLine(ArrayView gradient, Draw draw) {
        int columns = gradient.columns();
        int rows = gradient.size() / columns;
        if (columns == 1 || rows == 1) {
            return Optional.empty();
        }
        boolean row = draw.below(2) == 0;
        int line = draw.below(row ? rows : columns);
        double[] error = draw.gaussians(gradient.size(), 1);
        for (int i = 0; i < error.length; i++) {
            error[i] *= (row ? i / columns : i % columns) == line ? 1 : 0;
        }
        return Optional.of(error);
    }
}
