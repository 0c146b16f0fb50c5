/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;
import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.FLOAT;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;

/** A linear layer, a normalisation with scale and shift behind it, and the mean square of the output. */
final class Norms {

    private static final int SAMPLES = 7;
    private static final int INPUTS = 4;
    private static final int UNITS = 5;
    private static final double EPSILON = 1e-5;

    private Norms() {}

    /** Over what is normalised. */
    private enum Over {
        UNITS_OF_A_SAMPLE,
        SAMPLES_OF_A_UNIT
    }

    static Family family() {
        return new Family(
                "normalisations",
                List.of(
                        Kind.right("layer norm", draw -> norm(DOUBLE, draw, Over.UNITS_OF_A_SAMPLE, 1, false)),
                        Kind.right("batch norm", draw -> norm(DOUBLE, draw, Over.SAMPLES_OF_A_UNIT, 1, false)),
                        Kind.right(
                                "layer norm, variance 1e-8 beside epsilon 1e-5",
                                draw -> norm(DOUBLE, draw, Over.UNITS_OF_A_SAMPLE, 5e-5, false)),
                        Kind.right("root mean square norm", Norms::rmsNorm),
                        Kind.lossIn(
                                FLOAT,
                                "layer norm, loss in float",
                                (a, draw) -> norm(a, draw, Over.UNITS_OF_A_SAMPLE, 1, false)),
                        Kind.inFloat(
                                        "layer norm, float arrays",
                                        (a, draw) -> norm(a, draw, Over.UNITS_OF_A_SAMPLE, 1, false))
                                .within(1e-3),
                        Kind.inFloat(
                                        "batch norm, float arrays",
                                        (a, draw) -> norm(a, draw, Over.SAMPLES_OF_A_UNIT, 1, false))
                                .within(1e-3)));
    }

    /** The mean takes the bias out again: its gradient is zero. */
    static List<Kind> biases() {
        return List.of(
                Kind.right("bias before batch norm", draw -> norm(DOUBLE, draw, Over.SAMPLES_OF_A_UNIT, 1, true)),
                Kind.right(
                        "shared bias before layer norm", draw -> norm(DOUBLE, draw, Over.UNITS_OF_A_SAMPLE, 1, true)));
    }

    /**
     * The layer.
     *
     * @param spread the standard deviation of the weights
     * @param bias whether the linear layer has a bias: for each unit, or for all of them together
     */
    private static Formula norm(Arithmetic a, Draw draw, Over over, double spread, boolean bias) {
        Formula formula = new Formula();
        double[] x = draw.gaussians(SAMPLES * INPUTS, 1);
        double[] targets = draw.gaussians(SAMPLES * UNITS, 1);
        double[] w = formula.matrix("W", INPUTS, draw.gaussians(INPUTS * UNITS, spread));
        double[] gamma = formula.vector("gamma", draw.gaussians(UNITS, 1));
        double[] beta = formula.vector("beta", draw.gaussians(UNITS, 1));
        double[] drawn = draw.gaussians(over == Over.SAMPLES_OF_A_UNIT ? UNITS : 1, 1);
        double[] b = bias ? formula.vector("b", drawn) : new double[1];
        Pass pass = new Pass(a, over, x, w, gamma, beta, b);
        formula.loss(() -> Linear.halfMeanSquare(a, pass.output(), targets));
        formula.slip("mean and variance taken as constants", slopes -> pass.back(targets, slopes, false));
        return formula.backward(slopes -> pass.back(targets, slopes, true));
    }

    /** Forward and backward through the layer; matrices have a row for each sample. */
    private static final class Pass {

        private final Arithmetic a;
        private final Over over;
        private final double[] x;
        private final double[] w;
        private final double[] gamma;
        private final double[] beta;
        private final double[] b;

        Pass(Arithmetic a, Over over, double[] x, double[] w, double[] gamma, double[] beta, double[] b) {
            this.a = a;
            this.over = over;
            this.x = x;
            this.w = w;
            this.gamma = gamma;
            this.beta = beta;
            this.b = b;
        }

        double[] linear() {
            double[] z = Linear.product(a, x, SAMPLES, w);
            for (int i = 0; i < z.length; i++) {
                z[i] = a.round(z[i] + b[i % UNITS % b.length]);
            }
            return z;
        }

        int groups() {
            return over == Over.UNITS_OF_A_SAMPLE ? SAMPLES : UNITS;
        }

