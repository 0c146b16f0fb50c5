/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;

/** Splines, sorting, quadrature and differential equations: programs with an algorithm inside. */
final class Algorithms {

    private Algorithms() {}

    static Family family() {
        return new Family(
                "numerical algorithms",
                List.of(
                        Kind.right("cubic spline through knots", Algorithms::spline),
                        Kind.right("weights on sorted values", Algorithms::sorted),
                        Kind.right("Gauss-Legendre quadrature", Algorithms::quadrature),
                        Kind.right("Runge-Kutta over 40 steps", Algorithms::ode),
                        Kind.right("power spectrum", Algorithms::spectrum),
                        Kind.right("Kalman filter", Algorithms::kalman),
                        Kind.right("Newton's root of a quintic", Algorithms::root)));
    }

    /** Catmull-Rom weights of the four values around a position between the middle two, and their slopes. */
    private static double[][] catmullRom(double u) {
        return new double[][] {
            {
                (-u + 2 * u * u - u * u * u) / 2,
                (2 - 5 * u * u + 3 * u * u * u) / 2,
                (u + 4 * u * u - 3 * u * u * u) / 2,
                (u * u * u - u * u) / 2
            },
            {
                (-1 + 4 * u - 3 * u * u) / 2,
                (-10 * u + 9 * u * u) / 2,
                (1 + 8 * u - 9 * u * u) / 2,
                (3 * u * u - 2 * u) / 2
            }
        };
    }

