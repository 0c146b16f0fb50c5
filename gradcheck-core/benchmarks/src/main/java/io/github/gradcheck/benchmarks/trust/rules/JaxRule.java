/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The reverse mode of JAX's {@code check_grads}: one normal direction through all keys at once, step 1e-4, a normal
 * cotangent for the loss, absolute and relative tolerance 1e-5 in double and 2e-3 in float. (Defaults: documentation of
 * {@code jax.test_util.check_grads}; step and tolerances: its source in {@code jax/_src/public_test_util.py}.) The
 * original draws from a fixed seed. Having one number for all keys, it can only name all of them.
 */
final class JaxRule implements Rule {

    private static final double STEP = 1e-4;
    private static final double DOUBLE_TOLERANCE = 1e-5;
    private static final double FLOAT_TOLERANCE = 2e-3;

    @Override
    public String name() {
        return "JAX";
    }

    @Override
    public Outcome judge(Problem problem, Supplier<Map<String, Object>> backward, long seed) {
        Draw draw = Draw.of(name(), seed);
        Map<String, Object> gradient = backward.get();
        List<String> keys = List.copyOf(problem.parameters().keySet());
        List<ArrayView> blocks = keys.stream()
                .map(key -> ArrayView.of(problem.parameters(), key))
                .toList();
        List<double[]> tangent =
                blocks.stream().map(block -> draw.gaussians(block.size(), 1)).toList();
        double cotangent = draw.gaussian();
        double numerical = new Point(blocks).centralAlong(tangent, STEP, problem::loss);
        double analytic = 0;
        for (int b = 0; b < blocks.size(); b++) {
            analytic += Point.along(ArrayView.of(gradient, keys.get(b)), tangent.get(b));
        }
        double tolerance = blocks.stream().anyMatch(ArrayView::single) ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE;
        boolean close = Closeness.mixed(tolerance, tolerance).agree(analytic * cotangent, numerical * cotangent);
        return Outcome.wrong(close ? Set.of() : Set.copyOf(keys));
    }
}
