/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Judgement.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The loss is half the sum of squares: its gradient is the point, and no difference quotient has an error but rounding.
 */
class EntryJudgeTests {
    private final CountedLoss loss = CountedLoss.halfSquares(2, 2, 2, 2);

    private EntryJudge judge(double noise, double... gradient) {
        loss.withNoise(noise);
        return new EntryJudge(loss.point(), loss.key(gradient), new Tolerance(1e-6));
    }

    /**
     * What is left open of a quotient: four error bars of three standard deviations of the difference of two values.
     */
    private static double hidden(double noise, double step) {
        return 4 * 3 * noise / Math.sqrt(2) / step;
    }

    @Nested
    class Step {

        private double relative(double noise, double... gradient) {
            double[] steps = new double[1];
            judge(noise, gradient).quotients(0, steps, new double[1], 1);
            return steps[0] / 2;
        }

        @Test
        void balancesNoiseAndTruncation() {
            // An entry has an effect of 2 x 2 = 4, and a third derivative of 0.04 x 4.
            assertThat(relative(1e-14, 2, 2, 2, 2), is(closeTo(Math.cbrt(3e-14 / 0.16), 1e-15)));
            assertThat(relative(1e-14, 2, 0, 0, 0), is(closeTo(Math.cbrt(3e-14 / 0.08), 1e-15)));
        }

        /** A quarter of 1e-6 is what an f''' of 40 truncates, {@code h^2/6 f'''}, or a quarter of what noise hides. */
        @Test
        void isNoLargerThanWhereTruncationMayShow() {
            double step = relative(1e-12, 2, 2, 2, 2);
            assertThat(40 * step * step / 6, is(closeTo(1e-6 / 4, 1e-15)));
            double noise = 1e-8;
            double noisy = relative(noise, 2, 2, 2, 2);
            assertThat(2 * 40 * noisy * noisy / 6, is(closeTo(hidden(noise, 2 * noisy) / 4, 1e-12)));
        }

        @Test
        void isNeitherLostInRoundingNorFarAway() {
            assertThat(relative(1e-22, 2, 2, 2, 2), is(1e-6));
            assertThat(relative(1, 2, 2, 2, 2), is(1e-2));
        }

        @Test
        void isAHundredThousandthWhereNothingIsKnown() {
            assertThat(relative(0, 2, 2, 2, 2), is(1e-5));
            assertThat(relative(1e-12, 0, 0, 0, 0), is(1e-5));
        }

        @Test
        void isInProportionToEachEntry() {
            CountedLoss unequal = CountedLoss.halfSquares(1, -2, 4).withNoise(1e-12);
            double[] steps = new double[3];
            new EntryJudge(unequal.point(), unequal.key(1, -2, 4), new Tolerance(1e-6))
                    .quotients(0, steps, new double[3], 3);
            assertThat(steps[1] / steps[0], is(closeTo(2, 1e-15)));
            assertThat(steps[2] / steps[0], is(closeTo(4, 1e-15)));
        }

        @Test
        void ofEntriesInTheMiddleOfAKeyIsTheirOwn() {
            CountedLoss unequal = CountedLoss.halfSquares(1, -2, 4);
            double[] steps = new double[2];
            double[] quotients = new double[2];
            EntryJudge judge = new EntryJudge(unequal.point(), unequal.key(1, -2, 4), new Tolerance(1e-6));
            assertThat(judge.quotients(1, steps, quotients, 2), is(2));
            assertArrayEquals(new double[] {2e-5, 4e-5}, steps, 1e-18);
            assertArrayEquals(new double[] {-2, 4}, quotients, 1e-9);
            assertThat(unequal.calls(), is(4));
        }
    }

    @Nested
    class OneDifference {

        @Test
        void sufficesUpToOneMillionthOfTheLarger() {
            EntryJudge judge = judge(0, 2, 2, 2, 2);
            assertThat(judge.suffices(0, 2 + 1.99e-6), is(true));
            assertThat(judge.suffices(0, 2 + 2.01e-6), is(false));
            assertThat(judge.suffices(0, 2 - 1.99e-6), is(true));
            assertThat(judge.suffices(0, 2 - 2.01e-6), is(false));
            assertThat("the larger", judge.suffices(0, 2 / (1 - 0.99e-6)), is(true));
            assertThat("the sign", judge.suffices(0, -2), is(false));
        }

        @Test
        void mayBeOffByWhatNoiseHides() {
            double noise = 1e-14;
            double hidden = hidden(noise, 2 * Math.cbrt(3 * noise / 0.16));
            EntryJudge judge = judge(noise, 2, 2, 2, 2);
            assertThat(judge.suffices(1, 2 + 0.99 * (hidden + 2e-6)), is(true));
            assertThat(judge.suffices(1, 2 + 1.01 * (hidden + 2e-6)), is(false));
            assertThat(judge.reach(1, 2), is(closeTo(hidden + 2e-6, 1e-18)));
            assertThat(judge.reach(1, 1), is(closeTo(hidden + 2e-6, 1e-18)));
            assertThat(judge.reach(1, -3), is(closeTo(hidden + 3e-6, 1e-18)));
        }

        @Test
        void sufficesNotWhereNoiseHidesMoreThanAThousandthOfIt() {
            // Noise of 1e-6 hides a thousandth of 0.693.
            double noise = 1e-6;
            CountedLoss small = CountedLoss.halfSquares(2, 2, 2, 2).withNoise(noise);
            EntryJudge enough = new EntryJudge(small.point(), small.key(0.70, 0.70, 0.70, 0.70), new Tolerance(1e-6));
            EntryJudge tooSmall = new EntryJudge(small.point(), small.key(0.69, 0.69, 0.69, 0.69), new Tolerance(1e-6));
            assertThat(enough.suffices(0, 0.70), is(true));
            assertThat(tooSmall.suffices(0, 0.69), is(false));
            assertThat("the quotient counts too", tooSmall.suffices(0, 0.69 + 0.0004), is(false));
        }

