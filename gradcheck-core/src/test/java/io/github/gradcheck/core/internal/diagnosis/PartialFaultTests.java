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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of six entries that are 1, the first ones are wrong. */
class PartialFaultTests {

    @Test
    void aFactorThatThreeEntriesShareIsNamed() {
        assertThat(
                sentence(wrong(8, 8, 8)), is("is exactly 8 times too big in the first 3 entries, and right elsewhere"));
    }

    @Test
    void aFactorThatMeansSomethingHasItsReason() {
        assertThat(
                sentence(wrong(8, 8, 8), new KnownFactor(8, "the batch has 8 columns")),
                is("is 8 times too big in the first 3 entries, and right elsewhere (the batch has 8 columns)"));
        assertThat(
                "a factor is known by 1e-5 of its size",
                sentence(wrong(8, 8, 8), new KnownFactor(8.00007, "near"), new KnownFactor(8.00009, "far")),
                is("is 8.00007 times too big in the first 3 entries, and right elsewhere (near)"));
        assertThat(
                sentence(wrong(8, 8, 8), new KnownFactor(8.00009, "far")),
                is("is exactly 8 times too big in the first 3 entries, and right elsewhere"));
    }

    @Test
    void aFactorIsThatOfAllEntriesHoweverLargeTheyAre() {
        for (double size : new double[] {1e-3, 1, 1e3}) {
            HandMadeComparison different = HandMadeComparison.vector(
                            "b", 16 * size, 24 * size, 40 * size, size, size, size)
                    .numerical(2 * size, 3 * size, 5 * size, size, size, size)
                    .wrong(0, 1, 2);
            assertThat(
                    sentence(different), is("is exactly 8 times too big in the first 3 entries, and right elsewhere"));
            HandMadeComparison apart = HandMadeComparison.vector(
                            "b", 16 * size, 24 * size, 40 * (1 + 1e-4) * size, size, size, size)
                    .numerical(2 * size, 3 * size, 5 * size, size, size, size)
                    .wrong(0, 1, 2);
            assertThat(sentence(apart), is("is wrong only in the first 3 entries"));
        }
    }

    @Test
    void twoEntriesShareAFactorByChance() {
        assertThat(sentence(wrong(8, 8)), is("is wrong only in the first 2 entries"));
    }

    @Test
    void aSignIsNoChance() {
        assertThat(sentence(wrong(-1, -1)), is("has the wrong sign in the first 2 entries, and right elsewhere"));
        assertThat(sentence(wrong(-1)), is("has the wrong sign at [0], and right elsewhere"));
        assertThat(sentence(wrong(-1 - 0.9e-5)), is("has the wrong sign at [0], and right elsewhere"));
        assertThat(sentence(wrong(-1 - 1.1e-5)), is("none"));
    }

    @Test
    void aFactorIsSharedUpToAHundredThousandth() {
        assertThat(
                sentence(wrong(8, 8, 8 * (1 + 1.2e-5))),
                is("is 8.00003 times too big in the first 3 entries, and right elsewhere"));
        assertThat(sentence(wrong(8, 8, 8 * (1 + 1.8e-5))), is("is wrong only in the first 3 entries"));
    }

    @Test
    void zerosAreNamedAsSuch() {
        assertThat(sentence(wrong(0, 0)), is("is zero in the first 2 entries, and right elsewhere"));
        assertThat(sentence(wrong(0)), is("is zero at [0], and right elsewhere"));
    }

    @Test
    void whereElsewhereIsNotKnownThreeZerosAreNamedAlone() {
        assertThat(sentence(wrong(0, 0, 0).resolution(0.5)), is("is zero in the first 3 entries"));
        assertThat(sentence(wrong(0, 0).resolution(0.5)), is("none"));
    }

    @Test
    void whatTheLossDoesNotReadShouldBeZero() {
        assertThat(
                sentence(planted(HandMadeComparison.vector("b", 3, -2, 1, 1, 1, 1), 2)
                        .numerical(1e-9, 0)),
                is("is not zero in the first 2 entries, and right elsewhere" + " (the loss does not move there)"));
        assertThat(
                "a small derivative is one",
                sentence(planted(HandMadeComparison.vector("b", 3, -2, 1, 1, 1, 1), 2)
                        .numerical(1e-7, 0)),
                is("is wrong only in the first 2 entries"));
        HandMadeComparison floats = new HandMadeComparison("b", new float[6], 3, -2, 1, 1, 1, 1);
        assertThat(
                sentence(planted(floats, 2).numerical(1e-4, 0)),
                is("is not zero in the first 2 entries, and right elsewhere" + " (the loss does not move there)"));
    }

    @Test
    void aSingleEntryIsNoPart() {
        assertThat(sentence(wrong(8)), is("none"));
    }

    @Test
    void anEqualFaultMustHaveBeenSeenElsewhereAtAFifth() {
        // The fault is half of the wrong entries.
        assertThat(
                sentence(wrong(2, 2, 2).resolution(0.099)),
                is("is exactly 2 times too big in the first 3 entries, and right elsewhere"));
        assertThat(sentence(wrong(2, 2, 2).resolution(0.101)), is("none"));
        assertThat(sentence(wrong(2, 2, 2).resolution(Double.NaN)), is("none"));
    }

    @Test
    void aFaultThatMayBeExcusedElsewhereAsRoundingIsNoPart() {
        assertThat(sentence(wrong(1 + 5.1e-6, 1 + 7e-6)), is("is wrong only in the first 2 entries"));
        assertThat(sentence(wrong(1 + 4.9e-6, 1 + 7e-6)), is("none"));
        assertThat(sentence(floats(1.0051, 1.007)), is("is wrong only in the first 2 entries"));
        assertThat(sentence(floats(1.0049, 1.007)), is("none"));
    }

    @Test
    void whereNotAllEntriesAreKnownNothingIsSaid() {
        assertThat(sentence(wrong(8, 8, 8).unvisited(1)), is("none"));
        assertThat(sentence(wrong(8, 8, 8).dense()), is("none"));
    }

    private static HandMadeComparison wrong(double... values) {
        return planted(HandMadeComparison.vector("b", gradient(values)), values.length);
    }

    private static HandMadeComparison floats(double... values) {
        return planted(new HandMadeComparison("b", new float[6], gradient(values)), values.length);
    }

    private static HandMadeComparison planted(HandMadeComparison comparison, int count) {
        int[] wrong = IntStream.range(0, count).toArray();
        return comparison.numerical(1, 1, 1, 1, 1, 1).wrong(wrong);
    }

    private static double[] gradient(double... values) {
        double[] gradient = {1, 1, 1, 1, 1, 1};
        System.arraycopy(values, 0, gradient, 0, values.length);
        return gradient;
    }

    private static String sentence(HandMadeComparison comparison, KnownFactor... factors) {
        Suspect suspect = new Suspect(comparison.build());
        return new PartialFault()
                .examine(suspect, new Network(List.of(suspect), List.of(factors)))
                .map(Diagnosis::sentence)
                .orElse("none");
    }
}
