/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;
import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.FLOAT;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;

/**
 * Layers and small networks: embeddings, low-rank updates, convolutions, dense layers, least squares over many
 * samples.
 */
final class NetworkLayers {

    private NetworkLayers() {}

    static Family family() {
        return new Family(
                "layers and networks",
                List.of(
                        Kind.right("embeddings of repeated tokens", draw -> embeddings(DOUBLE, draw)),
                        Kind.inFloat("embeddings of repeated tokens, float arrays", NetworkLayers::embeddings),
                        Kind.right("low-rank update of a weight matrix", draw -> lowRank(draw, 1)),
                        Kind.right("low-rank update at its start, B = 0", draw -> lowRank(draw, 0))
                                .expecting(Answer.VACUOUS),
                        Kind.right("strided convolution", draw -> convolution(DOUBLE, draw, 12)),
                        Kind.inFloat(
                                        "convolution with 2048 outputs, float arrays",
                                        (a, draw) -> convolution(a, draw, 66))
                                .oneSeedIn(2),
                        Kind.right("dense tanh network", draw -> dense(DOUBLE, draw, false)),
                        Kind.lossIn(FLOAT, "dense tanh network, loss in float", (a, draw) -> dense(a, draw, false)),
                        Kind.inFloat("dense tanh network, float arrays", (a, draw) -> dense(a, draw, false)),
                        Kind.inFloat("dense ReLU network, float arrays", (a, draw) -> dense(a, draw, true))
                                .within(1e-3),
                        Kind.inFloat("softmax classifier, float arrays", Digits::classifier),
                        Kind.inFloat("least squares over 5000 samples, float arrays", NetworkLayers::leastSquares)
                                .within(1e-3)));
    }

    /** Tokens occur several times in a sentence; keys: table and output weights. */
    private static Formula embeddings(Arithmetic a, Draw draw) {
        int width = 3;
        Formula formula = new Formula();
        int[] tokens = draw.labels(14, 6);
        double[] targets = draw.gaussians(tokens.length, 1);
        double[] table = formula.matrix("E", 6, draw.gaussians(6 * width, 1));
        double[] v = formula.vector("v", draw.gaussians(width, 1));
        formula.loss(() -> Linear.halfMeanSquare(a, embedded(a, tokens, table, v), targets));
        formula.slip("written instead of added", slopes -> embeddingsBack(a, tokens, table, v, targets, slopes, true));
        return formula.backward(slopes -> embeddingsBack(a, tokens, table, v, targets, slopes, false));
    }

    private static double[] embedded(Arithmetic a, int[] tokens, double[] table, double[] v) {
        double[] outputs = new double[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            outputs[i] = a.round(Math.tanh(Linear.row(a, table, tokens[i], v)));
        }
        return outputs;
    }

    private static void embeddingsBack(
            Arithmetic a,
            int[] tokens,
            double[] table,
            double[] v,
            double[] targets,
            GradientArrays slopes,
            boolean written) {
        double[] outputs = embedded(a, tokens, table, v);
        double[] delta = Linear.meanResidual(a, outputs, targets);
        for (int i = 0; i < tokens.length; i++) {
            double inner = a.round(delta[i] * (1 - outputs[i] * outputs[i]));
            for (int d = 0; d < v.length; d++) {
                int at = tokens[i] * v.length + d;
                double before = written ? 0 : slopes.of("E")[at];
                slopes.of("E")[at] = a.round(before + a.round(inner * v[d]));
                slopes.of("v")[d] = a.round(slopes.of("v")[d] + a.round(inner * table[at]));
            }
        }
    }