        @Test
        void sufficesForASmallEntryOfAKeyWhoseUsualEntryIsLarger() {
            // The usual entry is sqrt(3/4) of 0.81, that is 0.701.
            double noise = 1e-6;
            assertThat(judge(noise, 0.81, 0.81, 0.81, 0).suffices(3, 0), is(true));
            assertThat(judge(noise, 0.79, 0.79, 0.79, 0).suffices(3, 0), is(false));
        }

        @Test
        void takesTheUsualEntryInProportionToTheScale() {
            // A usual effect of 4 is a derivative of 2 where the scale is 2, and of 0.04 where it is 100.
            CountedLoss unequal = CountedLoss.halfSquares(2, 2, 100).withNoise(1e-5);
            EntryJudge judge =
                    new EntryJudge(unequal.point(), unequal.key(0, 0, Math.sqrt(3) * 0.04), new Tolerance(1e-6));
            assertThat("hides 9.2e-5", judge.suffices(2, Math.sqrt(3) * 0.04), is(false));
            assertThat("hides 4.6e-3", judge.suffices(0, 0), is(false));
            unequal.withNoise(2e-6);
            judge = new EntryJudge(unequal.point(), unequal.key(0, 0, Math.sqrt(3) * 0.04), new Tolerance(1e-6));
            assertThat("hides 3.1e-5 of 0.069", judge.suffices(2, Math.sqrt(3) * 0.04), is(true));
            assertThat("hides 1.6e-3 of 2", judge.suffices(0, 0), is(true));
        }

        @Test
        void sufficesWhereNoiseAndDifferenceAreExactlyNothing() {
            assertThat(judge(0, 2, 2, 2, 0).suffices(3, 0), is(true));
            assertThat(judge(0, 0, 0, 0, 0).suffices(3, 0), is(true));
        }

        @Test
        void neverSufficesForWhatIsNotANumber() {
            EntryJudge judge = judge(1e-12, 2, Double.NaN, Double.POSITIVE_INFINITY, 2);
            assertThat(judge.suffices(0, Double.NaN), is(false));
            assertThat(judge.suffices(0, Double.POSITIVE_INFINITY), is(false));
            assertThat(judge.suffices(1, 2), is(false));
            assertThat(judge.suffices(2, Double.POSITIVE_INFINITY), is(false));
        }
    }

    @Nested
    class AnEntryOnItsOwn {

        @Test
        void isJudgedByOneDifferenceWhereThatSuffices() {
            double noise = 1e-14;
            EntryJudge judge = judge(noise, 2, 2, 2, 2);
            Judgement judgement = judge.judgeAlone(2, true);
            assertThat(loss.calls(), is(2));
            assertThat(judgement.kind(), is(Kind.AGREES));
            assertThat(judgement.derivative().value(), is(closeTo(2, 1e-9)));
            assertThat(
                    judgement.derivative().reach(),
                    is(closeTo(judge.reach(2, judgement.derivative().value()), 1e-18)));
            assertThat(judgement.derivative().step(), is(closeTo(2 * Math.cbrt(3 * noise / 0.16), 1e-15)));
        }

        @Test
        void isJudgedByTheWholeLadderWhereADifferenceMustBeConfirmed() {
            Judgement judgement = judge(1e-12, 2, 2, 2.002, 2).judgeAlone(2, true);
            assertThat(judgement.kind(), is(Kind.DIFFERS));
            assertThat(judgement.derivative().value(), is(closeTo(2, 1e-9)));
            assertThat(loss.calls(), is(greaterThan(2 + 6)));
        }

        @Test
        void isJudgedByFewStepsWhereItNeedNotBe() {
            Judgement judgement = judge(1e-12, 2, 2, 2.002, 2).judgeAlone(2, false);
            assertThat(judgement.kind(), is(Kind.DIFFERS));
            assertThat(judgement.derivative().value(), is(closeTo(2, 1e-9)));
            assertThat(loss.calls(), is(lessThanOrEqualTo(2 + 6)));
        }
    }

    @Test
    void judgesARightEntryByTheLadderToo() {
        assertThat(judge(1e-12, 2, 2, 2, 2).judge(1).kind(), is(Kind.AGREES));
        assertThat(judge(1e-12, 2, 2, 2, 2).judgeUnconfirmed(1).kind(), is(Kind.AGREES));
    }

    @Test
    void beginsTheLadderWhereNoiseAllowsIt() {
        // An effect of 4: noise of 2.5e-13 of it lets the ladder begin at 10^-2, noise of 2.5e-8 at 10^-1.
        for (double[] noiseAndStep : new double[][] {{1e-12, 1e-2}, {1e-7, 1e-1}}) {
            Judgement judgement = judge(noiseAndStep[0], 2, 2, 2.2, 2).judgeUnconfirmed(2);
            assertThat(judgement.kind(), is(Kind.DIFFERS));
            assertThat(judgement.quotients().get(0).step(), is(closeTo(2 * noiseAndStep[1], 1e-12)));
        }
    }

    @Test
    void leavesTheParametersAsTheyAre() {
        judge(1e-12, 2, 2, 2.002, 2).judgeAlone(2, true);
        assertArrayEquals(new double[] {2, 2, 2, 2}, loss.x);
    }
}
