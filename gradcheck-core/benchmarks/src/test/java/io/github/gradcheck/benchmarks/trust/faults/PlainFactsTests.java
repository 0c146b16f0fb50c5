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
import org.junit.jupiter.api.Test;

class PlainFactsTests {
    private static final double[] RIGHT = {1, -2, 0.5, 3};
    private static final double[] THETA = {2, 1, -1, 0.3};

    private static PlainFacts of(IntToDoubleFunction wrong) {
        Problem problem = new Problem() {
            @Override
            public Map<String, Object> parameters() {
                return Map.of("w", THETA);
            }

            @Override
            public double loss() {
                return 0;
            }

            @Override
            public Map<String, Object> backward() {
                return Map.of("w", RIGHT);
            }
        };
        double[] numbers = IntStream.range(0, RIGHT.length).mapToDouble(wrong).toArray();
        return PlainFacts.of(problem, () -> Map.of("w", numbers));
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
}
