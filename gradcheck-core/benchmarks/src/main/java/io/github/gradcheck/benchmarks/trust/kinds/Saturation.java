/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Units far out where exponentials leave few digits of what matters. */
final class Saturation {

    private Saturation() {}

    static Family family() {
        List<Kind> kinds = new ArrayList<>();
        for (int spread : new int[] {3, 4, 6}) {
            kinds.add(Kind.right(
                            "naive cross-entropy log(1 - sigmoid), inputs of spread " + spread,
                            draw -> crossEntropy(draw, spread, true))
                    .provenBy(draw -> crossEntropy(draw, spread, false)));
        }
        for (double far : new double[] {33.5, 34.5, 36}) {
            kinds.add(Kind.right("naive -log(1 - sigmoid) of one sum at " + far, draw -> saturated(draw, far, true))
                    .provenBy(draw -> saturated(draw, far, false))
                    .within(1e-7)
                    .withoutFaults()
                    .expecting(Answer.CORRECT, Answer.UNVERIFIED));
        }
        kinds.add(Kind.right("naive softplus log(1 + exp x), x up to 36", draw -> softplus(draw, true))
                .provenBy(draw -> softplus(draw, false))
                .within(1e-7));
        kinds.add(Kind.right("tanh units saturated", draw -> tanhUnits(DOUBLE, draw))
                .within(1e-6));
        kinds.add(Kind.inFloat("tanh units saturated, float arrays", Saturation::tanhUnits)
                .expecting(Answer.CORRECT, Answer.UNVERIFIED, Answer.VACUOUS)
                .within(1e-1));
        kinds.add(Kind.right("softmax cross-entropy, logits of spread 40", Saturation::confident)
                .within(1e-7));
        return new Family("saturated", kinds);
    }

    /** Mean of -log p or -log(1 - p) of a logistic unit; an infinite loss is drawn again. */
    private static Formula crossEntropy(Draw draw, double spread, boolean naive) {
        int samples = 20;
        while (true) {
            double[][] x = draw.gaussianRows(samples, 9);
            Formula formula = new Formula();
            double[] w = formula.vector("w", draw.gaussians(9, 0.8));
            for (double[] row : x) {
                for (int j = 0; j < row.length; j++) {
                    row[j] *= spread;
                }
            }
            formula.loss(() -> meanCrossEntropy(w, x, naive)).backward(slopes -> {
                for (int i = 0; i < samples; i++) {
                    double z = Linear.dot(DOUBLE, w, x[i]);
                    double delta = i % 2 == 0 ? -1 / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));
                    Linear.addOuter(DOUBLE, new double[] {delta / samples}, x[i], slopes.of("w"));
                }
            });
            if (meanCrossEntropy(w, x, true) < Double.POSITIVE_INFINITY) {
                return formula;
            }
        }
    }

    private static double meanCrossEntropy(double[] w, double[][] x, boolean naive) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double z = Linear.dot(DOUBLE, w, x[i]);
            double p = 1 / (1 + Math.exp(-z));
            double signed = i % 2 == 0 ? -z : z;
            double stable = Math.max(signed, 0) + Math.log1p(Math.exp(-Math.abs(signed)));
            sum += naive ? -Math.log(i % 2 == 0 ? p : 1 - p) : stable;
        }
        return sum / x.length;
    }

    /** One sum of sines so far out that {@code 1 - p} has a few bits, and no entry alone changes any of them. */
    private static Formula saturated(Draw draw, double far, boolean naive) {
        Formula formula = new Formula();
        double[] factors = draw.gaussians(24, 0.1);
        double[] x = formula.vector("x", draw.gaussians(24, 1));
        DoubleSupplier logit = () -> {
            double sum = far;
            for (int i = 0; i < x.length; i++) {
                sum += factors[i] * Math.sin(x[i]);
            }
            return sum;
        };
        formula.loss(() -> {
            double z = logit.getAsDouble();
            return naive ? -Math.log(1 - 1 / (1 + Math.exp(-z))) : z + Math.log1p(Math.exp(-z));
        });
        return formula.backward(slopes -> {
            double p = 1 / (1 + Math.exp(-logit.getAsDouble()));
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = p * factors[i] * Math.cos(x[i]);
            }
        });
    }

    private static Formula softplus(Draw draw, boolean naive) {
        Formula formula = new Formula();
        double[] factors = draw.gaussians(12, 1);
        double[] points = draw.gaussians(12, 12);
        double[] x = formula.vector("x", points);
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(-36, Math.min(36, x[i]));
        }
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double stable = Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i])));
                sum += factors[i] * (naive ? Math.log(1 + Math.exp(x[i])) : stable);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = factors[i] / (1 + Math.exp(-x[i]));
            }
        });
    }

    /** Mean square of tanh units whose inputs are about ten times too large. */
    private static Formula tanhUnits(Arithmetic a, Draw draw) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(10, 5);
        double[] y = draw.gaussians(20, 0.5);
        double[] w = formula.matrix("W", 2, draw.gaussians(10, 4));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                for (int unit = 0; unit < 2; unit++) {
                    double residual = a.round(a.round(Math.tanh(Linear.row(a, w, unit, x[i]))) - y[2 * i + unit]);
                    sum = a.round(sum + a.round(residual * residual));
                }
            }
            return a.round(sum / y.length);
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < x.length; i++) {
                double[] delta = new double[2];
                for (int unit = 0; unit < 2; unit++) {
                    double z = Linear.row(a, w, unit, x[i]);
                    double cosh = Math.cosh(z);
                    delta[unit] = a.round(2 * (Math.tanh(z) - y[2 * i + unit]) / (cosh * cosh) / y.length);
                }
                Linear.addOuter(a, delta, x[i], slopes.of("W"));
            }
        });
    }

    private static Formula confident(Draw draw) {
        Formula formula = new Formula();
        int[] labels = draw.labels(6, 5);
        double[] z = formula.matrix("Z", 6, draw.gaussians(30, 40));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < 6; i++) {
                double[] scores = Arrays.copyOfRange(z, 5 * i, 5 * i + 5);
                sum += Linear.logSumExp(DOUBLE, scores) - scores[labels[i]];
            }
            return sum / 6;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < 6; i++) {
                double[] delta = Linear.softmax(DOUBLE, Arrays.copyOfRange(z, 5 * i, 5 * i + 5));
                delta[labels[i]] -= 1;
                for (int c = 0; c < 5; c++) {
                    slopes.of("Z")[5 * i + c] = delta[c] / 6;
                }
            }
        });
    }
}
