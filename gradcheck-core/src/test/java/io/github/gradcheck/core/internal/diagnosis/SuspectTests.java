/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What measurements of one key prove and refute. The true gradient is 1 in every entry, and backward returned 2. */
class SuspectTests {
    private static final int ENTRIES = 4;

    /** Far enough from every limit. */
    private static final double SHARP = 1e-7;

    @Test
    void theTrueGradientExplainsAFault() {
        assertThat(suspect(SHARP).isExplainedBy(entry -> 1), is(true));
        assertThat(suspect(SHARP).isExplainedBy(gradient(1), 0), is(true));
    }

    @Test
    void aGradientOutsideTheReachIsRefuted() {
        assertThat(suspect(SHARP).isExplainedBy(entry -> 1 + 0.9e-7), is(true));
        assertThat(suspect(SHARP).isExplainedBy(entry -> 1 + 1.2e-7), is(false));
        assertThat(suspect(SHARP).isExplainedBy(entry -> Double.NaN), is(false));
    }

    @Test
    void oneMeasurementRefutes() {
        assertThat(suspect(SHARP).isExplainedBy(entry -> entry == 3 ? 1.001 : 1), is(false));
    }

    /**
     * Two chances of 1e-4 together are one of {@code 1e-8 (1 + ln 1e8) = 1.94e-7}, as are four of 3.004e-3; here the
     * chance of a value 1 + x is x / (1 - x), since backward said 2.
     */
    @Test
    void fourMeasurementsAgreeAsRarelyAsTwoThatAgreeBetter() {
        assertThat(telling(2, 9e-4).isExplainedBy(entry -> 1 + 0.99e-4), is(true));
        assertThat(telling(2, 9e-4).isExplainedBy(entry -> 1 + 1.01e-4), is(false));
        assertThat(suspect(1e-2).isExplainedBy(entry -> 1 + 2.98e-3), is(true));
        assertThat(suspect(1e-2).isExplainedBy(entry -> 1 + 3.01e-3), is(false));
    }

    @Test
    void aValueIsKnownNoBetterThanToASixteenthOfTheReach() {
        assertThat(telling(2, 0.99 * 1.6e-3).isExplainedBy(entry -> 1), is(true));
        assertThat(telling(2, 1.01 * 1.6e-3).isExplainedBy(entry -> 1), is(false));
    }

    @Test
    void allMeasurementsTogetherKnowTheSizeToAHundredth() {
        assertThat(suspect(1.99e-2).isExplainedBy(entry -> 1), is(true));
        assertThat(suspect(2.01e-2).isExplainedBy(entry -> 1), is(false));
    }

    @Test
    void aMeasurementIsWorthNothingFromATenthOfWhatItTellsApartOn() {
        assertThat(telling(2, 9e-4, 0.099).isExplainedBy(entry -> 1 + 1.2e-4), is(true));
        assertThat(telling(2, 9e-4, 0.101).isExplainedBy(entry -> 1 + 1.2e-4), is(false));
    }

    @Test
    void oneMeasurementAgreesByChanceOnceInTenThousandAtLeast() {
        assertThat(telling(1, 1e-8).isExplainedBy(entry -> 1), is(false));
    }

    @Test
    void whatTellsDependsOnTheDistanceFromBackward() {
        // The distance is a tenth of the gradient, and a sixteenth of the reach 3.004e-3 of that.
        Suspect near = new Suspect(HandMadeComparison.vector("b", gradient(1.1))
                .numerical(gradient(1))
                .reach(4.7e-3)
                .dense()
                .build());
        Suspect nearAndBlunter = new Suspect(HandMadeComparison.vector("b", gradient(1.1))
                .numerical(gradient(1))
                .reach(4.9e-3)
                .dense()
                .build());
        assertThat(near.isExplainedBy(entry -> 1), is(true));
        assertThat(nearAndBlunter.isExplainedBy(entry -> 1), is(false));
    }

