/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/**
 * The integral of a function over an interval by the Gauss-Kronrod rule of 7 and 15 points, with bisection where the
 * function is rough.
 *
 * <p>Source of the rule: R. Piessens et al., "QUADPACK" (1983). The usual error estimate, the difference of the two
 * orders, is too small by accident where the function jumps, as the gradient of a network of rectified units does; so
 * the error also counts how far a value is from the straight line between its neighbours, which a jump cannot hide.
 *
 * @param value the integral
 * @param error a bound for its error
 * @param magnitude the integral of the absolute value
 */
public record Quadrature(double value, double error, double magnitude) {
    private static final double[] NODES = {
        0.9914553711208126,
        0.9491079123427585,
        0.8648644233597691,
        0.7415311855993945,
        0.5860872354676911,
        0.4058451513773972,
        0.20778495500789848,
        0
    };

    private static final double[] KRONROD = {
        0.022935322010529224,
        0.06309209262997856,
        0.10479001032225019,
        0.14065325971552592,
        0.1690047266392679,
        0.19035057806478542,
        0.20443294007529889,
        0.20948214108472782
    };

    /** For every second node, beginning with the second. */
    private static final double[] GAUSS = {
        0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694
    };

    /**
     * The nodes on both sides of the middle one, and the two ends, which have no weight but show a jump just beside
     * them.
     */
    private static final int POINTS = 2 * NODES.length + 1;

    /** The largest weight of the Kronrod rule: what one value that is off by 1 does to the integral over [-1, 1]. */
    private static final double LARGEST_WEIGHT = 0.21;

    /**
     * Integrates over an interval that begins at 0.
     *
     * @param end the other end of the interval, of either sign
     * @param accuracy the error, in proportion to the integral, at which to stop
     * @param mostPieces how many pieces the interval may be cut into
     * @param function evaluated at 17 points of every piece
     * @return the integral with its error
     */
    public static Quadrature fromZeroTo(double end, double accuracy, int mostPieces, DoubleUnaryOperator function) {
        PriorityQueue<Piece> pieces = new PriorityQueue<>(
                Comparator.comparingDouble(piece -> -piece.integral().error()));
        pieces.add(Piece.of(0, end, function));
        Quadrature sum = sum(pieces);
        while (pieces.size() < mostPieces && sum.error() > accuracy * Math.abs(sum.value())) {
            Piece worst = pieces.remove();
            double middle = (worst.from() + worst.to()) / 2;
            pieces.add(Piece.of(worst.from(), middle, function));
            pieces.add(Piece.of(middle, worst.to(), function));
            sum = sum(pieces);
        }
        return sum;
    }

    private static Quadrature sum(Iterable<Piece> pieces) {
        double value = 0;
        double error = 0;
        double magnitude = 0;
        for (Piece piece : pieces) {
            value += piece.integral().value();
            error += piece.integral().error();
            magnitude += piece.integral().magnitude();
        }
        return new Quadrature(value, error, magnitude);
    }

    /** One piece of the interval with its integral. */
    private record Piece(double from, double to, Quadrature integral) {

        static Piece of(double from, double to, DoubleUnaryOperator function) {
            double centre = (from + to) / 2;
            double half = (to - from) / 2;
            double[] values = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                values[i] = function.applyAsDouble(centre + half * node(i));
            }
            double kronrod = 0;
            double gauss = 0;
            double magnitude = 0;
            double roughness = 0;
            for (int i = 1; i < POINTS - 1; i++) {
                int weight = Math.min(i, POINTS - 1 - i) - 1;
                kronrod += KRONROD[weight] * values[i];
                magnitude += KRONROD[weight] * Math.abs(values[i]);
                gauss += weight % 2 == 1 ? GAUSS[weight / 2] * values[i] : 0;
                roughness = Math.max(roughness, bend(values, i));
            }
            double error = Math.max(Math.abs(kronrod - gauss), LARGEST_WEIGHT * roughness);
            return new Piece(
                    from, to, new Quadrature(half * kronrod, Math.abs(half) * error, Math.abs(half) * magnitude));
        }

        /** The nodes of the rule in ascending order, and both ends around them. */
        private static double node(int i) {
            int mirrored = Math.min(i, POINTS - 1 - i);
            double size = mirrored == 0 ? 1 : NODES[mirrored - 1];
            return i < POINTS / 2 ? -size : size;
        }

        /** How far a value is from the straight line between its neighbours. */
        private static double bend(double[] values, int i) {
            double part = (node(i) - node(i - 1)) / (node(i + 1) - node(i - 1));
            return Math.abs(values[i] - values[i - 1] - part * (values[i + 1] - values[i - 1]));
        }
    }
}
