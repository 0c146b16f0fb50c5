/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Points where one-sided slopes differ. A right gradient lies between them; the slips do not. */
final class Kinks {

    private static final int SIZE = 10;

    private Kinks() {}

    static Family family() {
        return new Family(
                "ties and kinks",
                List.of(
                        atKink("ReLU at 0, slope 0", draw -> units(draw, x -> Math.max(0, x), Kinks::step, 0)),
                        atKink("ReLU at 0, slope 1/2", draw -> units(draw, x -> Math.max(0, x), Kinks::step, 0.5)),
                        atKink("ReLU at 0, slope 1", draw -> units(draw, x -> Math.max(0, x), Kinks::step, 1)),
                        atKink("abs at 0, slope 0", draw -> units(draw, Math::abs, Math::signum, 0)),
                        atKink("abs at 0, slope 1", draw -> units(draw, Math::abs, Math::signum, 1)),
                        atKink("maximum at a tie, gradient to one", draw -> maxima(draw, false)),
                        atKink("maximum at a tie, gradient shared", draw -> maxima(draw, true)),
                        atKink("max pooling at ties", Kinks::pooling),
                        atKink("hinge at its corner", Kinks::hinge),
                        atKink("median absolute deviation, residuals zero", Kinks::absoluteResiduals)));
    }

    /** Beside the kinks the function is smooth, and so its proof is there. */
    private static Kind atKink(String title, Function<Draw, Specimen> factory) {
        return Kind.right(title, factory).provenBesideThePoint().withoutFaults();
    }

    private static double step(double x) {
        return x > 0 ? 1 : 0;
    }

