/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What {@link Lines} needs to speak: a matrix of two rows, in each of which the true gradient is 1, 2, 3, 4. */
class LineFaultsTests {
    private static final String ROW_FACTORS = "has a factor of its own in every row";
    private static final String ROW_CONSTANTS = "is off by a constant of its own in every row";

    @Test
    void aFactorInEveryRow() {
        assertThat(claim(2, 4, 6, 8, 3, 6, 9, 12), is(ROW_FACTORS));
    }

    @Test
    void aConstantInEveryRow() {
        assertThat(claim(2, 3, 4, 5, 3, 4, 5, 6), is(ROW_CONSTANTS));
    }

    @Test
    void oneWrongRowIsEnough() {
        assertThat(claim(1, 2, 3, 4, 3, 6, 9, 12), is(ROW_FACTORS));
    }

    @Test
    void nothingWrongIsNoFault() {
        assertThat(claim(1, 2, 3, 4, 1, 2, 3, 4), is("none"));
    }

    @Test
    void theNumbersOfALineAgreeToAHundredThousandth() {
        // One entry of four that is off by e moves the factor of its row towards it; its own rest stays above e/2.
        assertThat(claim(2, 4, 6, 8 * (1 + 1e-5), 3, 6, 9, 12), is(ROW_FACTORS));
        assertThat(claim(2 * (1 + 1.2e-5), 4, 6, 8, 3, 6, 9, 12), is("none"));
        assertThat(claim(2 * (1 + 0.9e-5), 4, 6, 8, 3, 6, 9, 12), is(ROW_FACTORS));
    }

    @Test
    void aFaultBelowAHundredthOfTheEntriesTellsNothing() {
        assertThat(claim(1.011, 2.022, 3.033, 4.044, 3, 6, 9, 12), is(ROW_FACTORS));
        assertThat(claim(1.009, 2.018, 3.027, 4.036, 3, 6, 9, 12), is("none"));
    }

    @Test
    void threeEntriesMustTell() {
        // A constant of 0.022 is a hundredth of the first two entries only; of 0.033, of the first three.
        assertThat(claim(1.022, 2.022, 3.022, 4.022, 3, 4, 5, 6), is("none"));
        assertThat(claim(1.033, 2.033, 3.033, 4.033, 3, 4, 5, 6), is(ROW_CONSTANTS));
    }

    @Test
    void tinyEntriesBesideLargeOnesNeitherTellNorRefute() {
        HandMadeComparison tiny = HandMadeComparison.matrix("W", 2, 4, 2, 4, 6, 1e-12, 3, 6, 9, 12)
                .numerical(1, 2, 3, 5e-11, 1, 2, 3, 4)
                .dense();
        assertThat(claim(tiny), is(ROW_FACTORS));
        HandMadeComparison onlyTwoTell = HandMadeComparison.matrix("W", 2, 4, 2, 4, 2e-11, 1e-12, 3, 6, 9, 12)
                .numerical(1, 2, 1e-11, 5e-11, 1, 2, 3, 4)
                .dense();
        assertThat(claim(onlyTwoTell), is("none"));
    }

    @Test
    void everyEntryMustHaveBeenMeasured() {
        HandMadeComparison unknown = HandMadeComparison.matrix("W", 2, 4, 2, 4, 6, 8, 3, 6, 9, 12)
                .numerical(1, 2, 3, Double.NaN, 1, 2, 3, 4)
                .dense();
        assertThat(claim(unknown), is("none"));
        HandMadeComparison unvisited = HandMadeComparison.matrix("W", 2, 4, 2, 4, 6, 8, 3, 6, 9, 12)
                .numerical(1, 2, 3, 4, 1, 2, 3, 4)
                .unvisited(1)
                .dense();
        assertThat(claim(unvisited), is("none"));
    }

    @Test
    void columnsComeAfterRows() {
        HandMadeComparison columns = HandMadeComparison.matrix("W", 4, 2, 2, 3, 4, 6, 6, 9, 8, 12)
                .numerical(1, 1, 2, 2, 3, 3, 4, 4)
                .dense();
        assertThat(claim(columns), is("has a factor of its own in every column"));
    }

    @Test
    void aVectorHasNoLines() {
        assertThat(
                claim(HandMadeComparison.vector("b", 2, 4, 6, 8)
                        .numerical(1, 2, 3, 4)
                        .dense()),
                is("none"));
    }

    @Test
    void theSizeOfTheGradientDoesNotMatter() {
        for (double size : new double[] {1e-9, 1e9}) {
            double[] analytic = DoubleStream.of(2, 4, 6, 8, 3, 6, 9, 12)
                    .map(entry -> size * entry)
                    .toArray();
            double[] numerical = DoubleStream.of(1, 2, 3, 4, 1, 2, 3, 4)
                    .map(entry -> size * entry)
                    .toArray();
            assertThat(
                    claim(HandMadeComparison.matrix("W", 2, 4, analytic)
                            .numerical(numerical)
                            .dense()),
                    is(ROW_FACTORS));
            analytic[0] *= 1 + 1.2e-5;
            assertThat(
                    claim(HandMadeComparison.matrix("W", 2, 4, analytic)
                            .numerical(numerical)
                            .dense()),
                    is("none"));
        }
    }

    @Test
    void aLineOfZerosIsRight() {
        HandMadeComparison zeros = HandMadeComparison.matrix("W", 2, 4, 0, 0, 0, 0, 3, 6, 9, 12)
                .numerical(0, 0, 0, 0, 1, 2, 3, 4)
                .dense();
        assertThat(claim(zeros), is(ROW_FACTORS));
    }

    @Test
    void faultsWithoutARuleAreNone() {
        HandMadeComparison irregular = HandMadeComparison.matrix("W", 4, 2, 2, 3, 4, 6, 6.1, 9.1, 8, 12)
                .numerical(1, 1, 2, 2, 3, 3, 4, 4)
                .dense();
        assertThat(claim(irregular), is("none"));
    }

    private static String claim(double... analytic) {
        return claim(HandMadeComparison.matrix("W", 2, 4, analytic)
                .numerical(1, 2, 3, 4, 1, 2, 3, 4)
                .dense());
    }

    private static String claim(HandMadeComparison comparison) {
        Suspect suspect = new Suspect(comparison.build());
        return new Lines()
                .examine(suspect, new Network(List.of(suspect), List.of()))
                .map(Diagnosis::claim)
                .orElse("none");
    }
}
