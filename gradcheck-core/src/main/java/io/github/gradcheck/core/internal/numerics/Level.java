package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.differentiation.Line;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Six jittered points on each side of the point, within one step of it, with the loss there.
 *
 * <p>The points are jittered so that rounding errors do not repeat from point to point: on a grid a loss that moves by exactly one unit
 * in the last place from point to point looks free of noise.
 */
final class Level {
    /** How many evaluations a level costs. */
    static final int COST = 12;

    private static final int SIDE = COST / 2;

    /** Multiples of the golden ratio: of all such sequences the one whose terms stay farthest apart. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

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
     * @param number which jitter to take
     */
    static Level sample(Line line, double centre, double step, int number) {
        double[] wanted = new double[COST];
        for (int k = 0; k < COST; k++) {
            double jitter = (GOLDEN * (COST * (number + 100) + k)) % 1;
            int cell = k / 2;
            double distance = step * (cell + 0.1 + 0.8 * jitter) / SIDE;
            wanted[k] = k % 2 == 0 ? distance : -distance;
        }
        double[] values = new double[COST + 1];
        line.at(wanted, values, COST);
        values[COST] = centre;
        double[] stored = Arrays.copyOf(wanted, COST + 1);
        for (int k = 0; k < COST; k++) {
            stored[k] = line.displacement(wanted[k]);
        }
        return new Level(step, stored, values);
    }

    double step() {
        return step;
    }

    /** Whether the loss has a value at every point of one side (1 or -1). */
    boolean has(int side) {
        return IntStream.range(0, COST).allMatch(k -> distances[k] * side < 0 || Double.isFinite(values[k]));
    }

    /** What the values of one side (1 or -1), or of both (0), leave after a slope. */
    LineFit fit(int side, double slope) {
        int[] used = IntStream.rangeClosed(0, COST)
                .filter(k -> distances[k] * side >= 0)
                .toArray();
        double[] at = Arrays.stream(used).mapToDouble(k -> distances[k]).toArray();
        double[] above = Arrays.stream(used)
                .mapToDouble(k -> values[k] - values[COST] - slope * distances[k])
                .toArray();
        return new LineFit(at, above, step);
    }

    /** The largest value. */
    double size() {
        return Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    }

    /** The smallest difference of two values that are not the same; zero where all are. */
    double leastGap() {
        return gaps().filter(gap -> gap > 0).min().orElse(0);
    }

    /** Whether two values are the same, as at jittered points of a loss that is not rounded they never are. */
    boolean ties() {
        return gaps().anyMatch(gap -> gap == 0);
    }

    private DoubleStream gaps() {
        return IntStream.range(1, sorted.length).mapToDouble(k -> sorted[k] - sorted[k - 1]);
    }

    /** The points that have values, from left to right. */
    List<Sample> ordered() {
        return IntStream.rangeClosed(0, COST)
                .filter(k -> Double.isFinite(values[k]))
                .mapToObj(k -> new Sample(distances[k], values[k]))
                .sorted()
                .toList();
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
