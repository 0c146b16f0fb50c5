/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

/** The function between two layers of a network. */
public enum Activation {
    /** The hyperbolic tangent. */
    TANH {
        @Override
        double apply(double z) {
            return Math.tanh(z);
        }

        @Override
        double slope(double z, double a, double slopeAtKink) {
            return 1 - a * a;
        }

        @Override
        double mistakenSlope(double a) {
            return a * (1 - a);
        }
    },
    /** The positive part; its kink is at zero. */
    RELU {
        @Override
        double apply(double z) {
            return Math.max(z, 0);
        }

        @Override
        double slope(double z, double a, double slopeAtKink) {
            if (z == 0) {
                return slopeAtKink;
            }
            return z > 0 ? 1 : 0;
        }

        @Override
        double mistakenSlope(double a) {
            return 1;
        }
    };

    /** Returns the activation of the pre-activation {@code z}. */
    abstract double apply(double z);

    /** Returns the derivative at {@code z}, where the activation is {@code a}; at a kink the value asked for. */
    abstract double slope(double z, double a, double slopeAtKink);

    /** Returns what a person might write by mistake: the logistic slope for tanh, no mask at all for ReLU. */
    abstract double mistakenSlope(double a);
}
