/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.numerics.Level.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a place where the loss jumps: splits the interval whose ends are farther apart than its neighbours let
 * expect.
 *
 * <p>What a smooth loss does there falls with the third power of the interval, and at a kink with the first. A jump
 * keeps its size.
 */
final class JumpSearch {
    /**
     * A jump is narrower than this part of its distance: what a steep but smooth loss does near the point is no jump.
     */
    private static final double SHARP = 1e-3;

    /** Whether a narrow gap is a jump shows after as many halvings more. */
    private static final int HALVINGS = 10;

    /** A gap that grows while its interval is halved is a pole. */
    private static final double GROWN = 1.5;

    /** As long as one half keeps this much of a gap, it is followed before others are looked at. */
    private static final double HALF = 0.4;

    /** What a search may cost. */
    private static final int SPLITS = 24;

    private final Levels levels;
    private final double least;
    private final double nearest;
    private final boolean nearestFirst;

    /**
     * Prepares to look for what makes most of its distance.
     *
     * @param levels whose line is searched
     * @param least jumps that make less of their distance do not matter
     * @param nearest jumps nearer than this count as that far, since the loss is known within it
     */
    JumpSearch(Levels levels, double least, double nearest) {
        this(levels, least, nearest, false);
    }

    private JumpSearch(Levels levels, double least, double nearest, boolean nearestFirst) {
        this.levels = levels;
        this.least = least;
        this.nearest = nearest;
        this.nearestFirst = nearestFirst;
    }

    /**
     * Prepares to look for the jump that is nearest to the point, wherever it is: of a staircase whose stairs become
     * higher the farther they are, and of a loss that bends more the farther it is followed.
     *
     * @param levels whose line is searched
     * @param height lower jumps do not matter
     */
    static JumpSearch nearestFirst(Levels levels, double height) {
        double widest = levels.all().mapToDouble(Level::step).max().orElse(1);
        return new JumpSearch(levels, height / widest, widest, true);
    }

    /**
     * A jump that may hide a slope.
     *
     * @param level where to look
     * @return its size; zero where there is none
     */
    double jump(Level level) {
        return search(new ArrayList<>(level.ordered())).map(Jump::height).orElse(0.0);
    }

    /**
     * A jump that may hide a slope, among the points of several levels: of each, those beyond the ones before.
     *
     * @param nested where to look, the narrowest first
     * @return its size; zero where there is none
     */
    double jump(List<Level> nested) {
        return find(nested).map(Jump::height).orElse(0.0);
    }

    /**
     * The same jump, and where it is.
     *
     * @param nested where to look, the narrowest first
     */
    Optional<Jump> find(List<Level> nested) {
        List<Sample> points = new ArrayList<>();
        for (Level level : nested) {
            List<Sample> wider = new ArrayList<>(level.ordered());
            if (!points.isEmpty()) {
                double low = points.get(0).distance();
                double high = points.get(points.size() - 1).distance();
                wider.removeIf(point -> point.distance() >= low && point.distance() <= high);
            }
            points.addAll(wider);
            points.sort(null);
        }
        return search(points);
    }

    private Optional<Jump> search(List<Sample> points) {
        int widest = widest(points, 0, points.size() - 1, 1);
        for (int i = 0; i < SPLITS && widest >= 0; i++) {
            Sample low = points.get(widest);
            Sample high = points.get(widest + 1);
            if (high.distance() - low.distance() < SHARP * distance(low, high)) {
                return stays(low, high);
            }
            Sample middle = middle(low, high);
            if (!Double.isFinite(middle.value())) {
                points.removeIf(point -> isBeyond(point, low, high));
                widest = widest(points, 0, points.size() - 1, 1);
                continue;
            }
            double whole = excess(points, widest);
            points.add(widest + 1, middle);
            int half = widest(points, widest, widest + 2, nearestFirst ? 1 : Math.max(1, HALF * whole));
            widest = half < 0 ? widest(points, 0, points.size() - 1, 1) : half;
        }
        return Optional.empty();
    }

    /** Whether an interval without values lies between a point and the centre. */
    private static boolean isBeyond(Sample point, Sample low, Sample high) {
        return low.distance() >= 0 ? point.distance() >= high.distance() : point.distance() <= low.distance();
    }

    /**
     * Of some intervals the one that is farthest above what matters, or nearest to the point, or -1 where none is as
     * far above as it must be.
     */
    private int widest(List<Sample> points, int from, int to, double above) {
        int widest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = from; k < to; k++) {
            double excess = excess(points, k);
            double rank = nearestFirst ? -distance(points.get(k), points.get(k + 1)) : excess;
            if (excess > above && rank > most) {
                most = rank;
                widest = k;
            }
        }
        return widest;
    }

    private double excess(List<Sample> points, int k) {
        return unexpected(points, k) / (least * Math.max(nearest, distance(points.get(k), points.get(k + 1))));
    }

    /**
     * How far the ends of an interval are apart beyond what a parabola through its neighbours lets expect: those on
     * both sides, on the left, on the right.
     */
    private static double unexpected(List<Sample> points, int k) {
        double between = expected(points, k, k - 1, k + 1);
        double left = expected(points, k, k - 2, k - 1);
        double right = expected(points, k, k + 1, k + 2);
        double slope = slope(points, k);
        double least = Math.min(Math.abs(slope - between), Math.min(Math.abs(slope - left), Math.abs(slope - right)));
        return least * (points.get(k + 1).distance() - points.get(k).distance());
    }

    /** The slope of an interval on the straight line through those of two others. */
    private static double expected(List<Sample> points, int k, int first, int second) {
        if (first < 0 || second + 1 >= points.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double from = centre(points, first);
        double part = (centre(points, k) - from) / (centre(points, second) - from);
        return slope(points, first) + part * (slope(points, second) - slope(points, first));
    }

    private static double slope(List<Sample> points, int k) {
        Sample low = points.get(k);
        Sample high = points.get(k + 1);
        return (high.value() - low.value()) / (high.distance() - low.distance());
    }

    private static double centre(List<Sample> points, int k) {
        return (points.get(k).distance() + points.get(k + 1).distance()) / 2;
    }

    /** The narrower interval in which the gap is as large as before; nothing where it is no jump. */
    private Optional<Jump> stays(Sample from, Sample to) {
        double whole = Math.abs(to.value() - from.value());
        Sample low = from;
        Sample high = to;
        for (int i = 0; i < HALVINGS; i++) {
            Sample middle = middle(low, high);
            boolean first = Math.abs(middle.value() - low.value()) > Math.abs(high.value() - middle.value());
            high = first ? middle : high;
            low = first ? low : middle;
            double left = Math.abs(high.value() - low.value());
            if (!(left > whole / 2 && left < GROWN * whole)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Jump(low.distance(), high.distance(), whole));
    }

    private Sample middle(Sample low, Sample high) {
        double distance = (low.distance() + high.distance()) / 2;
        return new Sample(distance, levels.at(distance));
    }

    private static double distance(Sample low, Sample high) {
        return Math.max(Math.abs(low.distance()), Math.abs(high.distance()));
    }
}
