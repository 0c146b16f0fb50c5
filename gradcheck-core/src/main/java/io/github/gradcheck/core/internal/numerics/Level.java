/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Jittered points on both sides of the point, within one step of it, with the loss there.
 *
 * <p>The points are jittered so that rounding errors do not repeat from point to point: on a grid a loss that moves by
 * exactly one unit in the last place from point to point looks free of noise.
 */
final class Level {
    /** Multiples of the golden ratio: of all such sequences the one whose terms stay farthest apart. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** The smallest of the differences of thirteen values is hardly ever a larger multiple of the unit than this. */
    private static final int PARTS = 16;

    /** How far a whole number may be off: decimals are rounded to doubles. */
    private static final double WHOLE = 0.02;

    /** Zeros at the end of values of a coarser arithmetic, at least; so many values with ten do not come by chance. */
    private static final double SHORT = 10;

    private static final int SEVERAL = 4;

    /** So many zeros in all come by chance once in 2^24. */
    private static final double CHANCE = 24;

    /** A value of no more bits may be a simple number. */
    private static final double MANTISSA = 0x1p12;

    private final double step;
    private final double[] distances;
    private final double[] values;
    private final double[] sorted;

    private Level(double step, double[] distances, double[] values) {
        this.step = step;
        this.distances = distances;
        this.values = values;
        this.sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /**
     * Evaluates the loss within a step of the point.
     *
     * @param line the loss along the line
     * @param centre the loss at the point
     * @param step the largest distance
     * @param points how many on each side
     * @param number which jitter to take
     */
    static Level sample(Line line, double centre, double step, int points, int number) {
        int count = 2 * points;
        double[] wanted = new double[count];
        double[] stored = new double[count + 1];
        for (int k = 0; k < count; k++) {
            double jitter = (GOLDEN * (count * (number + 100) + k)) % 1;
            int cell = k / 2;
            double distance = step * (cell + 0.1 + 0.8 * jitter) / points;
            wanted[k] = k % 2 == 0 ? distance : -distance;
            stored[k] = line.displacement(wanted[k]);
        }
        double[] values = new double[count + 1];
        line.at(wanted, values, count);
        values[count] = centre;
        return new Level(step, stored, values);
    }

    /**
     * A level of values that are known.
     *
     * @param step the largest distance
     * @param distances where
     * @param values the loss there
     * @param centre the loss at the point
     */
    static Level of(double step, double[] distances, double[] values, double centre) {
        int count = distances.length;
        double[] stored = Arrays.copyOf(distances, count + 1);
        double[] all = Arrays.copyOf(values, count + 1);
        all[count] = centre;
        return new Level(step, stored, all);
    }

    double step() {
        return step;
    }

    /** Whether the loss has a value at every point of one side (1 or -1). */
    boolean has(int side) {
        return IntStream.range(0, values.length - 1)
                .allMatch(k -> distances[k] * side < 0 || Double.isFinite(values[k]));
    }

    /** Whether there are points on one side (1 or -1), and the loss has a value at each. */
    boolean reaches(int side) {
        return has(side) && Arrays.stream(distances).anyMatch(distance -> distance * side > 0);
    }

    /** What the values of one side (1 or -1), or of both (0), leave after a slope. */
    LineFit fit(int side, double slope) {
        return fit(side, t -> slope * t);
    }

    /** What the values of one side (1 or -1), or of both (0), leave after what was claimed of them. */
    LineFit fit(int side, DoubleUnaryOperator claimed) {
        int[] used = IntStream.range(0, values.length)
                .filter(k -> distances[k] * side >= 0)
                .toArray();
        double[] at = Arrays.stream(used).mapToDouble(k -> distances[k]).toArray();
        double[] above = Arrays.stream(used)
                .mapToDouble(k -> values[k] - values[values.length - 1] - claimed.applyAsDouble(distances[k]))
                .toArray();
        return new LineFit(at, above, step);
    }

    /**
     * Whether the loss is infinite somewhere, as {@code log(1 - p)} beyond its last stair. Outside of a domain it is
     * no number.
     */
    boolean isInfinite() {
        return Arrays.stream(values).anyMatch(Double::isInfinite);
    }

    /** The largest value. */
    double size() {
        return Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    }

    /**
     * Half a unit in the last place of the largest value. A loss that is zero everywhere does not tell what it is
     * rounded to: a difference of numbers of size 1 is taken for it, as {@code 1 - p}.
     */
    double rounding() {
        return Math.ulp(size() == 0 ? 1 : size()) / 2;
    }

    /** The smallest difference of two values that are not the same; zero where all are. */
    double leastGap() {
        return gaps().filter(gap -> gap > 0).min().orElse(0);
    }

    /** Whether the loss is the same everywhere on one side, as that of a rectified unit is. */
    boolean isConstantOn(int side) {
        double centre = values[values.length - 1];
        return IntStream.range(0, values.length).allMatch(k -> distances[k] * side <= 0 || values[k] == centre);
    }

    /**
     * The unit in which a rounded loss moves: the largest part of the smallest difference of which all others are
     * multiples. Zero where there is none, as for a loss that is not rounded, or constant on one side alone.
     */
    double unit() {
        double gap = leastGap();
        return Math.max(binaryUnit(), gap == 0 ? 0 : decimalUnit(gap));
    }

    private double decimalUnit(double gap) {
        return IntStream.rangeClosed(1, PARTS)
                .mapToDouble(part -> gap / part)
                .filter(this::areMultiples)
                .findFirst()
                .orElse(0);
    }

    /**
     * The unit of a binary arithmetic that is coarser than double, as that of floats: the last bit that any value uses,
     * where the bits after it are too many zeros to be chance. One value of few bits, as 2 or 1.5, tells nothing.
     */
    private double binaryUnit() {
        double[] distinct =
                Arrays.stream(sorted).filter(value -> value != 0).distinct().toArray();
        double last = Arrays.stream(distinct).map(Level::lastBit).min().orElse(0);
        double zeros = Math.getExponent(last / Math.ulp(size()));
        boolean telling =
                distinct.length >= SEVERAL || (zeros * distinct.length >= CHANCE && size() >= MANTISSA * last);
        return zeros >= SHORT && telling ? last : 0;
    }

    private static double lastBit(double value) {
        long bits = Double.doubleToLongBits(value) & ((1L << 52) - 1);
        return Math.ulp(value) * (1L << Math.min(52, Long.numberOfTrailingZeros(bits)));
    }

    private boolean areMultiples(double unit) {
        return Arrays.stream(sorted)
                .map(value -> (value - sorted[0]) / unit)
                .allMatch(count -> Math.abs(count - Math.rint(count)) <= WHOLE);
    }

    private DoubleStream gaps() {
        return IntStream.range(1, sorted.length).mapToDouble(k -> sorted[k] - sorted[k - 1]);
    }

    /** The points from left to right that have values, as have all between them and the centre. */
    List<Sample> ordered() {
        double left = nearestGap(-1);
        double right = nearestGap(1);
        return IntStream.range(0, values.length)
                .filter(k -> distances[k] > -left && distances[k] < right)
                .mapToObj(k -> new Sample(distances[k], values[k]))
                .sorted()
                .toList();
    }

    /** How far from the centre the first point without a value is on one side. */
    private double nearestGap(int side) {
        return IntStream.range(0, values.length)
                .filter(k -> !Double.isFinite(values[k]))
                .mapToDouble(k -> distances[k] * side)
                .filter(distance -> distance > 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * One point of the line.
     *
     * @param distance where
     * @param value the loss there
     */
    record Sample(double distance, double value) implements Comparable<Sample> {
        @Override
        public int compareTo(Sample other) {
            return Double.compare(distance, other.distance);
        }
    }
}
