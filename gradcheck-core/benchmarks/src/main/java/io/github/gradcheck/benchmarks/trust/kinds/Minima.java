/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Losses that are exactly zero at the point, and points where the gradient is zero or nearly so. */
final class Minima {

    private Minima() {}

    static Family family() {
        return new Family(
                "zero loss and minima",
                List.of(
                        still("noise-free least squares at its minimum", draw -> leastSquares(draw, 0)),
                        Kind.right("least squares 1e-6 beside its minimum", draw -> leastSquares(draw, 1e-6)),
                        Kind.right("loss exactly zero, slope not", Minima::zeroLoss),
                        still("fourth powers at zero", Minima::fourthPowers),
                        still("saddle at zero", Minima::saddle),
                        still("Rosenbrock's minimum, plus one", Minima::rosenbrock),
                        Kind.right("parameters all zero", Minima::zeroParameters)));
    }

    /** A kind whose gradient is zero or rounding, so that there is little to see. */
    private static Kind still(String title, Function<Draw, Specimen> factory) {
        return Kind.right(title, factory)
                .expecting(Answer.CORRECT, Answer.VACUOUS)
                .provenBesideThePoint()
                .withoutFaults();
    }

    private static Formula leastSquares(Draw draw, double beside) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(30, 10);
        double[] w = formula.vector("w", draw.gaussians(10, 1));
        double[] y = new double[30];
        Arrays.setAll(y, i -> Linear.dot(DOUBLE, w, x[i]));
        for (int j = 0; j < w.length; j++) {
            w[j] += beside * draw.gaussian();
        }
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double residual = Linear.dot(DOUBLE, w, x[i]) - y[i];
                sum += residual * residual;
            }
            return sum / y.length;
        });
        formula.slip("1e-3 in one entry", slopes -> {
            leastSquaresBack(x, y, w, slopes);
            slopes.of("w")[3] += 1e-3;
        });
        return formula.backward(slopes -> leastSquaresBack(x, y, w, slopes));
    }

    private static void leastSquaresBack(double[][] x, double[] y, double[] w, GradientArrays slopes) {
        for (int i = 0; i < y.length; i++) {
            double residual = Linear.dot(DOUBLE, w, x[i]) - y[i];
            Linear.addOuter(DOUBLE, new double[] {2 * residual / y.length}, x[i], slopes.of("w"));
        }
    }

    /** {@code sum c (exp(x - p) - 1)} at x = p. */
    private static Formula zeroLoss(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(10, 1);
        double[] x = formula.vector("x", draw.gaussians(10, 1));
        double[] p = x.clone();
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += c[i] * Math.expm1(x[i] - p[i]);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = c[i] * Math.exp(x[i] - p[i]);
            }
        });
    }

    private static Formula fourthPowers(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(10, 1);
        double[] x = formula.vector("x", new double[10]);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += c[i] * c[i] * x[i] * x[i] * x[i] * x[i];
            }
            return sum;
        });
        formula.slip("1e-3 in one entry", slopes -> slopes.of("x")[3] = 1e-3);
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = 4 * c[i] * c[i] * x[i] * x[i] * x[i];
            }
        });
    }

    private static Formula saddle(Draw draw) {
        Formula formula = new Formula();
        double[] c = draw.gaussians(9, 1);
        double[] x = formula.vector("x", new double[9]);
        double[] y = formula.vector("y", new double[9]);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += c[i] * x[i] * y[i];
            }
            return sum;
        });
        formula.slip("sign of y, seen only beside the point, and 1e-3", slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = c[i] * y[i];
                slopes.of("y")[i] = 1e-3 - c[i] * x[i];
            }
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = c[i] * y[i];
                slopes.of("y")[i] = c[i] * x[i];
            }
        });
    }

    private static Formula rosenbrock(Draw draw) {
        Formula formula = new Formula();
        double stiffness = draw.uniform(10, 100);
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        double[] x = formula.vector("x", ones);
        formula.loss(() -> {
            double sum = 1;
            for (int i = 0; i + 1 < x.length; i++) {
                double along = x[i + 1] - x[i] * x[i];
                sum += stiffness * along * along + (1 - x[i]) * (1 - x[i]);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i + 1 < x.length; i++) {
                double along = x[i + 1] - x[i] * x[i];
                slopes.of("x")[i] += -4 * stiffness * along * x[i] - 2 * (1 - x[i]);
                slopes.of("x")[i + 1] += 2 * stiffness * along;
            }
        });
    }

    /** A network whose weights start at zero, with a bias that does not. */
    private static Formula zeroParameters(Draw draw) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(10, 9);
        double[] y = draw.gaussians(10, 1);
        double[] w = formula.vector("w", new double[9]);
        double[] b = formula.vector("b", 0);
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double residual = Math.sin(Linear.dot(DOUBLE, w, x[i]) + b[0]) - y[i];
                sum += residual * residual / 2;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < y.length; i++) {
                double z = Linear.dot(DOUBLE, w, x[i]) + b[0];
                double delta = (Math.sin(z) - y[i]) * Math.cos(z);
                Linear.addOuter(DOUBLE, new double[] {delta}, x[i], slopes.of("w"));
                slopes.of("b")[0] += delta;
            }
        });
    }
}
