/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Directions along which entries that tie stay tied, to the bit: an entry's step depends on its value alone, in every
 * key.
 */
final class TieDirections {
    /** In which way entries move. */
    enum Kind {
        /** Equal entries by equal steps, others by others: the largest of several numbers. */
        EQUAL_VALUES,
        /** Opposite entries by opposite steps: the largest of several absolute values. */
        EQUAL_MAGNITUDES,
        /** All by the same step: numbers that tie beside what does not move. */
        SAME_STEP,
        /** Each in proportion to itself: multiples, and all that scales. */
        IN_PROPORTION
    }

    private final long seed;
    private final double usual;

    /**
     * Prepares directions for some entries.
     *
     * @param values of all entries that move
     * @param seed where steps of different values come from
     */
    TieDirections(DoubleStream values, long seed) {
        double[] magnitudes = values.map(Math::abs).filter(x -> x > 0).sorted().toArray();
        // A power of two: adding it to round numbers is exact.
        this.usual = magnitudes.length == 0 ? 1 : Math.scalb(1.0, Math.getExponent(magnitudes[magnitudes.length / 2]));
        this.seed = seed;
    }

    /** Moves some entries of some keys, and no others. */
    JointDirection along(Kind kind, List<TiedKey> keys) {
        DoubleUnaryOperator step = step(kind);
        return new JointDirection(keys.stream().map(key -> key.along(step)).toList());
    }

    private DoubleUnaryOperator step(Kind kind) {
        return switch (kind) {
            case EQUAL_VALUES -> x -> random(x) * size(x);
            case EQUAL_MAGNITUDES -> x -> Math.copySign(random(Math.abs(x)) * size(x), x);
            case SAME_STEP -> x -> usual;
            case IN_PROPORTION -> x -> x;
        };
    }

    /** Both zeros are the same value. */
    private double random(double x) {
        return RandomStream.of(seed, "tie " + Double.doubleToLongBits(x + 0.0)).nextGaussian();
    }

    private double size(double x) {
        return Math.max(Math.abs(x), 0.1 * usual);
    }

    /** The entries of a key that may be tied, with their values at the point of the check. */
    static final class TiedKey {
        private final KeyGradient candidate;
        private final int[] entries;
        private final double[] values;

        private TiedKey(KeyGradient candidate, int[] entries, double[] values) {
            this.candidate = candidate;
            this.entries = entries;
            this.values = values;
        }

        static TiedKey of(KeyGradient candidate, IntStream entries) {
            int[] moving = entries.toArray();
            return new TiedKey(
                    candidate,
                    moving,
                    Arrays.stream(moving).mapToDouble(candidate::origin).toArray());
        }

        /** The same entries at another point; how far they move is decided by their values here. */
        TiedKey at(KeyGradient elsewhere) {
            return new TiedKey(elsewhere, entries, values);
        }

        String key() {
            return candidate.key();
        }

        int size() {
            return entries.length;
        }

        DoubleStream values() {
            return DoubleStream.of(values);
        }

        Direction along(DoubleUnaryOperator step) {
            double[] vector = new double[candidate.size()];
            for (int i = 0; i < entries.length; i++) {
                vector[entries[i]] = step.applyAsDouble(values[i]);
            }
            return Direction.of(candidate.block(), candidate.origin(), vector);
        }

        /** Each entry by a step of its own. */
        Direction withoutTies(long seed) {
            return candidate.direction(seed, "without ties", entry -> Arrays.binarySearch(entries, entry) >= 0);
        }

        /** What the gradient implies along a direction of this key. */
        double projected(Direction direction) {
            return direction.dot(candidate.analytic());
        }

        /** What all entries do to the loss along a direction, whatever their signs. */
        double magnitude(Direction direction) {
            return IntStream.of(entries)
                    .mapToDouble(entry -> Math.abs(direction.component(entry) * candidate.analytic(entry)))
                    .sum();
        }

        /** How far backward's answers may be off along a direction. */
        double spread(Direction direction) {
            return candidate.spread().reach(direction);
        }
    }
}