    @Test
    void twoMeasurementsMustTellBesideThoseThatWereFitted() {
        assertThat(telling(2).isExplainedBy(gradient(1), 0), is(true));
        assertThat(telling(1).isExplainedBy(gradient(1), 0), is(false));
        assertThat(telling(3).isExplainedBy(gradient(1), 1), is(true));
        assertThat(telling(2).isExplainedBy(gradient(1), 1), is(false));
        assertThat(telling(4).isExplainedBy(gradient(1), 2), is(true));
        assertThat(telling(3).isExplainedBy(gradient(1), 2), is(false));
    }

    /** A search finds the wrong ones; where the others were not measured, these are no sample of the whole. */
    @Test
    void entriesThatWereSearchedForTellNothingOfOthersThatMayBeRight() {
        assertThat(searched(0).isExplainedBy(entry -> 1), is(true));
        assertThat(searched(2).isExplainedBy(entry -> 1), is(false));
        assertThat(Suspect.areExplained(List.of(searched(0)), key -> key.project(entry -> 1), 0), is(true));
        assertThat(Suspect.areExplained(List.of(searched(2)), key -> key.project(entry -> 1), 0), is(false));
    }

    /** Three wrong entries, and another one that is not known. */
    private static Suspect searched(double last) {
        return new Suspect(HandMadeComparison.vector("b", 2, 2, 2, last)
                .numerical(1, 1, 1, Double.NaN)
                .reach(SHARP)
                .reach(3, Double.POSITIVE_INFINITY)
                .wrong(0, 1, 2)
                .build());
    }

    @Test
    void aKeyOfOneEntryCanHaveNoMoreThanOneMeasurement() {
        Suspect single = new Suspect(HandMadeComparison.vector("b", 2)
                .numerical(1)
                .reach(SHARP)
                .dense()
                .build());
        assertThat(single.isExplainedBy(entry -> 1), is(true));
        assertThat(single.isExplainedBy(gradient(1), 1), is(false));
    }

    @Test
    void whereBackwardFitsAsWellNothingIsExplained() {
        Suspect right = new Suspect(HandMadeComparison.vector("b", gradient(2))
                .numerical(gradient(2))
                .reach(SHARP)
                .dense()
                .build());
        assertThat(right.isExplainedBy(entry -> 2), is(false));
    }

    @Test
    void aBluntMeasurementRefutesOnlyWhatIsFarOff() {
        assertThat("3.9 reaches", oneReachOf(2e-3).isExplainedBy(entry -> entry == 3 ? 1 + 7.8e-3 : 1), is(true));
        assertThat("4.1 reaches", oneReachOf(2e-3).isExplainedBy(entry -> entry == 3 ? 1 + 8.2e-3 : 1), is(false));
    }

    @Test
    void aMeasurementIsBluntFromAThousandthOn() {
        assertThat(oneReachOf(0.99e-3).isExplainedBy(entry -> entry == 3 ? 1 + 1.5e-3 : 1), is(false));
        assertThat(oneReachOf(1.01e-3).isExplainedBy(entry -> entry == 3 ? 1 + 1.5e-3 : 1), is(true));
    }

    /** Backward returned 1.1 times a gradient of this size, and everything else is in proportion. */
    private static Suspect ofSize(double size, double reach) {
        return new Suspect(HandMadeComparison.vector("b", 1.1 * size, 1.1 * size, 1.1 * size, 1.1 * size)
                .numerical(size, size, size, size)
                .reach(reach * size)
                .dense()
                .build());
    }

    @Test
    void theSizeOfTheGradientDoesNotMatter() {
        for (double size : new double[] {1e-3, 1e3}) {
            assertThat(ofSize(size, 0.99e-5).isSharplyMeasured(), is(true));
            assertThat(ofSize(size, 1.01e-5).isSharplyMeasured(), is(false));
            assertThat(ofSize(size, 4.7e-3).isExplainedBy(entry -> size), is(true));
            assertThat(ofSize(size, 4.9e-3).isExplainedBy(entry -> size), is(false));
            assertThat("rounding", ofSize(size, 0).isExplainedBy(entry -> size * (1 + 0.9e-9)), is(true));
            assertThat("rounding", ofSize(size, 0).isExplainedBy(entry -> size * (1 + 1.1e-9)), is(false));
        }
    }

