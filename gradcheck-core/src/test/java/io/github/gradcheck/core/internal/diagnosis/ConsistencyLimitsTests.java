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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * From which asymmetry on backward is the gradient of nothing. Its Jacobian is S + c A, where S is symmetric and
 * {@code A = [0 1; -1 0]}; u moves one of the two entries and v the other, so that {@code v'Ju - u'Jv = 2 c u v}. There
 * is one pair, because the third part is empty.
 */
class ConsistencyLimitsTests {
    private static final double[] X = {0.7, 1.3};
    /** The two parts that are not empty; u moves the first entry. */
    private static final double U = only(0);

    private static final double V = only(1);

    private static final double CUBES = 1e3;

    @Test
    void aMillionthOfWhatIsComparedIsAnAsymmetry() {
        double limit = 1e-6 * size() / perUnit();
        assertThat(linear(1.01 * limit).answer(), is(Consistency.Answer.NO_GRADIENT));
        assertThat(linear(0.99 * limit).answer(), is(Consistency.Answer.OPEN));
        assertThat(linear(0).answer(), is(Consistency.Answer.GRADIENT));
    }

    @Test
    void anAsymmetryIsTenTimesItsReach() {
        double limit = 10 * reach() / perUnit();
        assertThat("the reach decides", limit, is(greaterThan(1e-6)));
        assertThat(cubic(1.02 * limit).answer(), is(Consistency.Answer.NO_GRADIENT));
        assertThat(cubic(0.98 * limit).answer(), is(Consistency.Answer.OPEN));
    }

    @Test
    void symmetryShowsOnlyWhereTheFaultWouldBreakItAThousandTimesOver() {
        double needed = 1e3 * reach() / size();
        assertThat(cubic(0).withRelativeDifference(1.02 * needed).answer(), is(Consistency.Answer.GRADIENT));
        assertThat(cubic(0).withRelativeDifference(0.98 * needed).answer(), is(Consistency.Answer.OPEN));
        assertThat(cubic(0).withRelativeDifference(Double.NaN).answer(), is(Consistency.Answer.OPEN));
    }

    /** With three pairs one may be blurred, by a jump of the third entry here; two must show an asymmetry. */
    @Test
    void oneOfThreePairsMayBeBlurred() {
        assertThat(three(0.2, 0, 0).answer(), is(Consistency.Answer.OPEN));
        assertThat(three(0.2, 0.2, 0).answer(), is(Consistency.Answer.NO_GRADIENT));
        assertThat(three(0, 0, 0).answer(), is(Consistency.Answer.GRADIENT));
    }

    /** Asymmetric between the first two, the first and last, and the last two entries. */
    private static VectorField three(double a, double b, double c) {
        return new VectorField(
                x -> new double[] {
                    0.3 * x[1] + 0.7 * x[2] + a * x[1] + b * x[2],
                    0.3 * x[0] + 0.6 * x[2] - a * x[0] + c * x[2],
                    0.7 * x[0] + 0.6 * x[1] - b * x[0] - c * x[1]
                },
                0.7,
                1.3,
                0.4);
    }

    @Test
    void whereNothingIsOffTheDiagonalNothingIsSaid() {
        assertThat(
                new VectorField(x -> new double[] {1.1 * x[0], 2.3 * x[1]}, X).answer(), is(Consistency.Answer.OPEN));
        assertThat(new VectorField(x -> new double[] {1.1 * x[0]}, 0.7).answer(), is(Consistency.Answer.OPEN));
    }

    @Test
    void numbersThatFitIntoAFloatAreTakenForFloats() {
        VectorField three = new VectorField(x -> coupled(x, 0.5), 1, 2, 3);
        assertThat(three.answer(), is(Consistency.Answer.OPEN));
        VectorField two = new VectorField(x -> new double[] {0.5 * x[1], 0.5 * x[0]}, 1, 2);
        assertThat(two.answer(), is(Consistency.Answer.GRADIENT));
        VectorField longer = new VectorField(x -> coupled(x, 0.1), 1, 2, 3);
        assertThat(longer.answer(), is(Consistency.Answer.GRADIENT));
    }

    private static double[] coupled(double[] x, double a) {
        return new double[] {a * x[1] + x[2], a * x[0] + x[2], x[0] + x[1]};
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
                    return new double[] {1.1 * x[1], 1.1 * x[0]};
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
                    1.1 * x[0] + 0.3 * x[1] + c * x[1] + CUBES * Math.pow(x[1] - X[1], 3),
                    0.3 * x[0] + 2.3 * x[1] - c * x[0] + CUBES * Math.pow(x[0] - X[0], 3)
                },
                X);
    }

    private static double perUnit() {
        return 2 * Math.abs(U * V);
    }

    private static double size() {
        return 2 * Math.abs(0.3 * U * V);
    }

    /** Four error bars of both derivatives; of a cubic, each is 1.2 times what separates the quotients. */
    private static double reach() {
        return 4 * 1.2 * CUBES * (1e-8 - 1e-10) * (Math.abs(V * U * U * U) + Math.abs(U * V * V * V));
    }

    private static double only(int entry) {
        return IntStream.range(0, 3)
                .mapToDouble(number -> linear(0).direction(number, 3)[entry])
                .sum();
    }
}
