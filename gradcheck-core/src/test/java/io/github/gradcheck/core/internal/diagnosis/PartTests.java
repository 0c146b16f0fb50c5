/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a regular part of a key is wrong. */
class PartTests {
    @ForEverySeedAndCoverage
    void regularPlacesHaveNames(long seed, Coverage coverage) {
        assertThat(wrong(seed, coverage, (i, j) -> i == 2), is("is wrong only in row 2"));
        assertThat(wrong(seed, coverage, (i, j) -> j == 5), is("is wrong only in the last column"));
        assertThat(wrong(seed, coverage, (i, j) -> i == j), is("is wrong only in the diagonal"));
        assertThat(wrong(seed, coverage, (i, j) -> i == 1 || i == 4), is("is wrong only in rows 1 and 4"));
        assertThat(
                wrong(seed, coverage, (i, j) -> i > 1 && i < 5 && j > 0 && j < 4),
                is("is wrong only in the block [2..4, 1..3]"));
    }

    /** The report shows it anyway. */
    @ForEverySeedAndCoverage
    void aSingleEntryIsNamedOnlyWhereThereIsMoreToSay(long seed, Coverage coverage) {
        assertThat(wrong(seed, coverage, (i, j) -> i == 3 && j == 1), is(""));
        assertThat(
                diagnose(seed, coverage, (i, j) -> i == 3 && j == 1, i -> 0),
                is("is zero at [3,1], and right elsewhere"));
        assertThat(
                diagnose(seed, coverage, (i, j) -> i == 3 && j == 1, i -> -1),
                is("has the wrong sign at [3,1], and right elsewhere"));
        assertThat(diagnose(seed, coverage, (i, j) -> i == 3 && j == 1, i -> -1.001), is(""));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void whereMostIsWrongTheExceptionIsNamed(long seed) {
        assertThat(wrong(seed, Coverage.EVERY_ENTRY, (i, j) -> i != 2), is("is wrong in all rows but 2"));
        assertThat(
                wrong(seed, Coverage.EVERY_ENTRY, (i, j) -> j != 1 && j != 3),
                is("is wrong in all columns but 1 and 3"));
        assertThat(wrong(seed, Coverage.EVERY_ENTRY, (i, j) -> i != j), is("is wrong in all entries off the diagonal"));
    }

    /** Any few entries that happen to be right would make the others a place. */
    @ForEverySeedAndCoverage
    void mostOfAListIsNoRegularPlace(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed).diagnose("b1", coverage, gradient -> {
                    for (int i = 1; i < 12; i++) {
                        gradient.get("b1")[i] *= 1 + 0.1 * i;
                    }
                }),
                is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void entriesOfAListHaveNames(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(
                model.diagnose("b1", coverage, gradient -> Arrays.fill(gradient.get("b1"), 9, 12, 0))
                        .map(Diagnosis::claim),
                is(Optional.of("is zero in the last 3 entries, and right elsewhere")));
    }

    @ForEverySeedAndCoverage
    void aFactorOfTheWholePlaceIsNamed(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, (i, j) -> j == 2, i -> -1),
                is("has the wrong sign in column 2, and right elsewhere"));
        assertThat(
                diagnose(seed, coverage, (i, j) -> j == 2, i -> 8),
                is("is 8 times too big in column 2, and right elsewhere"));
        assertThat(
                diagnose(seed, coverage, (i, j) -> j == 2, i -> i == 8 ? 8.008 : 8), is("is wrong only in column 2"));
    }

    @ForEverySeedAndCoverage
    void oneMoreOrOneLessEntryIsNoRegularPlace(long seed, Coverage coverage) {
        assertThat(wrong(seed, coverage, (i, j) -> i == 2 && j != 3), is(""));
        assertThat(wrong(seed, coverage, (i, j) -> i == 2 || (i == 4 && j == 3)), is(""));
        assertThat(wrong(seed, coverage, (i, j) -> i == j && i != 2), is(""));
    }

    @ForEverySeedAndCoverage
    void aKeyThatIsWrongWhereverItIsNotZeroHasNoWrongPart(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed).withDeadRow("W1", 0).withDeadRow("W1", 1);
        assertThat(
                model.diagnose("W1", coverage, gradient -> multiply(gradient.get("W1"), (i, j) -> true, i -> 2 + i)),
                is(Optional.empty()));
    }

    private static String wrong(long seed, Coverage coverage, Place place) {
        return diagnose(seed, coverage, place, i -> 1.5 + 0.1 * i);
    }

    private static String diagnose(long seed, Coverage coverage, Place place, IntToDoubleFunction factor) {
        return PlantedModel.standard(seed)
                .diagnose("W1", coverage, gradient -> multiply(gradient.get("W1"), place, factor))
                .map(Diagnosis::claim)
                .orElse("");
    }

    private static void multiply(double[] w, Place place, IntToDoubleFunction factor) {
        for (int i = 0; i < w.length; i++) {
            w[i] *= place.contains(i / 6, i % 6) ? factor.applyAsDouble(i) : 1;
        }
    }

    /** Some entries of a matrix. */
    private interface Place {
        boolean contains(int row, int column);
    }
}
