/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The fast mode of PyTorch's {@code gradcheck}: one direction for each key, uniform in [0, 1] and scaled to length one,
 * step 1e-6, relative tolerance 1e-3, and the absolute tolerance of the slow mode, 1e-5, times the sum of the
 * direction's components. (Defaults: documentation of {@code torch.autograd.gradcheck}; direction and scaled tolerance:
 * its source in {@code torch/autograd/gradcheck.py}.) The projection of the output on a random unit vector is the loss
 * itself. After a failure PyTorch repeats the check in slow mode to say where, and fails all the same.
 */
final class TorchFastRule implements Rule {

    private static final double STEP = 1e-6;
    private static final double ABSOLUTE = 1e-5;
    private static final double RELATIVE = 1e-3;

    @Override
    public String name() {
        return "PyTorch fast";
    }

    @Override
    public Outcome judge(Problem problem, Supplier<Map<String, Object>> backward, long seed) {
        Draw draw = Draw.of(name(), seed);
        Map<String, Object> gradient = backward.get();
        Set<String> wrong = new TreeSet<>();
        for (String key : problem.parameters().keySet()) {
            ArrayView parameters = ArrayView.of(problem.parameters(), key);
            double[] direction = positiveDirection(parameters.size(), draw);
            double numerical = new Point(List.of(parameters)).centralAlong(List.of(direction), STEP, problem::loss);
            double absolute = ABSOLUTE * Arrays.stream(direction).sum();
            double analytic = Point.along(ArrayView.of(gradient, key), direction);
            if (!Closeness.mixed(absolute, RELATIVE).agree(analytic, numerical)) {
                wrong.add(key);
            }
        }
        return Outcome.wrong(wrong);
    }

    private static double[] positiveDirection(int size, Draw draw) {
        double[] direction = new double[size];
        Arrays.setAll(direction, i -> draw.uniform(0, 1));
        double norm = ArrayView.of(direction).norm();
        Arrays.setAll(direction, i -> direction[i] / norm);
        return direction;
    }
}
