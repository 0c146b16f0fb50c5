/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;
import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.FLOAT;
import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.HALF;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.ArrayList;
import java.util.List;

/** Double gradients of losses that have lost digits: returned as float, rounded, summed in a float, offset. */
final class Digits {

    /** From so many samples on the regression is small and linear, so that thousands of checks take minutes. */
    private static final int MANY = 2000;

    private Digits() {}

    static Family family() {
        List<Kind> kinds = new ArrayList<>();
        Kind regression = Kind.right("tanh regression", draw -> regression(DOUBLE, draw, 12));
        kinds.add(Kind.right("tanh regression over 500 samples", draw -> regression(DOUBLE, draw, 500)));
        kinds.add(regression.rounded("returned as float", value -> (float) value));
        for (int decimals : new int[] {4, 6, 8, 10}) {
            double unit = Math.pow(10, decimals);
            Kind rounded =
                    regression.rounded("rounded to " + decimals + " decimals", value -> Math.rint(value * unit) / unit);
            kinds.add(decimals > 6 ? rounded : rounded.expecting(Answer.CORRECT, Answer.UNVERIFIED));
        }
        for (int terms : new int[] {8, 32, 500, 2000, 20_000}) {
            Kind summed = Kind.lossIn(
                    FLOAT, "float accumulator, %d terms".formatted(terms), (a, draw) -> regression(a, draw, terms));
            kinds.add(terms > MANY ? summed.oneSeedIn(4) : summed);
        }
        kinds.add(regression.rounded("offset 1e9", value -> value + 1e9));
        kinds.add(
                regression.rounded("offset 1e12", value -> value + 1e12).expecting(Answer.CORRECT, Answer.UNVERIFIED));
        kinds.add(Kind.lossIn(FLOAT, "softmax classifier, loss in float", Digits::classifier));
        kinds.add(Kind.lossIn(HALF, "softmax classifier, loss in half precision", Digits::classifier)
                .expecting(Answer.CORRECT, Answer.UNVERIFIED));
        return new Family("a loss with fewer digits", kinds);
    }

    /**
     * {@code mean (tanh(w.x + b) - y)^2}, without the tanh where there are many samples; what the arithmetic rounds is
     * the accumulator alone.
     */
    private static Formula regression(Arithmetic a, Draw draw, int samples) {
        Formula formula = new Formula();
        int features = samples < MANY ? 10 : 3;
        double[][] x = draw.gaussianRows(samples, features);
        double[] y = draw.gaussians(samples, 1);
        double[] w = formula.vector("w", draw.gaussians(features, 0.5));
        double[] b = formula.vector("b", draw.gaussian());
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < samples; i++) {
                double residual = unit(Linear.dot(DOUBLE, w, x[i]) + b[0], samples) - y[i];
                sum = a.round(sum + a.round(residual * residual));
            }
            return sum / samples;
        });
        formula.slip("last sample missing", slopes -> descend(slopes, x, y, w, b, samples - 1));
        return formula.backward(slopes -> descend(slopes, x, y, w, b, samples));
    }

    private static double unit(double x, int samples) {
        return samples < MANY ? Math.tanh(x) : x;
    }

    private static void descend(GradientArrays slopes, double[][] x, double[] y, double[] w, double[] b, int counted) {
        for (int i = 0; i < counted; i++) {
            double t = unit(Linear.dot(DOUBLE, w, x[i]) + b[0], y.length);
            double slope = y.length < MANY ? 1 - t * t : 1;
            double delta = 2 * (t - y[i]) * slope / y.length;
            Linear.addOuter(DOUBLE, new double[] {delta}, x[i], slopes.of("w"));
            slopes.of("b")[0] += delta;
        }
    }

    /** Mean cross-entropy of a linear classifier with four classes. */
    static Formula classifier(Arithmetic a, Draw draw) {
        int samples = 10;
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(samples, 6);
        int[] labels = draw.labels(samples, 4);
        double[] w = formula.matrix("W", 4, draw.gaussians(24, 0.5));
        double[] b = formula.vector("b", draw.gaussians(4, 0.5));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < samples; i++) {
                double[] scores = Linear.plus(a, Linear.times(a, w, x[i]), b);
                sum = a.round(sum + a.round(Linear.logSumExp(a, scores) - scores[labels[i]]));
            }
            return a.round(sum / samples);
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < samples; i++) {
                double[] delta = Linear.softmax(a, Linear.plus(a, Linear.times(a, w, x[i]), b));
                delta[labels[i]] = a.round(delta[labels[i]] - 1);
                for (int c = 0; c < delta.length; c++) {
                    delta[c] = a.round(delta[c] / samples);
                }
                Linear.addOuter(a, delta, x[i], slopes.of("W"));
                Linear.add(a, delta, slopes.of("b"));
            }
        });
    }
}
