/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The levels that were taken along one line. Level j lies within {@code S 10^(-j/4)}, so that four numbers make a step
 * ten times finer.
 */
final class Levels {
    /** How many numbers make a step ten times finer. */
    static final int DECADE = 4;

    /** The rounding of a parameter, as a part of it. */
    private static final double UNIT = 0x1p-52;

    private final Line line;
    private final double centre;
    private final Question question;
    private final AcceptConstants constants;
    private final NavigableMap<Integer, Fitted> taken = new TreeMap<>();
    private int evaluations;

    Levels(Line line, double centre, Question question, AcceptConstants constants) {
        this.line = line;
        this.centre = centre;
        this.question = question;
        this.constants = constants;
    }

    void take(int number) {
        if (has(number)) {
            return;
        }
        evaluations += 2 * constants.points();
        double step = step(number);
        Level level = Level.sample(line, centre, step, constants.points(), number);
        double displacement = constants.position() * UNIT * question.position();
        taken.put(number, new Fitted(level, LevelSlopes.of(level, question.slope(), displacement)));
    }

    /** How far a level reaches. */
    double step(int number) {
        return question.scale() * Math.pow(10, -number / (double) DECADE);
    }

    /** Adds a level that was sampled elsewhere. */
    void put(int number, Level level, LevelSlopes slopes) {
        taken.put(number, new Fitted(level, slopes));
    }

    boolean has(int number) {
        return taken.containsKey(number);
    }

    /** The loss at one distance more. */
    double at(double t) {
        evaluations++;
        return line.at(t);
    }

    /** A jump of at least this height that the line does not reach; 0 where none is known. */
    double distantJump(double least) {
        return line.distantJump(least);
    }

    /** The parameters' own size, in the unit of the line. */
    double scale() {
        return question.scale();
    }

    int evaluations() {
        return evaluations;
    }

    Stream<Level> all() {
        return taken.values().stream().map(Fitted::level);
    }

    /** All levels, the narrowest first. */
    List<Level> nested() {
        return all().sorted(Comparator.comparingDouble(Level::step)).toList();
    }

    /** Whether some level has values on both sides of the point. */
    boolean haveBothSides() {
        return all().anyMatch(level -> level.has(-1) && level.has(1));
    }

    /** The readings of all levels by their numbers: noise that a finer level shows acts at the wider ones too. */
    NavigableMap<Integer, Reading> readings() {
        NavigableMap<Integer, Reading> readings = new TreeMap<>();
        double finer = question.noise();
        for (Map.Entry<Integer, Fitted> entry : taken.descendingMap().entrySet()) {
            Fitted fitted = entry.getValue();
            Reading reading = read(fitted, Math.max(finer, floor(fitted.level())));
            readings.put(entry.getKey(), reading);
            finer = reading.isKnown() ? reading.noise() : finer;
        }
        return readings;
    }

    /**
     * What no value can be known better than: half a unit in its last place, and half of the unit in which it moves.
     * Where it does not move at all, the next wider level that does says in which.
     */
    private double floor(Level level) {
        double own = level.unit();
        double unit = level.leastGap() > 0
                ? own
                : all().filter(other -> other.step() > level.step() && other.leastGap() > 0)
                        .min(Comparator.comparingDouble(Level::step))
                        .map(Levels::unitBelow)
                        .orElse(0.0);
        return Math.max(level.rounding(), Math.max(own, unit) / 2);
    }

    /**
     * The unit in which a loss may move that is flat nearer to the point. None where it is flat on one side here too:
     * that is a rectified unit, and no staircase.
     */
    private static double unitBelow(Level wider) {
        double unit = wider.unit();
        boolean rectified = wider.isConstantOn(1) || wider.isConstantOn(-1);
        return unit > 0 || rectified ? unit : wider.leastGap();
    }

    private Reading read(Fitted fitted, double floor) {
        Level level = fitted.level();
        LevelSlopes fits = fitted.slopes();
        LineSlope central = LineSlope.sharpest(floor, fits.central());
        LineSlope left = LineSlope.sharpest(floor, fits.left());
        LineSlope right = LineSlope.sharpest(floor, fits.right());
        double leftBar = constants.sideBars() * left.deviation(floor) + fits.bend();
        double rightBar = constants.sideBars() * right.deviation(floor) + fits.bend();
        double smooth = Math.max(fits.smoothSpread(), floor);
        double broken = Math.max(fits.brokenSpread(), floor);
        boolean kink = smooth * smooth > constants.kinkRatio() * broken * broken
                && Math.abs(right.value() - left.value()) > leftBar + rightBar;
        return new Reading(
                level.step(),
                central.value(),
                constants.bars() * central.deviation(floor) + fits.bend(),
                left.value(),
                leftBar,
                right.value(),
                rightBar,
                kink && !fits.central().isEmpty(),
                Math.min(smooth, broken),
                level.rounding(),
                level.size(),
                level.leastGap() == 0,
                fits.bend());
    }

    /** A level and the slopes that it allows. */
    private record Fitted(Level level, LevelSlopes slopes) {}
}
