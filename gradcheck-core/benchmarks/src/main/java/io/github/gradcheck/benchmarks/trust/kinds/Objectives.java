/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;

/** Losses and models in which something that is easily taken for a constant depends on the parameters. */
final class Objectives {

    private Objectives() {}

    static Family family() {
        return new Family(
                "other losses",
                List.of(
                        Kind.right("factorisation machine", Objectives::factorisation),
                        Kind.right("product of 12 factors, near 1e-30", draw -> product(draw, 3e-3)),
                        Kind.right("overlap of masks (Dice)", Objectives::dice),
                        Kind.right("focal loss", Objectives::focal)));
    }

    /** Pairwise interactions through factors of two dimensions. */
    private static Formula factorisation(Draw draw) {
        int features = 6;
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(8, features);
        double[] y = draw.gaussians(8, 1);
        double[] w = formula.vector("w", draw.gaussians(features, 1));
        double[] v = formula.matrix("V", features, draw.gaussians(2 * features, 0.5));
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, interactions(x, w, v), y));
        formula.slip("an entry's own square not taken out", slopes -> factorisationBack(x, y, w, v, slopes, 0));
        return formula.backward(slopes -> factorisationBack(x, y, w, v, slopes, 1));
    }

    private static double[] interactions(double[][] x, double[] w, double[] v) {
        double[] outputs = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            outputs[i] = Linear.dot(DOUBLE, w, x[i]);
            for (int d = 0; d < 2; d++) {
                double sum = 0;
                double squares = 0;
                for (int j = 0; j < w.length; j++) {
                    double part = v[2 * j + d] * x[i][j];
                    sum += part;
                    squares += part * part;
                }
                outputs[i] += (sum * sum - squares) / 2;
            }
        }
        return outputs;
    }

    private static void factorisationBack(
            double[][] x, double[] y, double[] w, double[] v, GradientArrays slopes, double own) {
        double[] delta = Linear.meanResidual(DOUBLE, interactions(x, w, v), y);
        for (int i = 0; i < x.length; i++) {
            Linear.addOuter(DOUBLE, new double[] {delta[i]}, x[i], slopes.of("w"));
            for (int d = 0; d < 2; d++) {
                double sum = 0;
                for (int j = 0; j < w.length; j++) {
                    sum += v[2 * j + d] * x[i][j];
                }
                for (int j = 0; j < w.length; j++) {
                    slopes.of("V")[2 * j + d] += delta[i] * x[i][j] * (sum - own * v[2 * j + d] * x[i][j]);
                }
            }
        }
    }

    private static Formula product(Draw draw, double size) {
        Formula formula = new Formula();
        double[] factors = draw.gaussians(12, 1);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = size * Math.exp(0.3 * factors[i]);
        }
        double[] x = formula.vector("x", factors);
        formula.loss(() -> {
            double product = 1;
            for (double factor : x) {
                product *= factor;
            }
            return product;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                double product = 1;
                for (int j = 0; j < x.length; j++) {
                    product *= i == j ? 1 : x[j];
                }
                slopes.of("x")[i] = product;
            }
        });
    }

    /** One minus twice the overlap over the sum of both masks. */
    private static Formula dice(Draw draw) {
        Formula formula = new Formula();
        int[] mask = draw.labels(12, 2);
        mask[0] = 1;
        double[] z = formula.vector("z", draw.gaussians(12, 1));
        formula.loss(() -> {
            double[] sums = overlap(z, mask);
            return 1 - 2 * sums[0] / sums[1];
        });
        formula.slip("denominator taken as a constant", slopes -> diceBack(z, mask, slopes, 0));
        return formula.backward(slopes -> diceBack(z, mask, slopes, 1));
    }

    private static double[] overlap(double[] z, int[] mask) {
        double[] sums = new double[2];
        for (int i = 0; i < z.length; i++) {
            double p = Linear.sigmoid(DOUBLE, z[i]);
            sums[0] += p * mask[i];
            sums[1] += p + mask[i];
        }
        return sums;
    }

    private static void diceBack(double[] z, int[] mask, GradientArrays slopes, double throughDenominator) {
        double[] sums = overlap(z, mask);
        for (int i = 0; i < z.length; i++) {
            double p = Linear.sigmoid(DOUBLE, z[i]);
            double byShare = -2 * mask[i] / sums[1] + throughDenominator * 2 * sums[0] / (sums[1] * sums[1]);
            slopes.of("z")[i] = byShare * p * (1 - p);
        }
    }

    /** {@code -(1 - p)^2 log p} of the right class's probability. */
    private static Formula focal(Draw draw) {
        Formula formula = new Formula();
        double[] z = formula.vector("z", draw.gaussians(12, 2));
        formula.loss(() -> {
            double sum = 0;
            for (double value : z) {
                double p = Linear.sigmoid(DOUBLE, value);
                sum -= (1 - p) * (1 - p) * Math.log(p);
            }
            return sum / z.length;
        });
        formula.slip("weight taken as a constant", slopes -> focalBack(z, slopes, 0));
        return formula.backward(slopes -> focalBack(z, slopes, 1));
    }

    private static void focalBack(double[] z, GradientArrays slopes, double throughWeight) {
        for (int i = 0; i < z.length; i++) {
            double p = Linear.sigmoid(DOUBLE, z[i]);
            double byShare = throughWeight * 2 * (1 - p) * Math.log(p) - (1 - p) * (1 - p) / p;
            slopes.of("z")[i] = byShare * p * (1 - p) / z.length;
        }
    }
}
