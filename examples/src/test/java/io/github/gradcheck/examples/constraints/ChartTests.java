/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.constraints;

import static io.github.gradcheck.examples.constraints.Chart.dot;
import static io.github.gradcheck.examples.constraints.Chart.sum;
import static io.github.gradcheck.examples.constraints.Chart.times;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code f(x) = sum c_i x_i^2 / 2 + sum sin x_i} on constrained parameters. */
class ChartTests {
    private static final double[] C = {1.3, -0.4, 2.1, 0.6};

    private static double loss(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> C[i % 4] * x[i] * x[i] / 2 + Math.sin(x[i]))
                .sum();
    }

    private static double[] euclidean(double[] x) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> C[i % 4] * x[i] + Math.cos(x[i]))
                .toArray();
    }

    private static double[] riemannianOnTheSphere(double[] x) {
        double[] g = euclidean(x);
        return sum(g, times(-dot(g, x), x));
    }

    private static GradientReport check(
            Chart chart, ToDoubleFunction<double[]> loss, UnaryOperator<double[]> gradientByCoordinates) {
        return GradientChecker.create()
                .check(
                        Parameters.of("xi", chart.coordinates()),
                        () -> loss.applyAsDouble(chart.point()),
                        () -> gradientByCoordinates.apply(chart.point()));
    }

    private static void assertJudged(Verdict expected, Chart chart, UnaryOperator<double[]> gradient) {
        assertEquals(
                expected,
                check(chart, ChartTests::loss, x -> chart.pullBack(gradient.apply(x)))
                        .verdict());
    }

    @GradientCheck
    void aUnitVector(@Input(4) double[] direction, Gradients gradients) {
        Chart chart = Chart.ofSphere(Chart.normalised(direction));
        gradients
                .parameter("xi", chart.coordinates())
                .of(() -> loss(chart.point()))
                .match(() -> chart.pullBackTangent(riemannianOnTheSphere(chart.point())));
    }

    @Test
    void onTheSphereSignsAndEntriesAreSeenAndTheNormalPartIsNot() {
        Chart chart = Chart.ofSphere(Chart.normalised(new double[] {0.4, -0.7, 0.2, 0.5}));
        assertEquals(3, chart.coordinates().length);
        assertJudged(Verdict.CORRECT, chart, ChartTests::riemannianOnTheSphere);
        assertJudged(Verdict.CORRECT, chart, ChartTests::euclidean);
        assertJudged(Verdict.WRONG, chart, x -> times(-1, riemannianOnTheSphere(x)));
        assertJudged(Verdict.WRONG, chart, x -> {
            double[] g = euclidean(x);
            g[2] *= 1.01;
            return g;
        });
    }

    @Test
    void aGradientThatIsNotProjectedIsRefusedWhereItMustBeTangent() {
        Chart chart = Chart.ofSphere(Chart.normalised(new double[] {0.4, -0.7, 0.2, 0.5}));
        GradientCheckException refused = assertThrows(
                GradientCheckException.class,
                () -> check(chart, ChartTests::loss, x -> chart.pullBackTangent(euclidean(x))));
        assertTrue(refused.toString().contains("is not projected"), refused::toString);
    }

    /** {@code f(R) = tr(M'R)} with {@code R <- R cay(skew)}; its gradient is M. */
    @Test
    void aRotationMovesByCayleysTransform() {
        double angle = 0.7;
        double[] R = {Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)};
        double[] M = {0.3, -1.2, 0.8, 0.5};
        double[][] skew = {{0, -1, 1, 0}};
        Chart chart = new Chart(R, skew, (base, tangent) -> times2(base, cayley(tangent[2])));
        assertEquals(
                Verdict.CORRECT,
                check(chart, r -> dot(M, r), r -> chart.pullBack(M)).verdict());
        assertEquals(
                Verdict.WRONG,
                check(chart, r -> dot(M, r), r -> chart.pullBack(new double[] {0.3, 0.8, -1.2, 0.5}))
                        .verdict());
    }

    /** The rotation {@code (I - S/2)^-1 (I + S/2)} of {@code S = {0, -s, s, 0}}. */
    private static double[] cayley(double s) {
        double cos = (1 - s * s / 4) / (1 + s * s / 4);
        double sin = s / (1 + s * s / 4);
        return new double[] {cos, -sin, sin, cos};
    }

    private static double[] times2(double[] a, double[] b) {
        return new double[] {
            a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3]
        };
    }

    /** {@code f(A) = log det A} of a symmetric A: the gradient is its inverse, and both entries of a pair count. */
    @Test
    void aSymmetricMatrixMovesInPairs() {
        Chart chart = Chart.ofSymmetric(new double[] {2, 0.3, 0.3, 1}, 2);
        ToDoubleFunction<double[]> logDet = a -> Math.log(a[0] * a[3] - a[1] * a[2]);
        UnaryOperator<double[]> inverse =
                a -> times(1 / (a[0] * a[3] - a[1] * a[2]), new double[] {a[3], -a[1], -a[2], a[0]});
        GradientReport right = check(chart, logDet, a -> chart.pullBack(inverse.apply(a)));
        assertEquals(Verdict.CORRECT, right.verdict());
        assertEquals(3, right.key("xi").entries());
        GradientReport halved = check(chart, logDet, a -> {
            double[] g = inverse.apply(a);
            g[2] = 0;
            return chart.pullBack(g);
        });
        assertEquals("xi[1]", halved.key("xi").wrongEntries().get(0).entry());
    }

    @Test
    void probabilitiesStayProbabilities() {
        Chart chart = Chart.ofSimplex(new double[] {0.2, 0.5, 0.3});
        ToDoubleFunction<double[]> entropy = p -> {
            assertEquals(1, p[0] + p[1] + p[2], 1e-12);
            return -dot(p, new double[] {Math.log(p[0]), Math.log(p[1]), Math.log(p[2])});
        };
        UnaryOperator<double[]> right = p -> new double[] {-Math.log(p[0]), -Math.log(p[1]), -Math.log(p[2])};
        assertEquals(
                Verdict.CORRECT,
                check(chart, entropy, p -> chart.pullBack(right.apply(p))).verdict());
        assertEquals(
                Verdict.WRONG,
                check(chart, entropy, p -> chart.pullBack(new double[] {1, -Math.log(p[1]), -Math.log(p[2])}))
                        .verdict());
    }

    @Test
    void frozenEntriesAreNeitherMovedNorCounted() {
        Chart chart = Chart.ofFree(new double[] {0.2, 0.5, 0.3, -0.9}, 1, 3);
        GradientReport report = check(
                chart,
                x -> {
                    assertEquals(0.2, x[0]);
                    assertEquals(0.3, x[2]);
                    return loss(x);
                },
                x -> {
                    double[] g = euclidean(x);
                    g[0] = 99;
                    return chart.pullBack(g);
                });
        assertEquals(Verdict.CORRECT, report.verdict());
        assertEquals(2, report.key("xi").entries());
    }
}
