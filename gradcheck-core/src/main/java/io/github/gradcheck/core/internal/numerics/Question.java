/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * What is asked of a loss along a line: whether its derivative at zero is the one that a gradient implies.
 *
 * @param analytic the derivative that the gradient implies
 * @param scale the distance that moves the parameters by about their own size
 * @param relative what the tolerance excuses, as a part of the derivative
 * @param absolute what the tolerance excuses, as a difference
 * @param position how far the point is from the parameters' origin, in the unit of the line: the parameters are
 *     rounded to 2^-52 of it
 * @param noise how much the loss is known to differ from call to call, as a standard deviation
 */
public record Question(double analytic, double scale, double relative, double absolute, double position, double noise) {

    /**
     * A question with the usual tolerance.
     *
     * @param analytic the derivative that the gradient implies
     * @param scale the distance that moves the parameters by about their own size
     * @return one that excuses a millionth of the derivative
     */
    public static Question of(double analytic, double scale) {
        return new Question(analytic, scale, 1e-6, 0, scale, 0);
    }

    /**
     * The question with another tolerance.
     *
     * @param relative as a part of the derivative
     * @param absolute as a difference
     * @return a copy
     */
    public Question withTolerance(double relative, double absolute) {
        return new Question(analytic, scale, relative, absolute, position, noise);
    }

    /**
     * The question at another distance from the parameters' origin.
     *
     * @param position |x| in the unit of the line
     * @return a copy
     */
    public Question withPosition(double position) {
        return new Question(analytic, scale, relative, absolute, position, noise);
    }

    /**
     * The question to a loss that differs from call to call.
     *
     * @param noise its standard deviation
     * @return a copy
     */
    public Question withNoise(double noise) {
        return new Question(analytic, scale, relative, absolute, position, noise);
    }

    /** Whether a difference this large is within the tolerance. */
    boolean excuses(double difference) {
        double size = Math.max(Math.abs(analytic), Math.abs(analytic + difference));
        return Math.abs(difference) <= Math.max(absolute, relative * size);
    }

    /** The slope that is subtracted before anything is fitted. */
    double slope() {
        return Double.isFinite(analytic) ? analytic : 0;
    }
}
