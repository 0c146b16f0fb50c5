/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Sums of one function at points that lie 1e-1 to 1e-7 from a pole or from the edge of its domain. */
final class Poles {

    private Poles() {}

    static Family family() {
        return new Family(
                "near a pole or an edge",
                List.of(
                        near("1/(x - 5)", 5, 1, x -> 1 / (x - 5), x -> -1 / ((x - 5) * (x - 5))),
                        near("-log(1 - x)", 1, -1, x -> -Math.log(1 - x), x -> 1 / (1 - x)),
                        near("log(x - 5)", 5, 1, x -> Math.log(x - 5), x -> 1 / (x - 5)),
                        near("acos", 1, -1, Math::acos, x -> -1 / Math.sqrt((1 - x) * (1 + x))),
                        near("sqrt(x - 2)", 2, 1, x -> Math.sqrt(x - 2), x -> 0.5 / Math.sqrt(x - 2)),
                        near("tan", Math.PI / 2, -1, Math::tan, x -> 1 + Math.tan(x) * Math.tan(x)),
                        near("atanh", 1, -1, x -> 0.5 * Math.log((1 + x) / (1 - x)), x -> 1 / ((1 - x) * (1 + x)))));
    }

    private static Kind near(
            String title, double edge, int side, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        // A subtraction beside the edge keeps 9 digits of a distance of 1e-7.
        return Kind.right(title, draw -> sum(draw, edge, side, value, slope)).within(1e-6);
    }

    private static Formula sum(Draw draw, double edge, int side, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        double distance = draw.logUniform(1e-7, 1e-1);
        double[] points = new double[12];
        Arrays.setAll(points, i -> edge + side * distance * draw.uniform(0.5, 2));
        double[] weights = draw.gaussians(points.length, 1);
        return Formula.weightedSum(points, weights, value, slope);
    }
}