    @Test
    void aMeasurementIsBluntFromAThousandthOfItsSizeOn() {
        for (double size : new double[] {1e-3, 1e3}) {
            Suspect blunt = new Suspect(HandMadeComparison.vector("b", 2 * size, 2 * size, 2 * size, 2 * size)
                    .numerical(size, size, size, size)
                    .reach(1e-7 * size)
                    .reach(3, 1.01e-3 * size)
                    .dense()
                    .build());
            assertThat(blunt.isExplainedBy(entry -> entry == 3 ? size * (1 + 1.5e-3) : size), is(true));
            assertThat(blunt.isExplainedBy(entry -> entry == 3 ? size * (1 + 4.5e-3) : size), is(false));
            Suspect sharp = new Suspect(HandMadeComparison.vector("b", 2 * size, 2 * size, 2 * size, 2 * size)
                    .numerical(size, size, size, size)
                    .reach(1e-7 * size)
                    .reach(3, 0.99e-3 * size)
                    .dense()
                    .build());
            assertThat(sharp.isExplainedBy(entry -> entry == 3 ? size * (1 + 1.5e-3) : size), is(false));
        }
    }

    @Test
    void aMeasurementIsBluntInProportionToTheLargerOfTheTwo() {
        assertThat(oneReachOf(1.001e-3).isExplainedBy(entry -> entry == 3 ? 1.0015 : 1), is(false));
    }

    @Test
    void anEntryThatNothingMovesRefutesNothingAndWeighsNothing() {
        Suspect suspect = new Suspect(HandMadeComparison.vector("b", 2, 2, 2, 0)
                .numerical(1, 1, 1, 0)
                .reach(SHARP)
                .reach(3, 0)
                .dense()
                .build());
        assertThat(suspect.isExplainedBy(entry -> entry == 3 ? 0 : 1), is(true));
        assertThat(suspect.fit(new double[4], suspect.analytic()), is(closeTo(0.5, 1e-9)));
        assertThat(suspect.uncertainty(suspect.analytic()), is(closeTo(SHARP / Math.sqrt(12), 0.1 * SHARP)));
    }

    @Test
    void roundingOfTheGradientIsForgiven() {
        assertThat(suspect(0).isExplainedBy(entry -> 1 + 0.9e-9), is(true));
        assertThat(suspect(0).isExplainedBy(entry -> 1 + 1.1e-9), is(false));
    }

    @Test
    void floatsAreRoundedMore() {
        assertThat(floats().isExplainedBy(entry -> 1 + 0.9e-6), is(true));
        assertThat(floats().isExplainedBy(entry -> 1 + 1.1e-6), is(false));
    }

    @Test
    void threeSharpMeasurementsWouldHaveShownAFactor() {
        assertThat(telling(3).isSharplyMeasured(), is(true));
        assertThat(telling(2).isSharplyMeasured(), is(false));
        assertThat(suspect(0.99e-4).isSharplyMeasured(), is(true));
        assertThat(suspect(1.01e-4).isSharplyMeasured(), is(false));
    }

    @Test
    void twoEntriesNeedNoThreeMeasurements() {
        Suspect two = new Suspect(HandMadeComparison.vector("b", 2, 2)
                .numerical(1, 1)
                .reach(SHARP)
                .dense()
                .build());
        assertThat(two.isSharplyMeasured(), is(true));
    }

