/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class JumpSearchTests {

    private static double largest(DoubleUnaryOperator function, double least) {
        KnownLine line = KnownLine.of("", function, 0, 1);
        Levels levels = new Levels(line, line.centre(), Question.of(0, 1), AcceptConstants.DEFAULT);
        levels.take(0);
        JumpSearch search = new JumpSearch(levels, least, 0.01);
        return levels.all().mapToDouble(search::jump).max().orElseThrow();
    }

    @Test
    void findsAJump() {
        assertEquals(0.1, largest(t -> Math.sin(t) + (t > 0.4321 ? 0.1 : 0), 0.05), 1e-3);
    }

    @Test
    void takesNoSteepSlopeForAJump() {
        assertEquals(0, largest(t -> Math.tanh(1e3 * (t - 0.4321)), 0.05));
        assertEquals(0, largest(t -> Math.sin(20 * t), 0.05));
    }

    @Test
    void takesNoPoleForAJump() {
        assertEquals(0, largest(t -> 1 / (t - 0.4321), 0.05));
    }

    @Test
    void takesNoKinkForAJump() {
        assertEquals(0, largest(t -> 5 * Math.abs(t - 0.4321), 0.05));
    }

    @Test
    void leavesOutJumpsThatDoNotMatter() {
        assertEquals(0, largest(t -> t > 0.4321 ? 0.01 : 0, 0.05));
    }

    /** Levels within 1 and 10, whose points lie beside each other. */
    private static double largestOfTwo(DoubleUnaryOperator function, double least, int[] calls) {
        KnownLine line = KnownLine.of("", function, 0, 1);
        Levels levels = new Levels(line, line.centre(), Question.of(0, 1), AcceptConstants.DEFAULT);
        levels.take(0);
        levels.take(-Levels.DECADE);
        List<Level> nested =
                levels.all().sorted(Comparator.comparingDouble(Level::step)).toList();
        int before = levels.evaluations();
        double jump = new JumpSearch(levels, least, 0.01).jump(nested);
        calls[0] = levels.evaluations() - before;
        return jump;
    }

    @Test
    void findsAJumpOfSeveralLevelsWhereverItIs() {
        for (double at : new double[] {-7.3, -1.01, -0.4321, 0.012, 0.99, 3.3}) {
            assertEquals(1, largestOfTwo(t -> Math.tanh(t) + (t > at ? 1 : 0), 0.05, new int[1]), 1e-3, "at " + at);
        }
    }

    @Test
    void costsOneSearchHoweverManyLevels() {
        int[] calls = new int[1];
        assertEquals(0, largestOfTwo(Math::sin, 1e-6, calls));
        assertEquals(24, calls[0]);
    }
}