    /** Values at the knots 0 .. 11, positions between 1 and 10, at least 0.05 from a knot. */
    private static Formula spline(Draw draw) {
        Formula formula = new Formula();
        double[] positions = new double[9];
        Arrays.setAll(positions, i -> 1 + draw.below(9) + draw.uniform(0.05, 0.95));
        double[] targets = draw.gaussians(9, 1);
        double[] y = formula.vector("y", draw.gaussians(12, 1));
        double[] x = formula.vector("x", positions);
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, interpolated(y, x, 0), targets));
        formula.slip("one knot too far", slopes -> splineBack(y, x, targets, slopes, 1));
        return formula.backward(slopes -> splineBack(y, x, targets, slopes, 0));
    }

    /** Returns the knot before a position; beyond the ends the last piece goes on. */
    private static int knot(double position, int knots) {
        return (int) Math.max(1, Math.min(knots - 3, Math.floor(position)));
    }

    private static double[] interpolated(double[] y, double[] x, int derivative) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int knot = knot(x[i], y.length);
            double[] weights = catmullRom(x[i] - knot)[derivative];
            for (int k = 0; k < 4; k++) {
                values[i] += weights[k] * y[knot - 1 + k];
            }
        }
        return values;
    }

    private static void splineBack(double[] y, double[] x, double[] targets, GradientArrays slopes, int offset) {
        double[] delta = Linear.meanResidual(DOUBLE, interpolated(y, x, 0), targets);
        double[] byPosition = interpolated(y, x, 1);
        for (int i = 0; i < x.length; i++) {
            int knot = knot(x[i], y.length);
            double[] weights = catmullRom(x[i] - knot)[0];
            for (int k = 0; k < 4; k++) {
                slopes.of("y")[(knot - 1 + k + offset) % y.length] += delta[i] * weights[k];
            }
            slopes.of("x")[i] = delta[i] * byPosition[i];
        }
    }

    private static Integer[] order(double[] x) {
        Integer[] order = new Integer[x.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Double.compare(x[one], x[other]));
        return order;
    }

    private static Formula sorted(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(12, 1);
        double[] x = formula.vector("x", draw.gaussians(12, 1));
        formula.loss(() -> {
            Integer[] order = order(x);
            double sum = 0;
            for (int k = 0; k < x.length; k++) {
                sum += c[k] * x[order[k]] * x[order[k]] * x[order[k]];
            }
            return sum;
        });
        formula.slip("order not undone", slopes -> {
            Integer[] order = order(x);
            for (int k = 0; k < x.length; k++) {
                slopes.of("x")[k] = 3 * c[k] * x[order[k]] * x[order[k]];
            }
        });
        return formula.backward(slopes -> {
            Integer[] order = order(x);
            for (int k = 0; k < x.length; k++) {
                slopes.of("x")[order[k]] = 3 * c[k] * x[order[k]] * x[order[k]];
            }
        });
    }

    private static final double[] NODES = {
        -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640
    };
    private static final double[] WEIGHTS = {
        0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891
    };

    /** The integral of {@code exp(-a t) sum c_k t^k} over [0, b]. */
    private static Formula quadrature(Draw draw) {
        Formula formula = new Formula();
        double[] a = formula.vector("a", draw.uniform(0.5, 2));
        double[] b = formula.vector("b", draw.uniform(0.5, 2));
        double[] c = formula.vector("c", draw.gaussians(9, 1));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < NODES.length; i++) {
                double t = b[0] * (NODES[i] + 1) / 2;
                sum += b[0] / 2 * WEIGHTS[i] * Math.exp(-a[0] * t) * polynomial(c, t, 0);
            }
            return sum;
        });
        formula.slip("the end of the interval moves no node", slopes -> quadratureBack(a[0], b[0], c, slopes, 0));
        return formula.backward(slopes -> quadratureBack(a[0], b[0], c, slopes, 1));
    }

    /** Returns a polynomial or its derivative. */
    private static double polynomial(double[] c, double t, int derivative) {
        double sum = 0;
        for (int k = derivative; k < c.length; k++) {
            sum += c[k] * (derivative == 1 ? k * Math.pow(t, k - 1) : Math.pow(t, k));
        }
        return sum;
    }

    private static void quadratureBack(double a, double b, double[] c, GradientArrays slopes, double nodesMove) {
        for (int i = 0; i < NODES.length; i++) {
            double u = (NODES[i] + 1) / 2;
            double t = b * u;
            double decay = Math.exp(-a * t) * WEIGHTS[i] / 2;
            double value = polynomial(c, t, 0);
            slopes.of("a")[0] -= b * decay * t * value;
            slopes.of("b")[0] += decay * value + nodesMove * b * decay * u * (polynomial(c, t, 1) - a * value);
            for (int k = 0; k < c.length; k++) {
                slopes.of("c")[k] += b * decay * Math.pow(t, k);
            }
        }
    }

    private static final int STEPS = 40;
    private static final double STEP = 0.05;

    /** Predators and prey by the classical Runge-Kutta method; the gradient is that of the steps. */
    private static Formula ode(Draw draw) {
        Formula formula = new Formula();
        double[] targets = {draw.uniform(0.5, 2), draw.uniform(0.5, 2)};
        double[] rates = {draw.uniform(0.5, 1.5), draw.uniform(0.5, 1.5), draw.uniform(0.5, 1.5), draw.uniform(0.5, 1.5)
        };
        double[] p = formula.vector("rates", rates);
        double[] start = formula.vector("start", draw.uniform(0.5, 2), draw.uniform(0.5, 2));
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, trajectory(p, start)[STEPS], targets));
        formula.slip("Euler's adjoint", slopes -> odeBack(p, start, targets, slopes, false));
        return formula.backward(slopes -> odeBack(p, start, targets, slopes, true));
    }

    private static double[] growth(double[] p, double[] y) {
        return new double[] {p[0] * y[0] - p[1] * y[0] * y[1], p[2] * y[0] * y[1] - p[3] * y[1]};
    }

    private static double[] plus(double[] y, double factor, double[] k) {
        return new double[] {y[0] + factor * k[0], y[1] + factor * k[1]};
    }

    private static double[][] trajectory(double[] p, double[] start) {
        double[][] states = new double[STEPS + 1][];
        states[0] = start.clone();
        for (int i = 0; i < STEPS; i++) {
            double[] y = states[i];
            double[] k1 = growth(p, y);
            double[] k2 = growth(p, plus(y, STEP / 2, k1));
            double[] k3 = growth(p, plus(y, STEP / 2, k2));
            double[] k4 = growth(p, plus(y, STEP, k3));
            states[i + 1] = plus(plus(plus(plus(y, STEP / 6, k1), STEP / 3, k2), STEP / 3, k3), STEP / 6, k4);
        }
        return states;
    }

    /** Adds what {@code bar} of the growth means for the rates, and returns what it means for the state. */
    private static double[] growthBack(double[] p, double[] y, double[] bar, double[] byRate) {
        byRate[0] += bar[0] * y[0];
        byRate[1] -= bar[0] * y[0] * y[1];
        byRate[2] += bar[1] * y[0] * y[1];
        byRate[3] -= bar[1] * y[1];
        return new double[] {
            bar[0] * (p[0] - p[1] * y[1]) + bar[1] * p[2] * y[1], -bar[0] * p[1] * y[0] + bar[1] * (p[2] * y[0] - p[3])
        };
    }

    private static void odeBack(
            double[] p, double[] start, double[] targets, GradientArrays slopes, boolean allStages) {
        double[][] states = trajectory(p, start);
        double[] byRate = slopes.of("rates");
        double[] bar = Linear.meanResidual(DOUBLE, states[STEPS], targets);
        for (int i = STEPS - 1; i >= 0; i--) {
            double[] y = states[i];
            if (!allStages) {
                bar = plus(bar, 1, growthBack(p, y, new double[] {STEP * bar[0], STEP * bar[1]}, byRate));
                continue;
            }
            double[] y2 = plus(y, STEP / 2, growth(p, y));
            double[] y3 = plus(y, STEP / 2, growth(p, y2));
            double[] y4 = plus(y, STEP, growth(p, y3));
            double[] none = new double[2];
            double[] bar4 = growthBack(p, y4, plus(none, STEP / 6, bar), byRate);
            double[] bar3 = growthBack(p, y3, plus(plus(none, STEP / 3, bar), STEP, bar4), byRate);
            double[] bar2 = growthBack(p, y2, plus(plus(none, STEP / 3, bar), STEP / 2, bar3), byRate);
            double[] bar1 = growthBack(p, y, plus(plus(none, STEP / 6, bar), STEP / 2, bar2), byRate);
            bar = plus(plus(plus(plus(bar, 1, bar1), 1, bar2), 1, bar3), 1, bar4);
        }
        slopes.put("start", bar);
    }

    /** {@code sum log(1 + |X_k|^2)} over the discrete Fourier transform. */
    private static Formula spectrum(Draw draw) {
        Formula formula = new Formula();
        double[] x = formula.vector("x", draw.gaussians(16, 1));
        formula.loss(() -> {
            double sum = 0;
            for (int k = 0; k < x.length; k++) {
                double[] part = transform(x, k);
                sum += Math.log1p(part[0] * part[0] + part[1] * part[1]);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int k = 0; k < x.length; k++) {
                double[] part = transform(x, k);
                double factor = 2 / (1 + part[0] * part[0] + part[1] * part[1]);
                for (int n = 0; n < x.length; n++) {
                    double angle = 2 * Math.PI * k * n / x.length;
                    slopes.of("x")[n] += factor * (part[0] * Math.cos(angle) - part[1] * Math.sin(angle));
                }
            }
        });
    }

    private static double[] transform(double[] x, int k) {
        double real = 0;
        double imaginary = 0;
        for (int n = 0; n < x.length; n++) {
            double angle = 2 * Math.PI * k * n / x.length;
            real += x[n] * Math.cos(angle);
            imaginary -= x[n] * Math.sin(angle);
        }
        return new double[] {real, imaginary};
    }

    /** Negative log-likelihood of a random walk seen with noise; keys are the logs of both variances. */
    private static Formula kalman(Draw draw) {
        Formula formula = new Formula();
        double[] y = draw.gaussians(30, 1.5);
        double[] q = formula.vector("logQ", draw.gaussians(1, 0.5));
        double[] r = formula.vector("logR", draw.gaussians(1, 0.5));
        formula.loss(() -> filter(y, Math.exp(q[0]), Math.exp(r[0]), new double[2]));
        return formula.backward(slopes -> {
            double[] byVariance = new double[2];
            filter(y, Math.exp(q[0]), Math.exp(r[0]), byVariance);
            slopes.of("logQ")[0] = byVariance[0] * Math.exp(q[0]);
            slopes.of("logR")[0] = byVariance[1] * Math.exp(r[0]);
        });
    }

    /** Runs the filter with its derivatives by both variances carried along. */
    private static double filter(double[] y, double q, double r, double[] byVariance) {
        double mean = 0;
        double variance = 1;
        double[] meanBy = new double[2];
        double[] varianceBy = new double[2];
        double sum = 0;
        for (double value : y) {
            double predicted = variance + q;
            double total = predicted + r;
            double residual = value - mean;
            double gain = predicted / total;
            sum += (residual * residual / total + Math.log(total)) / 2;
            for (int k = 0; k < 2; k++) {
                double predictedBy = varianceBy[k] + (k == 0 ? 1 : 0);
                double totalBy = predictedBy + (k == 1 ? 1 : 0);
                double gainBy = predictedBy / total - predicted * totalBy / (total * total);
                byVariance[k] += totalBy / total / 2
                        - residual * meanBy[k] / total
                        - residual * residual * totalBy / (total * total) / 2;
                varianceBy[k] = predictedBy * (1 - gain) - predicted * gainBy;
                meanBy[k] += gainBy * residual - gain * meanBy[k];
            }
            mean += gain * residual;
            variance = predicted * (1 - gain);
        }
        return sum;
    }

    /** {@code sum c_i x_i^2} where {@code x_i^5 + 3 x_i = b_i}, solved by Newton's method to the last digit. */
    private static Formula root(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(10, 1);
        double[] b = formula.vector("b", draw.gaussians(10, 3));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < b.length; i++) {
                double x = quinticRoot(b[i]);
                sum += c[i] * x * x;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < b.length; i++) {
                double x = quinticRoot(b[i]);
                slopes.of("b")[i] = 2 * c[i] * x / (5 * Math.pow(x, 4) + 3);
            }
        });
    }

    private static double quinticRoot(double b) {
        double x = b / 3;
        for (int i = 0; i < 30; i++) {
            double fourth = x * x * x * x;
            x -= (fourth * x + 3 * x - b) / (5 * fourth + 3);
        }
        return x;
    }
}