    @Test
    void aFitWeighsEachMeasurementByItsReach() {
        Suspect suspect = new Suspect(HandMadeComparison.vector("b", 2, 2)
                .numerical(1, 2)
                .reach(0, 1e-5)
                .reach(1, 2e-5)
                .dense()
                .build());
        // D = p x with x = 1: p = (4 * 1 + 1 * 2) / 5. The reach has rounding of 2e-9 in it.
        assertThat(suspect.fit(new double[2], new double[] {1, 1}), is(closeTo(1.2, 1e-3)));
        assertThat(suspect.fit(new double[] {1, 1}, new double[] {1, 1}), is(closeTo(0.2, 1e-3)));
        assertThat(suspect.uncertainty(new double[] {1, 1}), is(closeTo(1 / Math.sqrt(1e10 + 0.25e10), 1e-8)));
        assertThat(suspect.fit(new double[2], new double[2]), is(Double.NaN));
    }

    @Test
    void twoParametersAreFittedTogether() {
        Suspect suspect = new Suspect(HandMadeComparison.vector("b", 1, 1, 1)
                .numerical(2 + 3, 4 - 3, 6 + 15)
                .reach(1e-5)
                .dense()
                .build());
        double[] fitted = suspect.fit2(new double[] {1, 2, 3}, new double[] {1, -1, 5});
        assertThat(fitted[0], is(closeTo(2, 1e-9)));
        assertThat(fitted[1], is(closeTo(3, 1e-9)));
    }

    @Test
    void parallelParametersCannotBeToldApart() {
        Suspect suspect = suspect(1e-5);
        double[] x = {1, 1, 1, 1};
        // The determinant is 3/16 e^2 of its largest value.
        assertThat(suspect.fit2(x, new double[] {1, 1, 1, 1.002})[0], is(Double.NaN));
        assertThat(Double.isNaN(suspect.fit2(x, new double[] {1, 1, 1, 1.003})[0]), is(false));
    }

    @Test
    void aKeyIsRightOnlyIfItWasTested() {
        assertThat(new Suspect(HandMadeComparison.vector("b", 1, 1).build()).isRight(), is(true));
        assertThat(suspect(SHARP).isRight(), is(false));
        assertThat(suspect(SHARP).isWrong(), is(true));
        assertThat(
                new Suspect(HandMadeComparison.vector("b", 1, 1).resolution(0.1).build()).isRight(), is(false));
        Suspect vacuous =
                new Suspect(HandMadeComparison.vector("b", 0, 0).numericalZero().build());
        assertThat(vacuous.isRight(), is(false));
        assertThat(vacuous.isVacuous(), is(true));
    }

    /** All four entries are measured with the same reach. */
    private static Suspect suspect(double reach) {
        return new Suspect(HandMadeComparison.vector("b", gradient(2))
                .numerical(gradient(1))
                .reach(reach)
                .dense()
                .build());
    }

    /** The first so many measurements tell something; the others are of no use, but not wrong. */
    private static Suspect telling(int count) {
        return telling(count, SHARP);
    }

    private static Suspect telling(int count, double reach) {
        return telling(count, reach, 0.2);
    }

    private static Suspect telling(int count, double reach, double otherReach) {
        HandMadeComparison comparison = HandMadeComparison.vector("b", gradient(2))
                .numerical(gradient(1))
                .reach(reach);
        for (int entry = count; entry < ENTRIES; entry++) {
            comparison.reach(entry, otherReach);
        }
        return new Suspect(comparison.dense().build());
    }

    /** Three sharp measurements, and the last one with another reach. */
    private static Suspect oneReachOf(double reach) {
        return new Suspect(HandMadeComparison.vector("b", gradient(2))
                .numerical(gradient(1))
                .reach(SHARP)
                .reach(3, reach)
                .dense()
                .build());
    }

    private static Suspect floats() {
        return new Suspect(new HandMadeComparison("b", new float[] {1, 2, 3, 4}, gradient(2))
                .numerical(gradient(1))
                .reach(0)
                .dense()
                .build());
    }

    private static double[] gradient(double value) {
        double[] gradient = new double[ENTRIES];
        Arrays.fill(gradient, value);
        return gradient;
    }
}