        int size() {
            return SAMPLES * UNITS / groups();
        }

        int at(int group, int member) {
            return over == Over.UNITS_OF_A_SAMPLE ? group * UNITS + member : member * UNITS + group;
        }

        /** Returns one over the standard deviation of a group. */
        double inverse(double[] z, int group) {
            double mean = mean(z, group);
            double variance = 0;
            for (int k = 0; k < size(); k++) {
                double centred = a.round(z[at(group, k)] - mean);
                variance = a.round(variance + a.round(centred * centred));
            }
            return a.round(1 / Math.sqrt(a.round(a.round(variance / size()) + EPSILON)));
        }

        double mean(double[] z, int group) {
            double sum = 0;
            for (int k = 0; k < size(); k++) {
                sum = a.round(sum + z[at(group, k)]);
            }
            return a.round(sum / size());
        }

        double[] normal(double[] z) {
            double[] normal = new double[z.length];
            for (int group = 0; group < groups(); group++) {
                double mean = mean(z, group);
                double inverse = inverse(z, group);
                for (int k = 0; k < size(); k++) {
                    normal[at(group, k)] = a.round(a.round(z[at(group, k)] - mean) * inverse);
                }
            }
            return normal;
        }

        double[] output() {
            double[] output = normal(linear());
            for (int i = 0; i < output.length; i++) {
                output[i] = a.round(a.round(gamma[i % UNITS] * output[i]) + beta[i % UNITS]);
            }
            return output;
        }

        void back(double[] targets, GradientArrays slopes, boolean throughStatistics) {
            double[] z = linear();
            double[] normal = normal(z);
            double[] delta = Linear.meanResidual(a, output(), targets);
            double[] byNormal = new double[z.length];
            for (int i = 0; i < z.length; i++) {
                byNormal[i] = a.round(delta[i] * gamma[i % UNITS]);
                slopes.of("gamma")[i % UNITS] += a.round(delta[i] * normal[i]);
                slopes.of("beta")[i % UNITS] += delta[i];
            }
            double[] byLinear = new double[z.length];
            for (int group = 0; group < groups(); group++) {
                backGroup(group, inverse(z, group), normal, byNormal, byLinear, throughStatistics);
            }
            slopes.put("W", Linear.product(a, Linear.transpose(x, SAMPLES), INPUTS, byLinear));
            if (slopes.has("b")) {
                for (int i = 0; i < z.length; i++) {
                    slopes.of("b")[i % UNITS % b.length] += byLinear[i];
                }
            }
        }

        private void backGroup(
                int group, double inverse, double[] normal, double[] from, double[] to, boolean throughStatistics) {
            double mean = 0;
            double along = 0;
            for (int k = 0; k < size(); k++) {
                mean += from[at(group, k)] / size();
                along += from[at(group, k)] * normal[at(group, k)] / size();
            }
            for (int k = 0; k < size(); k++) {
                int i = at(group, k);
                double statistics = throughStatistics ? mean + normal[i] * along : 0;
                to[i] = a.round(inverse * (from[i] - statistics));
            }
        }
    }

    private static Formula rmsNorm(Draw draw) {
        Formula formula = new Formula();
        double[] x = formula.vector("x", draw.gaussians(12, 1));
        double[] g = formula.vector("g", draw.gaussians(12, 1));
        double[] targets = draw.gaussians(12, 1);
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, rmsOutput(x, g), targets));
        return formula.backward(slopes -> {
            double[] delta = Linear.meanResidual(DOUBLE, rmsOutput(x, g), targets);
            double inverse = inverseRms(x);
            double along = 0;
            for (int i = 0; i < x.length; i++) {
                slopes.of("g")[i] = delta[i] * x[i] * inverse;
                along += delta[i] * g[i] * x[i];
            }
            for (int i = 0; i < x.length; i++) {
                slopes.of("x")[i] = inverse * (delta[i] * g[i] - x[i] * along * inverse * inverse / x.length);
            }
        });
    }

    private static double inverseRms(double[] x) {
        return 1 / Math.sqrt(Linear.dot(DOUBLE, x, x) / x.length + EPSILON);
    }

    private static double[] rmsOutput(double[] x, double[] g) {
        double inverse = inverseRms(x);
        double[] output = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            output[i] = g[i] * x[i] * inverse;
        }
        return output;
    }
}
