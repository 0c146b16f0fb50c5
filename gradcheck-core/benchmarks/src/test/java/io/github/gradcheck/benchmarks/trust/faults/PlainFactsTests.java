/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.core.Cause;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PlainFactsTests {
    private static final double[] RIGHT = {1, -2, 0.5, 3};
    private static final double[] THETA = {2, 1, -1, 0.3};

    private static PlainFacts of(IntToDoubleFunction wrong) {
        double[] numbers = IntStream.range(0, RIGHT.length).mapToDouble(wrong).toArray();
        return of(THETA, RIGHT, numbers);
    }

    private static PlainFacts of(Object theta, Object right, Object wrong) {
        Problem problem = new Problem() {
            @Override
            public Map<String, Object> parameters() {
                return Map.of("w", theta);
            }

            @Override
            public double loss() {
                return 0;
            }

            @Override
            public Map<String, Object> backward() {
                return Map.of("w", right);
            }
        };
        return PlainFacts.of(problem, () -> Map.of("w", wrong));
    }

    @Test
    void aFactorHoldsOfAMultipleAndOfOneBesideATermOfTheParameter() {
        assertThat(of(i -> 2 * RIGHT[i]).hold("w", Cause.FACTOR), is(true));
        assertThat(of(i -> 2 * RIGHT[i] + 0.1 * THETA[i]).hold("w", Cause.FACTOR), is(true));
        assertThat(of(i -> i == 0 ? 1.5 : 2 * RIGHT[i]).hold("w", Cause.FACTOR), is(false));
    }

    @Test
    void aTermOfTheParameterHoldsOfNothingElse() {
        assertThat(of(i -> RIGHT[i] + 0.1 * THETA[i]).hold("w", Cause.REGULARISATION), is(true));
        assertThat(of(i -> RIGHT[i] + 0.1).hold("w", Cause.REGULARISATION), is(false));
        assertThat(of(i -> RIGHT[i] + 0.1).hold("w", Cause.OFFSET), is(true));
    }

    @Test
    void aSignIsNoZeroAndNotRight() {
        assertThat(of(i -> -RIGHT[i]).hold("w", Cause.SIGN), is(true));
        assertThat(of(i -> 0).hold("w", Cause.SIGN), is(false));
        assertThat(of(i -> 0).hold("w", Cause.ZERO), is(true));
        assertThat(of(i -> RIGHT[i]).hold("w", Cause.STORED_VALUES), is(true));
        assertThat(of(i -> -RIGHT[i]).hold("w", Cause.STORED_VALUES), is(false));
    }

    @Test
    void whatOnlyAModelCanTellHoldsOfNoNumbers() {
        assertThat(of(i -> 2 * RIGHT[i]).hold("w", Cause.ACTIVATION), is(false));
    }

    @Test
    void whatSpeaksOfTheLossIsNotJudged() {
        assertThat(of(i -> 2 * RIGHT[i]).hold("w", Cause.TIE), is(true));
    }

    @Test
    void aBoundHoldsOfWhatIsCutOffThereAndOfNothingElse() {
        double bound = Arrays.stream(RIGHT).map(Math::abs).max().orElseThrow() / 2;
        assertThat(of(i -> Math.max(-bound, Math.min(bound, RIGHT[i]))).hold("w", Cause.CLIPPED), is(true));
        assertThat(of(i -> RIGHT[i] + 0.1 * THETA[i]).hold("w", Cause.CLIPPED), is(false));
    }

    @Test
    void aTermAlongTheParameterIsThePartThatAProjectionWouldTakeAway() {
        assertThat(of(i -> RIGHT[i] + 0.1 * THETA[i]).hold("w", Cause.PROJECTION), is(true));
        assertThat(of(i -> RIGHT[i] + 0.1).hold("w", Cause.PROJECTION), is(false));
    }

    @Test
    void aTriangleHoldsOfEntriesOffTheDiagonalThatAreSharedWrongly() {
        double[][] theta = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        double[][] lower = {{1, 0, 0}, {4, 5, 0}, {7, -2, 3}};
        double[][] symmetric = {{1, 2, 3.5}, {2, 5, -1}, {3.5, -1, 3}};
        assertThat(isOfTriangles(theta, lower, new double[][] {{1, 2, 3.5}, {2, 5, -1}, {3.5, -1, 3}}), is(true));
        assertThat(isOfTriangles(theta, symmetric, new double[][] {{1, 2, 3.5}, {0, 5, -1}, {0, 0, 3}}), is(true));
        assertThat(isOfTriangles(theta, symmetric, new double[][] {{1, 4, 7}, {4, 5, -2}, {7, -2, 3}}), is(true));
        assertThat(isOfTriangles(theta, symmetric, new double[][] {{2, 4, 7}, {4, 10, -2}, {7, -2, 6}}), is(true));
        assertThat(isOfTriangles(theta, symmetric, new double[][] {{1, 2, 3.5}, {2, 5, -1}, {0, 0, 3}}), is(false));
        assertThat(isOfTriangles(theta, symmetric, new double[][] {{2, 2, 3.5}, {0, 5, -1}, {0, 0, 3}}), is(false));
    }

    private static boolean isOfTriangles(double[][] theta, double[][] right, double[][] wrong) {
        return of(new DMatrixRMaj(theta), new DMatrixRMaj(right), new DMatrixRMaj(wrong))
                .hold("w", Cause.TRIANGLE);
    }
}
