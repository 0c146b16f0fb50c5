/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * From which asymmetry on backward is the gradient of nothing. Its Jacobian is S + c A, where S is symmetric and
 * {@code A = [0 1; -1 0]}; so {@code v'Ju - u'Jv = 2 c (u_1 v_0 - u_0 v_1)}.
 */
class ConsistencyLimitsTests {
    private static final double[] X = {0.7, 1.3};
    private static final int[][] PAIRS = {{1, 0}, {2, 0}, {2, 1}};

    @Test
    void aMillionthOfWhatIsComparedIsAnAsymmetry() {
        double[] limits = Arrays.stream(PAIRS)
                .mapToDouble(pair -> 1e-6 * size(pair) / perUnit(pair))
                .sorted()
                .toArray();
        // Two of the three pairs must show it.
        assertThat(linear(1.01 * limits[1]).answer(), is(Consistency.Answer.NO_GRADIENT));
        assertThat(linear(0.99 * limits[1]).answer(), is(Consistency.Answer.OPEN));
        assertThat(linear(0).answer(), is(Consistency.Answer.GRADIENT));
    }

    @Test
    void anAsymmetryIsTenTimesItsReach() {
        double[] limits = Arrays.stream(PAIRS)
                .mapToDouble(pair -> 10 * reach(pair) / perUnit(pair))
                .sorted()
                .toArray();
        assertThat("the reach decides", limits[1], is(greaterThan(1e-6)));
        assertThat(cubic(1.02 * limits[1]).answer(), is(Consistency.Answer.NO_GRADIENT));
        assertThat(cubic(0.98 * limits[1]).answer(), is(Consistency.Answer.OPEN));
    }

    @Test
    void symmetryShowsOnlyWhereTheFaultWouldBreakItAThousandTimesOver() {
        double needed = Arrays.stream(PAIRS)
                .mapToDouble(pair -> 1e3 * reach(pair) / size(pair))
                .max()
                .orElseThrow();
        assertThat(cubic(0).withRelativeDifference(1.02 * needed).answer(), is(Consistency.Answer.GRADIENT));
        assertThat(cubic(0).withRelativeDifference(0.98 * needed).answer(), is(Consistency.Answer.OPEN));
        assertThat(cubic(0).withRelativeDifference(Double.NaN).answer(), is(Consistency.Answer.OPEN));
    }

    @Test
    void numbersThatFitIntoAFloatAreTakenForFloats() {
        VectorField three = new VectorField(x -> new double[] {0.5 * x[0], 0.25 * x[1], x[2]}, 1, 2, 3);
        assertThat(three.answer(), is(Consistency.Answer.OPEN));
        VectorField two = new VectorField(x -> new double[] {0.5 * x[0], 0.25 * x[1], 0}, 1, 2, 3);
        assertThat(two.answer(), is(Consistency.Answer.GRADIENT));
        VectorField oneIsLonger = new VectorField(x -> new double[] {0.1 * x[0], 0.25 * x[1], x[2]}, 1, 2, 3);
        assertThat(oneIsLonger.answer(), is(Consistency.Answer.GRADIENT));
    }

    @Test
    void aBackwardThatFailsBesideThePointLeavesItOpen() {
        VectorField field =
                new VectorField(x -> x[0] == 0.7 ? new double[] {0.1, 0.2} : new double[] {Double.NaN, 0}, X);
        assertThat(field.answer(), is(Consistency.Answer.OPEN));
    }

    @Test
    void backwardIsCalledFourTimesForEachDirectionAndOnceMoreAtThePoint() {
        List<double[]> seen = new ArrayList<>();
        VectorField field = new VectorField(
                x -> {
                    seen.add(x.clone());
                    return new double[] {1.1 * x[0], 2.3 * x[1]};
                },
                X);
        seen.clear();
        assertThat(field.answer(), is(Consistency.Answer.GRADIENT));
        assertThat(seen.size(), is(13));
        assertArrayEquals(X, seen.get(12));
    }

    private static VectorField linear(double c) {
        return new VectorField(
                x -> new double[] {1.1 * x[0] + 0.3 * x[1] + c * x[1], 0.3 * x[0] + 2.3 * x[1] - c * x[0]}, X);
    }

    /** At the point the cubes and their slopes are zero; they only keep the two quotients apart. */
    private static VectorField cubic(double c) {
        return new VectorField(
                x -> new double[] {
                    1.1 * x[0] + 0.3 * x[1] + c * x[1] + 1e3 * Math.pow(x[0] - X[0], 3),
                    0.3 * x[0] + 2.3 * x[1] - c * x[0] + 1e3 * Math.pow(x[1] - X[1], 3)
                },
                X);
    }

    private static double perUnit(int[] pair) {
        double[] u = linear(0).direction(pair[0]);
        double[] v = linear(0).direction(pair[1]);
        return 2 * Math.abs(u[1] * v[0] - u[0] * v[1]);
    }

    private static double size(int[] pair) {
        double[] u = linear(0).direction(pair[0]);
        double[] v = linear(0).direction(pair[1]);
        return 2 * Math.abs(v[0] * (1.1 * u[0] + 0.3 * u[1]) + v[1] * (0.3 * u[0] + 2.3 * u[1]));
    }

    /** Four error bars of both derivatives; of a cubic, each is 1.2 times what separates the quotients. */
    private static double reach(int[] pair) {
        double[] u = linear(0).direction(pair[0]);
        double[] v = linear(0).direction(pair[1]);
        return 4 * 1.2 * 1e3 * (1e-8 - 1e-10) * (Math.abs(cube(u, v)) + Math.abs(cube(v, u)));
    }

    private static double cube(double[] u, double[] v) {
        return v[0] * Math.pow(u[0], 3) + v[1] * Math.pow(u[1], 3);
    }
}