    /** {@code sum (c + 1/2 x) r(x)}, the first three x at the kink of r; an entry 3 is smooth and far from it. */
    private static Formula units(Draw draw, DoubleUnaryOperator r, DoubleUnaryOperator slope, double atKink) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(SIZE, 1);
        double[] points = draw.gaussians(SIZE, 1);
        Arrays.fill(points, 0, 3, 0);
        for (int i = 0; i < 3; i++) {
            c[i] = Math.abs(c[i]) + 0.5;
        }
        double[] x = formula.vector("x", points);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (c[i] + x[i] / 2) * r.applyAsDouble(x[i]);
            }
            return sum;
        });
        formula.slip("slope 1.5 at the kink", slopes -> unitsBack(c, x, r, slope, 1.5, slopes));
        formula.slip("slope -1.1 at the kink", slopes -> unitsBack(c, x, r, slope, -1.1, slopes));
        return formula.backward(slopes -> unitsBack(c, x, r, slope, atKink, slopes));
    }

    private static void unitsBack(
            double[] c,
            double[] x,
            DoubleUnaryOperator r,
            DoubleUnaryOperator slope,
            double atKink,
            GradientArrays slopes) {
        for (int i = 0; i < x.length; i++) {
            double inner = x[i] == 0 ? atKink : slope.applyAsDouble(x[i]);
            slopes.of("x")[i] = r.applyAsDouble(x[i]) / 2 + (c[i] + x[i] / 2) * inner;
        }
    }

    /** {@code max(x) + sum x^2 / 20} where entries 2 and 5 are both the largest. */
    private static Formula maxima(Draw draw, boolean shared) {
        Formula formula = new Formula();
        double[] points = draw.gaussians(SIZE, 0.5);
        points[2] = 2;
        points[5] = 2;
        double[] x = formula.vector("x", points);
        formula.loss(() -> Arrays.stream(x).max().orElseThrow() + Linear.dot(DOUBLE, x, x) / 20);
        formula.slip("gradient to all at a tie", slopes -> maximaBack(x, 1, 1, slopes));
        formula.slip("gradient to none at a tie", slopes -> maximaBack(x, 0, 0, slopes));
        formula.slip("1.5 and -0.5 at a tie", slopes -> maximaBack(x, 1.5, -0.5, slopes));
        return formula.backward(slopes -> maximaBack(x, shared ? 0.5 : 1, shared ? 0.5 : 0, slopes));
    }

    /** Gives the first of two that tie one share, the second another; without a tie the largest gets all. */
    private static void maximaBack(double[] x, double first, double second, GradientArrays slopes) {
        double largest = Arrays.stream(x).max().orElseThrow();
        boolean tie = Arrays.stream(x).filter(value -> value == largest).count() > 1;
        boolean seen = false;
        for (int i = 0; i < x.length; i++) {
            slopes.of("x")[i] = x[i] / 10;
            if (x[i] == largest) {
                slopes.of("x")[i] += !tie ? 1 : seen ? second : first;
                seen = true;
            }
        }
    }

    /** Max pooling in pairs, the two of every second pair equal. */
    private static Formula pooling(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(SIZE / 2, 1);
        double[] points = draw.gaussians(SIZE, 1);
        for (int pair = 0; pair < SIZE / 2; pair += 2) {
            points[2 * pair + 1] = points[2 * pair];
            c[pair] = Math.abs(c[pair]) + 0.5;
        }
        double[] x = formula.vector("x", points);
        formula.loss(() -> {
            double sum = 0;
            for (int pair = 0; pair < c.length; pair++) {
                double largest = Math.max(x[2 * pair], x[2 * pair + 1]);
                sum += c[pair] * largest + largest * largest / 20;
            }
            return sum;
        });
        formula.slip("gradient to all at a tie", slopes -> poolingBack(c, x, 1, 1, slopes));
        formula.slip("gradient to none at a tie", slopes -> poolingBack(c, x, 0, 0, slopes));
        return formula.backward(slopes -> poolingBack(c, x, 1, 0, slopes));
    }

    private static void poolingBack(double[] c, double[] x, double first, double second, GradientArrays slopes) {
        for (int pair = 0; pair < c.length; pair++) {
            double left = x[2 * pair];
            double right = x[2 * pair + 1];
            double slope = c[pair] + Math.max(left, right) / 10;
            slopes.of("x")[2 * pair] = slope * (left == right ? first : left > right ? 1 : 0);
            slopes.of("x")[2 * pair + 1] = slope * (left == right ? second : right > left ? 1 : 0);
        }
    }

    /** {@code sum max(0, 1 - y w.x)} with a margin of exactly one for some samples. */
    private static Formula hinge(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(SIZE, 1);
        double[] points = draw.gaussians(SIZE, 1);
        for (int i = 0; i < SIZE; i++) {
            c[i] = i < 3 ? 1 : c[i];
            points[i] = i < 3 ? 1 : points[i];
        }
        double[] x = formula.vector("x", points);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
                sum += Math.max(0, 1 - c[i] * x[i]) + x[i] * x[i] / 20;
            }
            return sum;
        });
        formula.slip("slope 1.5 at the kink", slopes -> hingeBack(c, x, 1.5, slopes));
        return formula.backward(slopes -> hingeBack(c, x, 0, slopes));
    }

    private static void hingeBack(double[] c, double[] x, double atCorner, GradientArrays slopes) {
        for (int i = 0; i < x.length; i++) {
            double margin = 1 - c[i] * x[i];
            slopes.of("x")[i] = -c[i] * (margin == 0 ? atCorner : step(margin)) + x[i] / 10;
        }
    }

    /** Mean of |w.x - y| where two of the samples are met exactly. */
    private static Formula absoluteResiduals(Draw draw) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(12, SIZE);
        double[] w = formula.vector("w", draw.gaussians(SIZE, 1));
        double[] y = draw.gaussians(12, 3);
        y[0] = Linear.dot(DOUBLE, w, x[0]);
        y[1] = Linear.dot(DOUBLE, w, x[1]);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                sum += Math.abs(Linear.dot(DOUBLE, w, x[i]) - y[i]) / y.length;
            }
            return sum + Linear.dot(DOUBLE, w, w) / 2;
        });
        formula.slip("slope 1.5 at the kink", slopes -> absoluteBack(x, y, w, 1.5, slopes));
        return formula.backward(slopes -> absoluteBack(x, y, w, 0, slopes));
    }

    private static void absoluteBack(double[][] x, double[] y, double[] w, double atKink, GradientArrays slopes) {
        slopes.put("w", w);
        for (int i = 0; i < y.length; i++) {
            double residual = Linear.dot(DOUBLE, w, x[i]) - y[i];
            double slope = residual == 0 ? atKink : Math.signum(residual);
            Linear.addOuter(DOUBLE, new double[] {slope / y.length}, x[i], slopes.of("w"));
        }
    }
}
