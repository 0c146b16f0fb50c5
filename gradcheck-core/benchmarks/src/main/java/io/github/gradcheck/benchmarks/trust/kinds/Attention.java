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

/** Self-attention of five tokens of width three, and the mean square of its output. */
final class Attention {

    private static final int TOKENS = 5;
    private static final int WIDTH = 3;

    private Attention() {}

    static Family family() {
        return new Family(
                "attention",
                List.of(
                        Kind.right("attention", draw -> attention(DOUBLE, draw, 1, false, false)),
                        Kind.right("attention with a causal mask", draw -> attention(DOUBLE, draw, 1, true, false)),
                        Kind.right("saturated attention", draw -> attention(DOUBLE, draw, 6, false, false)),
                        Kind.lossIn(
                                FLOAT, "attention, loss in float", (a, draw) -> attention(a, draw, 1, false, false)),
                        Kind.inFloat("attention, float arrays", (a, draw) -> attention(a, draw, 1, false, false)),
                        Kind.inFloat(
                                        "saturated attention, float arrays",
                                        (a, draw) -> attention(a, draw, 6, false, false))
                                .expecting(Answer.CORRECT, Answer.UNVERIFIED)
                                .within(1e-2)
                                .oneSeedIn(3)));
    }

    /** Every query sees the keys' bias alike, and the softmax takes it out: the gradient of {@code bk} is zero. */
    static Kind keyBias() {
        return Kind.right("key bias of attention", draw -> attention(DOUBLE, draw, 1, false, true));
    }

    /**
     * Attention.
     *
     * @param spread the standard deviation of the weights of queries and keys
     * @param causal whether a token sees only itself and those before it
     * @param keyBias whether keys have a bias
     */
    private static Formula attention(Arithmetic a, Draw draw, double spread, boolean causal, boolean keyBias) {
        Formula formula = new Formula();
        double[] x = draw.gaussians(TOKENS * WIDTH, 1);
        double[] targets = draw.gaussians(TOKENS * WIDTH, 1);
        double[] wq = formula.matrix("Wq", WIDTH, draw.gaussians(WIDTH * WIDTH, spread));
        double[] wk = formula.matrix("Wk", WIDTH, draw.gaussians(WIDTH * WIDTH, spread));
        double[] wv = formula.matrix("Wv", WIDTH, draw.gaussians(WIDTH * WIDTH, 1));
        double[] bias = draw.gaussians(WIDTH, 1);
        double[] bk = keyBias ? formula.vector("bk", bias) : new double[WIDTH];
        Pass pass = new Pass(a, x, wq, wk, wv, bk, causal);
        formula.loss(() -> Linear.halfMeanSquare(a, pass.output(), targets));
        formula.slip("scores not scaled going back", slopes -> pass.back(targets, slopes, Math.sqrt(WIDTH), false));
        formula.slip("softmax taken entry by entry going back", slopes -> pass.back(targets, slopes, 1, true));
        return formula.backward(slopes -> pass.back(targets, slopes, 1, false));
    }

    /** Forward and backward through one head. */
    private static final class Pass {

        private final Arithmetic a;
        private final double[] x;
        private final double[] wq;
        private final double[] wk;
        private final double[] wv;
        private final double[] bk;
        private final boolean causal;

        Pass(Arithmetic a, double[] x, double[] wq, double[] wk, double[] wv, double[] bk, boolean causal) {
            this.a = a;
            this.x = x;
            this.wq = wq;
            this.wk = wk;
            this.wv = wv;
            this.bk = bk;
            this.causal = causal;
        }

        double[] queries() {
            return Linear.product(a, x, TOKENS, wq);
        }

        double[] keys() {
            double[] keys = Linear.product(a, x, TOKENS, wk);
            for (int i = 0; i < keys.length; i++) {
                keys[i] = a.round(keys[i] + bk[i % WIDTH]);
            }
            return keys;
        }

        double[] values() {
            return Linear.product(a, x, TOKENS, wv);
        }

        double[] weights() {
            double[] scores = Linear.product(a, queries(), TOKENS, Linear.transpose(keys(), TOKENS));
            double[] weights = new double[TOKENS * TOKENS];
            for (int i = 0; i < TOKENS; i++) {
                double[] row = new double[causal ? i + 1 : TOKENS];
                for (int j = 0; j < row.length; j++) {
                    row[j] = a.round(scores[i * TOKENS + j] / a.round(Math.sqrt(WIDTH)));
                }
                System.arraycopy(Linear.softmax(a, row), 0, weights, i * TOKENS, row.length);
            }
            return weights;
        }

        double[] output() {
            return Linear.product(a, weights(), TOKENS, values());
        }

        /** Writes the gradient; the scores' part is multiplied by {@code factor}, which is 1 where it is right. */
        void back(double[] targets, GradientArrays slopes, double factor, boolean diagonalOnly) {
            double[] weights = weights();
            double[] output = Linear.meanResidual(a, output(), targets);
            double[] values = Linear.product(a, Linear.transpose(weights, TOKENS), TOKENS, output);
            double[] byWeight = Linear.product(a, output, TOKENS, Linear.transpose(values(), TOKENS));
            double[] scores = new double[weights.length];
            for (int i = 0; i < TOKENS; i++) {
                double mean = 0;
                for (int j = 0; j < TOKENS; j++) {
                    mean = a.round(mean + a.round(weights[i * TOKENS + j] * byWeight[i * TOKENS + j]));
                }
                for (int j = 0; j < TOKENS; j++) {
                    int at = i * TOKENS + j;
                    double jacobian = diagonalOnly ? byWeight[at] * (1 - weights[at]) : byWeight[at] - mean;
                    scores[at] = a.round(factor * weights[at] * jacobian / Math.sqrt(WIDTH));
                }
            }
            double[] queries = Linear.product(a, scores, TOKENS, keys());
            double[] keys = Linear.product(a, Linear.transpose(scores, TOKENS), TOKENS, queries());
            double[] inputs = Linear.transpose(x, TOKENS);
            slopes.put("Wq", Linear.product(a, inputs, WIDTH, queries));
            slopes.put("Wk", Linear.product(a, inputs, WIDTH, keys));
            slopes.put("Wv", Linear.product(a, inputs, WIDTH, values));
            if (slopes.has("bk")) {
                for (int i = 0; i < keys.length; i++) {
                    slopes.of("bk")[i % WIDTH] += keys[i];
                }
            }
        }
    }
}
