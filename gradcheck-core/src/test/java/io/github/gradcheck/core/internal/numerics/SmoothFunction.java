/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one variable and its derivative from the book.
 *
 * @param positive whether its domain is the positive numbers only
 */
record SmoothFunction(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative, boolean positive) {
    static final List<SmoothFunction> ALL = List.of(
            real("sin 3x", x -> Math.sin(3 * x), x -> 3 * Math.cos(3 * x)),
            real("exp", Math::exp, Math::exp),
            real("x^5 - 2x", x -> x * x * x * x * x - 2 * x, x -> 5 * x * x * x * x - 2),
            real("tanh", Math::tanh, x -> 1 / (Math.cosh(x) * Math.cosh(x))),
            real("softplus", x -> Math.log1p(Math.exp(x)), x -> 1 / (1 + Math.exp(-x))),
            real("bell", x -> 1 / (1 + x * x), x -> -2 * x / ((1 + x * x) * (1 + x * x))),
            real("hyperbola", x -> Math.sqrt(1 + x * x), x -> x / Math.sqrt(1 + x * x)),
            real(
                    "wave packet",
                    x -> Math.sin(4 * x) * Math.exp(-x * x),
                    x -> (4 * Math.cos(4 * x) - 2 * x * Math.sin(4 * x)) * Math.exp(-x * x)),
            real("log-sum-exp", x -> Math.log(Math.exp(x) + 1 + Math.E), x -> Math.exp(x) / (Math.exp(x) + 1 + Math.E)),
            real("square with offset", x -> 1e6 + x * x, x -> 2 * x),
            positive("log", Math::log, x -> 1 / x),
            positive("sqrt", Math::sqrt, x -> 0.5 / Math.sqrt(x)),
            positive("x log x", x -> x * Math.log(x), x -> 1 + Math.log(x)),
            positive("x^1.5", x -> x * Math.sqrt(x), x -> 1.5 * Math.sqrt(x)));

    private static SmoothFunction real(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return new SmoothFunction(name, f, derivative, false);
    }

    private static SmoothFunction positive(String name, DoubleUnaryOperator f, DoubleUnaryOperator derivative) {
        return new SmoothFunction(name, f, derivative, true);
    }

    /** The function times a number. */
    SmoothFunction times(double factor) {
        return new SmoothFunction(
                name + " times " + factor,
                x -> factor * f.applyAsDouble(x),
                x -> factor * derivative.applyAsDouble(x),
                positive);
    }

    /** A point of the domain, of a size from about 0.03 to 30. */
    double point(RandomStream random) {
        double x = random.nextGaussian() * Math.exp(random.nextGaussian());
        return positive ? Math.abs(x) : x;
    }

    Point at(double x) {
        return new Point(this, x, f.applyAsDouble(x), derivative.applyAsDouble(x));
    }

    /**
     * The function at a point, as a check with a single entry sees it.
     *
     * @param value f(x)
     * @param slope f'(x)
     */
    record Point(SmoothFunction function, double x, double value, double slope) {

        /** The entry x; the scale of a single entry is its own size. */
        Line line() {
            return new MovedEntry(function.f, x);
        }

        double scale() {
            return Math.abs(x);
        }

        double noise() {
            Line line = line();
            return Noise.along(t -> line.at(t * scale()), value).level();
        }

        Differentiator differentiator() {
            return new Differentiator(value, noise());
        }

        Derivative estimate(StepSchedule effort) {
            return differentiator().estimate(line(), scale(), slope, effort);
        }

        Judgement judge(double analytic, StepSchedule effort) {
            return differentiator()
                    .judge(
                            line(),
                            Question.of(analytic, scale()).withTolerance(0, 0),
                            Double.POSITIVE_INFINITY,
                            effort);
        }

        @Override
        public String toString() {
            return function.name + " at " + x + " with slope " + slope;
        }
    }
}