    /** {@code (W + 2/r B A) x} with W fixed; at the start of training B is zero, and with it the gradient of A. */
    private static Formula lowRank(Draw draw, double spread) {
        int width = 5;
        int rank = 2;
        double factor = 2.0 / rank;
        Formula formula = new Formula();
        double[] w = draw.gaussians(width * width, 1);
        double[] x = draw.gaussians(width, 1);
        double[] targets = draw.gaussians(width, 1);
        double[] down = formula.matrix("A", rank, draw.gaussians(rank * width, 1));
        double[] up = formula.matrix("B", width, draw.gaussians(rank * width, spread));
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, updated(w, up, down, x, factor), targets));
        formula.slip("factor alpha/r forgotten", slopes -> lowRankBack(w, up, down, x, targets, factor, 2, slopes));
        return formula.backward(slopes -> lowRankBack(w, up, down, x, targets, factor, factor, slopes));
    }

    private static double[] updated(double[] w, double[] up, double[] down, double[] x, double factor) {
        double[] low = Linear.times(DOUBLE, up, Linear.times(DOUBLE, down, x));
        double[] output = Linear.times(DOUBLE, w, x);
        for (int i = 0; i < output.length; i++) {
            output[i] = Math.tanh(output[i] + factor * low[i]);
        }
        return output;
    }

    private static void lowRankBack(
            double[] w,
            double[] up,
            double[] down,
            double[] x,
            double[] targets,
            double factor,
            double factorBack,
            GradientArrays slopes) {
        double[] output = updated(w, up, down, x, factor);
        double[] delta = Linear.meanResidual(DOUBLE, output, targets);
        for (int i = 0; i < delta.length; i++) {
            delta[i] *= factorBack * (1 - output[i] * output[i]);
        }
        Linear.addOuter(DOUBLE, delta, Linear.times(DOUBLE, down, x), slopes.of("B"));
        Linear.addOuter(DOUBLE, Linear.transposedTimes(DOUBLE, up, delta), x, slopes.of("A"));
    }

    /** Two 3x3 kernels with a stride of two over a square image, tanh, mean square. */
    private static Formula convolution(Arithmetic a, Draw draw, int size) {
        int outputs = (size - 3) / 2 + 1;
        Formula formula = new Formula();
        double[] image = draw.gaussians(size * size, 1);
        double[] targets = draw.gaussians(2 * outputs * outputs, 1);
        double[] k = formula.matrix("K", 2, draw.gaussians(18, 0.4));
        double[] b = formula.vector("b", draw.gaussians(2, 0.4));
        formula.loss(() -> Linear.halfMeanSquare(a, convolved(a, image, size, k, b), targets));
        formula.slip(
                "last column of outputs forgotten",
                slopes -> convolutionBack(a, image, size, k, b, targets, slopes, outputs - 1));
        return formula.backward(slopes -> convolutionBack(a, image, size, k, b, targets, slopes, outputs));
    }

    private static double[] convolved(Arithmetic a, double[] image, int size, double[] k, double[] b) {
        int outputs = (size - 3) / 2 + 1;
        double[] all = new double[2 * outputs * outputs];
        for (int i = 0; i < all.length; i++) {
            int channel = i / (outputs * outputs);
            int corner = 2 * (i / outputs % outputs) * size + 2 * (i % outputs);
            double sum = b[channel];
            for (int tap = 0; tap < 9; tap++) {
                sum = a.round(sum + a.round(k[channel * 9 + tap] * image[corner + tap / 3 * size + tap % 3]));
            }
            all[i] = a.round(Math.tanh(sum));
        }
        return all;
    }

    private static void convolutionBack(
            Arithmetic a,
            double[] image,
            int size,
            double[] k,
            double[] b,
            double[] targets,
            GradientArrays slopes,
            int columnsSeen) {
        int outputs = (size - 3) / 2 + 1;
        double[] all = convolved(a, image, size, k, b);
        double[] delta = Linear.meanResidual(a, all, targets);
        for (int i = 0; i < all.length; i++) {
            int channel = i / (outputs * outputs);
            int corner = 2 * (i / outputs % outputs) * size + 2 * (i % outputs);
            double inner = i % outputs < columnsSeen ? a.round(delta[i] * (1 - all[i] * all[i])) : 0;
            slopes.of("b")[channel] = a.round(slopes.of("b")[channel] + inner);
            for (int tap = 0; tap < 9; tap++) {
                int at = channel * 9 + tap;
                double part = a.round(inner * image[corner + tap / 3 * size + tap % 3]);
                slopes.of("K")[at] = a.round(slopes.of("K")[at] + part);
            }
        }
    }

    /** Two layers of five and two units, ten samples. */
    private static Formula dense(Arithmetic a, Draw draw, boolean relu) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(10, 4);
        double[][] targets = draw.gaussianRows(10, 2);
        double[] w = formula.matrix("W1", 5, draw.gaussians(20, 0.5));
        double[] b = formula.vector("b1", draw.gaussians(5, 0.5));
        double[] v = formula.matrix("W2", 2, draw.gaussians(10, 0.5));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double[] output = Linear.times(a, v, hidden(a, w, b, x[i], relu));
                sum = a.round(sum + Linear.halfMeanSquare(a, output, targets[i]));
            }
            return a.round(sum / x.length);
        });
        double[] first = v.clone();
        formula.slip(
                "upstream gradient ignored", slopes -> denseBack(a, x, targets, w, b, v, relu, slopes, new double[10]));
        formula.slip(
                "transpose of the first weights", slopes -> denseBack(a, x, targets, w, b, v, relu, slopes, first));
        return formula.backward(slopes -> denseBack(a, x, targets, w, b, v, relu, slopes, v));
    }

    private static double[] hidden(Arithmetic a, double[] w, double[] b, double[] x, boolean relu) {
        double[] hidden = Linear.plus(a, Linear.times(a, w, x), b);
        for (int k = 0; k < hidden.length; k++) {
            hidden[k] = relu ? Math.max(0, hidden[k]) : a.round(Math.tanh(hidden[k]));
        }
        return hidden;
    }

    private static void denseBack(
            Arithmetic a,
            double[][] x,
            double[][] targets,
            double[] w,
            double[] b,
            double[] v,
            boolean relu,
            GradientArrays slopes,
            double[] goingBack) {
        boolean upstreamIgnored = Arrays.stream(goingBack).allMatch(weight -> weight == 0);
        for (int i = 0; i < x.length; i++) {
            double[] hidden = hidden(a, w, b, x[i], relu);
            double[] delta = Linear.meanResidual(a, Linear.times(a, v, hidden), targets[i]);
            for (int c = 0; c < delta.length; c++) {
                delta[c] = a.round(delta[c] / x.length);
            }
            Linear.addOuter(a, delta, hidden, slopes.of("W2"));
            double[] inner = Linear.transposedTimes(a, goingBack, delta);
            for (int k = 0; k < inner.length; k++) {
                double slope = relu ? (hidden[k] > 0 ? 1 : 0) : 1 - hidden[k] * hidden[k];
                inner[k] = a.round((upstreamIgnored ? 1 : inner[k]) * slope);
            }
            Linear.addOuter(a, inner, x[i], slopes.of("W1"));
            Linear.add(a, inner, slopes.of("b1"));
        }
    }

    private static Formula leastSquares(Arithmetic a, Draw draw) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(5000, 3);
        double[] y = draw.gaussians(5000, 1);
        double[] w = formula.vector("w", draw.gaussians(3, 1));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double residual = a.round(Linear.dot(a, w, x[i]) - y[i]);
                sum = a.round(sum + a.round(residual * residual / 2));
            }
            return sum;
        });
        formula.slip("ten samples of 5000 missing", slopes -> leastSquaresBack(a, x, y, w, slopes, 4990));
        return formula.backward(slopes -> leastSquaresBack(a, x, y, w, slopes, 5000));
    }

    private static void leastSquaresBack(
            Arithmetic a, double[][] x, double[] y, double[] w, GradientArrays slopes, int counted) {
        for (int i = 0; i < counted; i++) {
            double residual = a.round(Linear.dot(a, w, x[i]) - y[i]);
            Linear.addOuter(a, new double[] {residual}, x[i], slopes.of("w"));
        }
    }
}
