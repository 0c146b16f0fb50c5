/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.kinds.Specimen;
import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Holds the gradient of a kind against the derivative of its smooth function in double. The derivative is a central
 * difference over eight points, whose error falls with the eighth power of the step, at steps that go down by
 * factors of
 * two; where three that follow each other agree best, their value is taken. This is neither the library's method nor
 * that of a peer.
 *
 * @param worstKey the key with the largest error
 * @param error the largest error of any entry, relative to the largest entry of its key; of a gradient that must
 *     be wrong,
 *     relative to the entry
 * @param claimed what the kind claims of it
 */
public record Proof(String worstKey, double error, double claimed) {

    /** Beside a pole at a distance of 1e-8 the best step is about 1e-10 of the entry. */
    private static final double SMALLEST_STEP = 1e-11;

    /** Beyond a pole values and their changes are small, but the changes are not small beside the values. */
    private static final double SETTLED = 1e-2;

    /** A key smaller than this part of the largest one is compared with the largest: it is zero but for rounding. */
    private static final double NEGLIGIBLE = 1e-4;

    /** Compares the gradient of a kind at a seed. */
    public static Proof of(Kind kind, long seed) {
        Specimen specimen = kind.at(seed);
        Specimen smooth = kind.exactAt(seed);
        if (kind.provenBeside()) {
            move(specimen, Draw.of("beside", seed));
            move(smooth, Draw.of("beside", seed));
        }
        Map<String, Object> claimed = specimen.backward();
        double negligible = kind.correct() ? NEGLIGIBLE * largest(claimed.values()) : 0;
        Proof worst = new Proof("", 0, kind.accuracy());
        for (String key : claimed.keySet()) {
            double[] gradient = ArrayView.of(claimed, key).toArray();
            double[] numerical = derivatives(smooth, ArrayView.of(smooth.parameters(), key));
            double scale = Math.max(Math.max(largest(gradient), largest(numerical)), negligible);
            for (int i = 0; i < numerical.length; i++) {
                // A wrong gradient is one with an entry that differs by more than a part of the entry itself.
                double size = kind.correct() ? scale : Math.max(Math.abs(gradient[i]), Math.abs(numerical[i]));
                double error = size == 0 ? 0 : Math.abs(gradient[i] / size - numerical[i] / size);
                if (!(error <= worst.error)) {
                    worst = new Proof(key, error, kind.accuracy());
                }
            }
        }
        return worst;
    }

    private static void move(Specimen specimen, Draw draw) {
        for (Object array : specimen.parameters().values()) {
            ArrayView block = ArrayView.of(array);
            for (int i = 0; i < block.size(); i++) {
                block.set(i, block.get(i) + 0.3 * draw.gaussian());
            }
        }
    }

    /** Returns whether the gradient is as right as the kind claims. */
    public boolean holds() {
        return error <= claimed;
    }

    private static double largest(Collection<Object> arrays) {
        return arrays.stream()
                .mapToDouble(array -> largest(ArrayView.of(array).toArray()))
                .max()
                .orElse(0);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static double[] derivatives(Specimen smooth, ArrayView block) {
        double[] derivatives = new double[block.size()];
        double rms = rms(block);
        for (int i = 0; i < derivatives.length; i++) {
            double size = Math.abs(block.get(i));
            double largest = Math.max(size, rms);
            derivatives[i] = derivative(smooth::loss, block, i, largest == 0 ? 1 : largest, size == 0 ? largest : size);
        }
        return derivatives;
    }

    private static double rms(ArrayView block) {
        double largest = largest(block.toArray());
        return largest == 0
                ? 0
                : largest
                        * Math.sqrt(Arrays.stream(block.toArray())
                                        .map(value -> value / largest * (value / largest))
                                        .sum()
                                / block.size());
    }

    /** Goes down from a quarter of the largest size to a small part of the smallest. */
    private static double derivative(DoubleSupplier loss, ArrayView block, int i, double largest, double smallest) {
        Settling settled = new Settling(SETTLED);
        Settling any = new Settling(Double.POSITIVE_INFINITY);
        double rounding = Math.ulp(loss.getAsDouble());
        for (double step = largest / 4;
                step >= Math.max(SMALLEST_STEP * smallest, Double.MIN_NORMAL / 1e10);
                step /= 2) {
            double value = atStep(loss, block, i, step);
            settled.add(value, rounding / step);
            any.add(value, rounding / step);
        }
        return Double.isNaN(settled.best) ? any.best : settled.best;
    }

    /** The middle of the three values that agree best, among those that agree at all. */
    private static final class Settling {

        private final double mostRelative;
        private double best = Double.NaN;
        private double least = Double.POSITIVE_INFINITY;
        private double before = Double.NaN;
        private double changeBefore = Double.NaN;

        Settling(double mostRelative) {
            this.mostRelative = mostRelative;
        }

        /** Values that agree better than the loss is rounded do so by chance. */
        void add(double value, double rounding) {
            double change = Math.abs(value - before);
            double larger = Math.max(change, changeBefore) + rounding;
            if (larger < least && (before == 0 || larger <= mostRelative * Math.abs(before))) {
                least = larger;
                best = before;
            }
            before = value;
            changeBefore = change;
        }
    }

    private static double atStep(DoubleSupplier loss, ArrayView block, int i, double step) {
        double x = block.get(i);
        double[] weights = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
        double sum = 0;
        try {
            for (int k = weights.length; k >= 1; k--) {
                double up = x + k * step;
                double down = x - k * step;
                block.set(i, up);
                double above = loss.getAsDouble();
                block.set(i, down);
                // Divided by the distance as it is stored.
                sum += weights[k - 1] * (above - loss.getAsDouble()) / (up - down) * 2 * k;
            }
            return sum;
        } catch (RuntimeException beyondTheEdge) {
            return Double.NaN;
        } finally {
            block.set(i, x);
        }
    }
}
