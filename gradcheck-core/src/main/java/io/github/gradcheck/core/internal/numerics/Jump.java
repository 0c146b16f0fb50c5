/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Comparator;
import java.util.Optional;

/**
 * A jump of the loss on a line.
 *
 * @param low the distance on its left
 * @param high the distance on its right
 * @param height by how much both values differ
 */
public record Jump(double low, double high, double height) {
    /** As narrow as the rounding of the parameters lets a place be told, but for a few bits. */
    private static final double NARROW = 1e-13;

    /** What a smooth loss does in an interval is a millionth after so many halvings. */
    private static final int HALVINGS = 20;

    /**
     * Looks for a jump as far as ten times the parameters' own size.
     *
     * @param line the loss along the line
     * @param centre the loss at the point
     * @param scale the distance that moves the parameters by about their own size
     * @param least how high it must be
     * @return the nearest that is found, as narrow as can be
     */
    public static Optional<Jump> along(Line line, double centre, double scale, double least) {
        Levels levels = new Levels(line, centre, Question.of(0, scale), AcceptConstants.DEFAULT);
        levels.take(0);
        levels.take(-Levels.DECADE);
        return JumpSearch.nearestFirst(levels, least)
                .find(levels.nested())
                .or(() -> firstStep(levels, centre, least))
                .map(jump -> jump.narrowed(line));
    }

    /**
     * The end of the stair on which the point lies: where jumps are all of one height, as units in the last place are,
     * a search for what is unexpected takes several of them for a slope.
     */
    private static Optional<Jump> firstStep(Levels levels, double centre, double least) {
        return levels.all()
                .flatMap(level -> level.ordered().stream())
                .filter(point -> Math.abs(point.value() - centre) >= least)
                .min(Comparator.comparingDouble(point -> Math.abs(point.distance())))
                .flatMap(beyond -> firstStep(levels, centre, least, beyond));
    }

    private static Optional<Jump> firstStep(Levels levels, double centre, double least, Level.Sample beyond) {
        Level.Sample here = new Level.Sample(0, centre);
        Level.Sample there = beyond;
        for (int i = 0; i < HALVINGS && Math.abs(there.value() - here.value()) >= least / 2; i++) {
            double middle = (here.distance() + there.distance()) / 2;
            Level.Sample next = new Level.Sample(middle, levels.at(middle));
            boolean isHere = Math.abs(next.value() - centre) < least;
            here = isHere ? next : here;
            there = isHere ? there : next;
        }
        double height = Math.abs(there.value() - here.value());
        return height >= least / 2
                ? Optional.of(new Jump(
                        Math.min(here.distance(), there.distance()),
                        Math.max(here.distance(), there.distance()),
                        height))
                : Optional.empty();
    }

    private Jump narrowed(Line line) {
        double left = low;
        double right = high;
        double below = line.at(left);
        double above = line.at(right);
        while (right - left > NARROW * Math.max(Math.abs(left), Math.abs(right))) {
            double middle = (left + right) / 2;
            double value = line.at(middle);
            boolean jumpsBefore = Math.abs(value - below) > Math.abs(above - value);
            left = jumpsBefore ? left : middle;
            below = jumpsBefore ? below : value;
            right = jumpsBefore ? middle : right;
            above = jumpsBefore ? value : above;
        }
        return new Jump(left, right, Math.abs(above - below));
    }
}
