/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static io.github.gradcheck.core.internal.numerics.Readings.evidence;
import static io.github.gradcheck.core.internal.numerics.Readings.smooth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.gradcheck.core.internal.numerics.Ruling.Reason;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class StairsTests {
    private static final double JUMP = 0.1;

    private static double smoothly(double t) {
        return 0.01 * t;
    }

    private static double jumping(double t) {
        return t > 0.4321 ? JUMP : 0;
    }

    private static Stairs stairs(DoubleUnaryOperator function) {
        Levels levels = new Levels(
                function::applyAsDouble, function.applyAsDouble(0), Question.of(0, 1), AcceptConstants.DEFAULT);
        levels.take(0);
        return new Stairs(levels, AcceptConstants.DEFAULT);
    }

    private static Evidence differing(double difference) {
        double bar = difference / 100;
        return evidence(smooth(1e-3, difference, bar), smooth(1e-4, difference, bar));
    }

    private static Weighed contradiction(Evidence evidence) {
        return Weighed.undecided(Reason.CONTRADICTION, evidence.finest());
    }

    private static Reason beyond(DoubleUnaryOperator function, double difference) {
        Evidence evidence = differing(difference);
        return stairs(function).beyond(evidence.persists(), evidence).reason();
    }

    @Test
    void withoutJumpsADifferenceStays() {
        assertEquals(Reason.PERSISTS, beyond(StairsTests::smoothly, 2));
    }

    /** It makes 0.1 / 0.4321 = 0.23 of its distance, which is a twentieth of 4.6. */
    @Test
    void aJumpThatMakesATwentiethOfTheDifferenceMayExplainIt() {
        assertEquals(Reason.JUMP, beyond(StairsTests::jumping, 2));
        assertEquals(Reason.PERSISTS, beyond(StairsTests::jumping, 8));
    }

    @Test
    void whereLevelsContradictEachOtherAThousandthDoes() {
        Evidence some = differing(100);
        assertEquals(
                Reason.JUMP,
                stairs(StairsTests::jumping).beyond(contradiction(some), some).reason());
        Evidence far = differing(400);
        assertEquals(
                Reason.CONTRADICTION,
                stairs(StairsTests::jumping).beyond(contradiction(far), far).reason());
    }

    /** 1024 times half a unit in the last place, which is 1e-16 here. */
    @Test
    void inTheNoiseOfDoubleArithmeticWiderLevelsHaveNoSay() {
        for (double factor : new double[] {0.99, 1.01}) {
            double noise = factor * 1024 * 1e-16;
            Evidence evidence = evidence(smooth(1e-3, 2, 0.1, noise), smooth(1e-4, 2, 0.1, noise));
            assertEquals(
                    factor < 1 ? Reason.PERSISTS : Reason.CONTRADICTION,
                    stairs(StairsTests::smoothly)
                            .beyond(contradiction(evidence), evidence)
                            .reason());
        }
    }

    @Test
    void aLossThatIsInfiniteNearbyIsAStaircase() {
        assertEquals(Reason.JUMP, beyond(t -> t > 0.5 ? Double.POSITIVE_INFINITY : t, 2));
        assertEquals(Reason.PERSISTS, beyond(t -> t > 0.5 ? Double.NaN : 0.01 * t, 2));
    }

    private static Reason over(Reading wide) {
        Evidence evidence = evidence(wide, smooth(1e-3, 2, 0.1), smooth(1e-4, 2, 0.1));
        Weighed weighed = evidence.persists();
        return stairs(StairsTests::jumping).beyond(weighed, evidence).reason();
    }

    @Test
    void aLevelOverManyStairsAnswersForThem() {
        assertEquals(Reason.STAIRCASE, over(smooth(10, 0, 0.1, 1e-4)));
    }

    @Test
    void aLevelThatAnswersForAStaircaseMustBeTenTimesSharper() {
        assertEquals(Reason.STAIRCASE, over(smooth(10, 0, 0.19, 1e-4)));
        assertEquals(Reason.JUMP, over(smooth(10, 0, 0.21, 1e-4)));
    }

    @Test
    void aLevelThatAnswersForAStaircaseMustSpanTwoJumps() {
        assertEquals(Reason.STAIRCASE, over(smooth(0.11, 0, 0.1, 1e-4)));
        assertEquals(Reason.JUMP, over(smooth(0.09, 0, 0.1, 1e-4)));
    }

    @Test
    void noiseOfALevelThatAnswersForAStaircaseMustBeBelowAJump() {
        assertEquals(Reason.STAIRCASE, over(smooth(10, 0, 0.1, 0.099, 1e3)));
        assertEquals(Reason.JUMP, over(smooth(10, 0, 0.1, 0.101, 1e3)));
    }

    private static Reason between(double difference, double size) {
        double bar = difference / 100;
        Evidence evidence = evidence(
                smooth(10, difference, bar, 1e-9, size),
                smooth(1, difference, bar, 1e-9, size),
                smooth(0.1, 0, bar, 1e-9, size));
        Weighed vanishes = evidence.weigh();
        assertEquals(Reason.VANISHES, vanishes.reason());
        return stairs(StairsTests::jumping).between(vanishes, evidence).reason();
    }

    /** Above 2^-20 of the loss nothing is known; below it is a float, between whose jumps nothing can be said. */
    @Test
    void aFinerLevelMayLieBetweenTwoJumps() {
        assertEquals(Reason.JUMP, between(2, 0.99 * JUMP * 0x1p20));
        assertEquals(Reason.PERSISTS, between(2, 1.01 * JUMP * 0x1p20));
    }

    @Test
    void aJumpThatMakesLessThanAThousandthOfTheDifferenceDoesNotMatter() {
        assertEquals(Reason.JUMP, between(100, 1));
        assertEquals(Reason.VANISHES, between(400, 1));
    }

    @Test
    void oneLevelThatExcludesIsNoStaircase() {
        Evidence evidence = evidence(smooth(1, 2, 0.1), smooth(0.1, 0, 0.1));
        Weighed vanishes = evidence.weigh();
        assertSame(vanishes, stairs(StairsTests::jumping).between(vanishes, evidence));
    }
}
