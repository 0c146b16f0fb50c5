/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.function.DoubleUnaryOperator;

/** One piece of an interval, with the function at the 15 nodes of Kronrod's rule and at both ends. */
final class QuadraturePiece {
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

    /** Of the polynomial through the nodes: {@code w_i = 1 / product of (x_i - x_j)}. */
    private static final double[] BARYCENTRIC = barycentric();

    private final double from;
    private final double to;
    private final double[] values;
    private final Quadrature integral;

    private QuadraturePiece(double from, double to, double[] values) {
        this.from = from;
        this.to = to;
        this.values = values;
        this.integral = integrate();
    }

    static QuadraturePiece of(double from, double to, DoubleUnaryOperator function) {
        double centre = (from + to) / 2;
        double half = (to - from) / 2;
        double[] values = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            values[i] = function.applyAsDouble(centre + half * node(i));
        }
        return new QuadraturePiece(from, to, values);
    }

    double from() {
        return from;
    }

    double to() {
        return to;
    }

    Quadrature integral() {
        return integral;
    }

    /** Whether the piece, or one before it, holds a place. */
    boolean reaches(double place) {
        return from < to ? place < to : place > to;
    }

    private Quadrature integrate() {
        double half = (to - from) / 2;
        double kronrod = 0;
        double gauss = 0;
        double magnitude = 0;
        double roughness = 0;
        for (int i = 1; i < POINTS - 1; i++) {
            int weight = Math.min(i, POINTS - 1 - i) - 1;
            kronrod += KRONROD[weight] * values[i];
            magnitude += KRONROD[weight] * Math.abs(values[i]);
            gauss += weight % 2 == 1 ? GAUSS[weight / 2] * values[i] : 0;
            roughness = Math.max(roughness, bend(i));
        }
        double error = Math.max(Math.abs(kronrod - gauss), LARGEST_WEIGHT * roughness);
        return new Quadrature(half * kronrod, Math.abs(half) * error, Math.abs(half) * magnitude);
    }

    /** The integral from the beginning to a place inside, of the polynomial through the nodes. */
    double upTo(double place) {
        double end = (2 * place - from - to) / (to - from);
        double half = (end + 1) / 2;
        double sum = 0;
        for (int i = 1; i < POINTS - 1; i++) {
            int weight = Math.min(i, POINTS - 1 - i) - 1;
            sum += KRONROD[weight] * interpolated(half * node(i) + half - 1);
        }
        return half * (to - from) / 2 * sum;
    }

    private double interpolated(double x) {
        double above = 0;
        double below = 0;
        for (int i = 1; i < POINTS - 1; i++) {
            double distance = x - node(i);
            if (distance == 0) {
                return values[i];
            }
            above += BARYCENTRIC[i - 1] / distance * values[i];
            below += BARYCENTRIC[i - 1] / distance;
        }
        return above / below;
    }

    private static double[] barycentric() {
        double[] weights = new double[POINTS - 2];
        for (int i = 0; i < weights.length; i++) {
            double product = 1;
            for (int j = 0; j < weights.length; j++) {
                product *= i == j ? 1 : node(i + 1) - node(j + 1);
            }
            weights[i] = 1 / product;
        }
        return weights;
    }

    /** The nodes of the rule in ascending order, and both ends around them. */
    private static double node(int i) {
        int mirrored = Math.min(i, POINTS - 1 - i);
        double size = mirrored == 0 ? 1 : NODES[mirrored - 1];
        return i < POINTS / 2 ? -size : size;
    }

    /** How far a value is from the straight line between its neighbours. */
    private double bend(int i) {
        double part = (node(i) - node(i - 1)) / (node(i + 1) - node(i - 1));
        return Math.abs(values[i] - values[i - 1] - part * (values[i + 1] - values[i - 1]));
    }
}
