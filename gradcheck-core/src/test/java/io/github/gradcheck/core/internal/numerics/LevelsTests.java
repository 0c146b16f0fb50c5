/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NavigableMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LevelsTests {
    private static final AcceptConstants CONSTANTS = AcceptConstants.DEFAULT;

    private static Levels levels(DoubleUnaryOperator function, Question question, int... numbers) {
        Levels levels = new Levels(function::applyAsDouble, function.applyAsDouble(0), question, CONSTANTS);
        for (int number : numbers) {
            levels.take(number);
        }
        return levels;
    }

    private static NavigableMap<Integer, Reading> readings(DoubleUnaryOperator function, int... numbers) {
        return levels(function, Question.of(0, 1), numbers).readings();
    }

    @Test
    void fourNumbersMakeAStepTenTimesFiner() {
        NavigableMap<Integer, Reading> readings =
                levels(Math::exp, Question.of(1, 5), 0, 4, -4).readings();
        assertEquals(5, readings.get(0).step(), 1e-14);
        assertEquals(0.5, readings.get(4).step(), 1e-14);
        assertEquals(50, readings.get(-4).step(), 1e-13);
    }

    @Test
    void aLevelIsTakenOnce() {
        Levels levels = levels(Math::exp, Question.of(1, 1), 4, 4);
        assertEquals(2 * CONSTANTS.points(), levels.evaluations());
        assertTrue(levels.has(4));
        assertFalse(levels.has(0));
        levels.at(0.1);
        assertEquals(2 * CONSTANTS.points() + 1, levels.evaluations());
    }

    @Test
    void readsTheSlopeLessTheAnalyticOne() {
        Reading reading =
                levels(t -> 3 * t + t * t, Question.of(1, 1), 8).readings().get(8);
        assertEquals(2, reading.central(), 1e-12);
        assertEquals(2, reading.left(), 1e-11);
        assertEquals(2, reading.right(), 1e-11);
        assertFalse(reading.kink());
    }

    /** The second term of a half-width: 8 2^-52 |x| |f''|. */
    @Test
    void theRoundingOfTheParametersMovesASlope() {
        Question far = Question.of(0, 1).withPosition(1e3);
        double bend = levels(t -> t * t, far, 8).readings().get(8).bend();
        assertEquals(8 * 0x1p-52 * 1e3 * 2, bend, 0.01 * bend);
        Question near = Question.of(0, 1).withPosition(0);
        assertEquals(0, levels(t -> t * t, near, 8).readings().get(8).bend());
    }

    @Test
    void noiseOfAFinerLevelActsAtTheWiderOnes() {
        DoubleUnaryOperator function = t -> t + (Math.abs(t) < 1e-3 ? 1e-6 * Math.sin(1e9 * t) : 0);
        double finer = readings(function, 16).get(16).noise();
        assertTrue(finer > 1e-7);
        assertTrue(readings(function, 0).get(0).noise() < 1e-7);
        assertTrue(readings(function, 0, 16).get(0).noise() >= finer);
    }

    /** Of the finest level two or three distances are left, which determine no fit of three coefficients on a side. */
    @Test
    void aLevelThatFloatParametersLeaveUndeterminedDoesNotBlindTheWiderOnes() {
        double spacing = Math.ulp(0.5F);
        Line stored = new Line() {
            @Override
            public double at(double t) {
                return (float) (3 + displacement(t));
            }

            @Override
            public double displacement(double t) {
                return spacing * Math.rint(t / spacing);
            }
        };
        Levels levels = new Levels(stored, 3, Question.of(0, 1), CONSTANTS);
        levels.take(4);
        levels.take(28);
        Reading wide = levels.readings().get(4);
        assertTrue(wide.noise() <= 0x1p-22);
        assertEquals(1, wide.central(), wide.centralBar());
        assertTrue(wide.centralBar() < 1e-4);
    }

    @Test
    void noiseThatIsKnownBeforehandActsAtEveryLevel() {
        Reading reading = levels(Math::exp, Question.of(1, 1).withNoise(1e-5), 12)
                .readings()
                .get(12);
        assertEquals(1e-5, reading.noise());
    }

    @Test
    void noValueIsKnownBetterThanHalfAUnitInTheLastPlace() {
        Reading reading = readings(t -> 1024 + t, 4).get(4);
        assertEquals(Math.ulp(1024.0) / 2, reading.rounding());
        assertTrue(reading.noise() >= reading.rounding());
    }

    @Test
    void noValueIsKnownBetterThanHalfTheUnitInWhichALossMoves() {
        assertTrue(readings(t -> Math.rint(1e4 * t) / 1e4, 8).get(8).noise() >= 0.49e-4);
        assertTrue(readings(t -> t, 8).get(8).noise() < 1e-12);
    }

    @Test
    void aLevelThatDoesNotMoveTakesTheUnitOfTheNextWiderOne() {
        DoubleUnaryOperator rounded = t -> Math.rint(1e3 * t) / 1e3;
        assertTrue(readings(rounded, 20).get(20).flat());
        assertTrue(readings(rounded, 20).get(20).noise() < 1e-12);
        assertEquals(0.5e-3, readings(rounded, 20, 4).get(20).noise(), 0.5e-4);
    }

    @Test
    void aRectifiedUnitIsNoStaircase() {
        DoubleUnaryOperator rectified = t -> Math.max(0, t - 1e-3);
        assertTrue(readings(rectified, 20, 4).get(20).flat());
        assertTrue(readings(rectified, 20, 4).get(20).noise() < 1e-12);
    }

    /** A break must cut the variance about the fit more than four times, here by what noise is known to be. */
    @Test
    void aBreakThatCutsTheVarianceFourTimesIsAKink() {
        Level level = Level.sample(Math::abs, 0, 1, CONSTANTS.points(), 0);
        double spread = LevelSlopes.of(level, 0, 0).smoothSpread();
        double half = spread / Math.sqrt(CONSTANTS.kinkRatio());
        assertTrue(levels(Math::abs, Question.of(0, 1).withNoise(0.99 * half), 0)
                .readings()
                .get(0)
                .kink());
        assertFalse(levels(Math::abs, Question.of(0, 1).withNoise(1.01 * half), 0)
                .readings()
                .get(0)
                .kink());
    }

    @Test
    void atTheEdgeOfADomainOneSideIsRead() {
        DoubleUnaryOperator edge = t -> Math.sqrt(t) * t;
        Levels levels = levels(edge, Question.of(0, 1), 4);
        assertFalse(levels.haveBothSides());
        assertTrue(levels(Math::exp, Question.of(0, 1), 4).haveBothSides());
        Reading reading = levels.readings().get(4);
        assertFalse(reading.hasCentral());
        assertTrue(reading.isKnown());
        assertFalse(reading.kink());
    }
}
