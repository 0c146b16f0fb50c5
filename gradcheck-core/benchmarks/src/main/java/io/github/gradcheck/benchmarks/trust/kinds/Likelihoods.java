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

/** Negative log-likelihoods of statistical models. */
final class Likelihoods {

    private Likelihoods() {}

    static Family family() {
        return new Family(
                "likelihoods",
                List.of(
                        Kind.right("Gaussian mixture", draw -> mixture(DOUBLE, draw)),
                        Kind.inFloat("Gaussian mixture, float arrays", Likelihoods::mixture)
                                .within(1e-3),
                        Kind.right("linear-chain CRF", draw -> crf(DOUBLE, draw)),
                        Kind.lossIn(FLOAT, "linear-chain CRF, loss in float", Likelihoods::crf),
                        Kind.right("variational autoencoder's bound", Likelihoods::bound),
                        Kind.right("Bradley-Terry ranking", Likelihoods::ranking),
                        Kind.right("Dirichlet", Likelihoods::dirichlet),
                        Kind.right("Student t with its degrees of freedom", Likelihoods::student),
                        Kind.right("contrastive loss of normalised embeddings", Likelihoods::contrastive)));
    }

    /** Three components in two dimensions; keys: logits of the weights, means, logs of the deviations. */
    private static Formula mixture(Arithmetic a, Draw draw) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(12, 2);
        double[] logits = formula.vector("logits", draw.gaussians(3, 1));
        double[] means = formula.matrix("means", 3, draw.gaussians(6, 1));
        double[] logs = formula.matrix("logs", 3, draw.gaussians(6, 0.3));
        formula.loss(() -> {
            double normaliser = Linear.logSumExp(a, logits);
            double sum = 0;
            for (double[] point : x) {
                double joint = Linear.logSumExp(a, joint(a, point, logits, means, logs));
                sum = a.round(sum + a.round(normaliser - joint));
            }
            return a.round(sum / x.length);
        });
        formula.slip("weights not normalised", slopes -> mixtureBack(a, x, logits, means, logs, slopes, 0));
        return formula.backward(slopes -> mixtureBack(a, x, logits, means, logs, slopes, 1));
    }

    private static double[] joint(Arithmetic a, double[] point, double[] logits, double[] means, double[] logs) {
        double[] joint = logits.clone();
        for (int k = 0; k < joint.length; k++) {
            for (int d = 0; d < 2; d++) {
                double z = a.round(a.round(point[d] - means[2 * k + d]) * a.round(Math.exp(-logs[2 * k + d])));
                joint[k] = a.round(joint[k] - a.round(z * z / 2 + logs[2 * k + d]));
            }
        }
        return joint;
    }

    private static void mixtureBack(
            Arithmetic a,
            double[][] x,
            double[] logits,
            double[] means,
            double[] logs,
            GradientArrays slopes,
            double norm) {
        double[] weights = Linear.softmax(a, logits);
        for (double[] point : x) {
            double[] shares = Linear.softmax(a, joint(a, point, logits, means, logs));
            for (int k = 0; k < shares.length; k++) {
                slopes.of("logits")[k] += a.round((norm * weights[k] - shares[k]) / x.length);
                for (int d = 0; d < 2; d++) {
                    int at = 2 * k + d;
                    double inverse = a.round(Math.exp(-logs[at]));
                    double z = a.round((point[d] - means[at]) * inverse);
                    slopes.of("means")[at] -= a.round(shares[k] * z * inverse / x.length);
                    slopes.of("logs")[at] -= a.round(shares[k] * (z * z - 1) / x.length);
                }
            }
        }
    }

    private static final int TAGS = 3;
    private static final int LENGTH = 8;
    private static final int FEATURES = 3;

    /** Log of the partition function minus the score of the right tags; keys: emission weights and transitions. */
    private static Formula crf(Arithmetic a, Draw draw) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(LENGTH, FEATURES);
        int[] tags = draw.labels(LENGTH, TAGS);
        double[] w = formula.matrix("W", TAGS, draw.gaussians(TAGS * FEATURES, 1));
        double[] t = formula.matrix("T", TAGS, draw.gaussians(TAGS * TAGS, 1));
        formula.loss(() -> {
            double[][] emissions = emissions(a, w, x);
            double[][] forward = forward(a, emissions, t);
            double score = 0;
            for (int i = 0; i < LENGTH; i++) {
                score = a.round(score + emissions[i][tags[i]]);
                score = i == 0 ? score : a.round(score + t[tags[i - 1] * TAGS + tags[i]]);
            }
            return a.round(Linear.logSumExp(a, forward[LENGTH - 1]) - score);
        });
        formula.slip("last transition forgotten", slopes -> crfBack(a, x, tags, w, t, slopes, LENGTH - 1));
        return formula.backward(slopes -> crfBack(a, x, tags, w, t, slopes, LENGTH));
    }

    private static double[][] emissions(Arithmetic a, double[] w, double[][] x) {
        double[][] emissions = new double[LENGTH][];
        Arrays.setAll(emissions, i -> Linear.times(a, w, x[i]));
        return emissions;
    }

    private static double[][] forward(Arithmetic a, double[][] emissions, double[] t) {
        double[][] forward = new double[LENGTH][];
        forward[0] = emissions[0];
        for (int i = 1; i < LENGTH; i++) {
            forward[i] = new double[TAGS];
            for (int to = 0; to < TAGS; to++) {
                double[] scores = new double[TAGS];
                for (int from = 0; from < TAGS; from++) {
                    scores[from] = a.round(forward[i - 1][from] + t[from * TAGS + to]);
                }
                forward[i][to] = a.round(Linear.logSumExp(a, scores) + emissions[i][to]);
            }
        }
        return forward;
    }

    private static double[][] backwards(Arithmetic a, double[][] emissions, double[] t) {
        double[][] backwards = new double[LENGTH][TAGS];
        for (int i = LENGTH - 2; i >= 0; i--) {
            for (int from = 0; from < TAGS; from++) {
                double[] scores = new double[TAGS];
                for (int to = 0; to < TAGS; to++) {
                    scores[to] = a.round(backwards[i + 1][to] + t[from * TAGS + to] + emissions[i + 1][to]);
                }
                backwards[i][from] = Linear.logSumExp(a, scores);
            }
        }
        return backwards;
    }

    private static void crfBack(
            Arithmetic a,
            double[][] x,
            int[] tags,
            double[] w,
            double[] t,
            GradientArrays slopes,
            int transitionsBefore) {
        double[][] emissions = emissions(a, w, x);
        double[][] forward = forward(a, emissions, t);
        double[][] backwards = backwards(a, emissions, t);
        double total = Linear.logSumExp(a, forward[LENGTH - 1]);
        for (int i = 0; i < LENGTH; i++) {
            double[] delta = new double[TAGS];
            for (int tag = 0; tag < TAGS; tag++) {
                delta[tag] = a.round(Math.exp(forward[i][tag] + backwards[i][tag] - total) - (tag == tags[i] ? 1 : 0));
                for (int from = 0; from < TAGS && i > 0 && i < transitionsBefore; from++) {
                    double pair = Math.exp(forward[i - 1][from]
                            + t[from * TAGS + tag]
                            + emissions[i][tag]
                            + backwards[i][tag]
                            - total);
                    boolean right = from == tags[i - 1] && tag == tags[i];
                    slopes.of("T")[from * TAGS + tag] += a.round(pair - (right ? 1 : 0));
                }
            }
            Linear.addOuter(a, delta, x[i], slopes.of("W"));
        }
    }

    /** Reconstruction of a sample {@code mu + exp(s/2) noise} and its divergence from the standard normal. */
    private static Formula bound(Draw draw) {
        Formula formula = new Formula();
        double[] noise = draw.gaussians(9, 1);
        double[] target = draw.gaussians(9, 1);
        double[] mu = formula.vector("mu", draw.gaussians(9, 1));
        double[] s = formula.vector("s", draw.gaussians(9, 0.5));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < mu.length; i++) {
                double residual = Math.tanh(mu[i] + Math.exp(s[i] / 2) * noise[i]) - target[i];
                sum += residual * residual / 2 + (mu[i] * mu[i] + Math.exp(s[i]) - 1 - s[i]) / 2;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < mu.length; i++) {
                double deviation = Math.exp(s[i] / 2);
                double tanh = Math.tanh(mu[i] + deviation * noise[i]);
                double delta = (tanh - target[i]) * (1 - tanh * tanh);
                slopes.of("mu")[i] = delta + mu[i];
                slopes.of("s")[i] = delta * deviation * noise[i] / 2 + (Math.exp(s[i]) - 1) / 2;
            }
        });
    }

    private static Formula ranking(Draw draw) {
        Formula formula = new Formula();
        int[] winners = draw.labels(40, 10);
        int[] losers = draw.labels(40, 10);
        double[] strength = formula.vector("strength", draw.gaussians(10, 1));
        formula.loss(() -> {
            double sum = 0.05 * Linear.dot(DOUBLE, strength, strength);
            for (int i = 0; i < winners.length; i++) {
                sum += Math.log1p(Math.exp(strength[losers[i]] - strength[winners[i]]));
            }
            return sum;
        });
        formula.slip("written instead of added", slopes -> {
            for (int i = 0; i < winners.length; i++) {
                double share = Linear.sigmoid(DOUBLE, strength[losers[i]] - strength[winners[i]]);
                slopes.of("strength")[winners[i]] = -share;
                slopes.of("strength")[losers[i]] = share;
            }
        });
        return formula.backward(slopes -> {
            for (int i = 0; i < strength.length; i++) {
                slopes.of("strength")[i] = 0.1 * strength[i];
            }
            for (int i = 0; i < winners.length; i++) {
                double share = Linear.sigmoid(DOUBLE, strength[losers[i]] - strength[winners[i]]);
                slopes.of("strength")[winners[i]] -= share;
                slopes.of("strength")[losers[i]] += share;
            }
        });
    }

    private static Formula dirichlet(Draw draw) {
        Formula formula = new Formula();
        double[] shares = Linear.softmax(DOUBLE, draw.gaussians(9, 1));
        double[] alpha = draw.gaussians(9, 1);
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = Math.exp(alpha[i]);
        }
        double[] a = formula.vector("alpha", alpha);
        formula.loss(() -> {
            double total = Arrays.stream(a).sum();
            double sum = -SpecialFunctions.logGamma(total);
            for (int i = 0; i < a.length; i++) {
                sum += SpecialFunctions.logGamma(a[i]) - (a[i] - 1) * Math.log(shares[i]);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            double total = SpecialFunctions.digamma(Arrays.stream(a).sum());
            for (int i = 0; i < a.length; i++) {
                slopes.of("alpha")[i] = SpecialFunctions.digamma(a[i]) - total - Math.log(shares[i]);
            }
        });
    }

    private static Formula student(Draw draw) {
        Formula formula = new Formula();
        double[] x = draw.gaussians(20, 2);
        double[] mu = formula.vector("mu", draw.gaussian());
        double[] nu = formula.vector("nu", draw.uniform(2, 6));
        formula.loss(() -> {
            double sum = 0;
            for (double value : x) {
                double z = value - mu[0];
                sum += (nu[0] + 1) / 2 * Math.log1p(z * z / nu[0]);
            }
            double norm = SpecialFunctions.logGamma(nu[0] / 2)
                    - SpecialFunctions.logGamma((nu[0] + 1) / 2)
                    + Math.log(nu[0] * Math.PI) / 2;
            return sum + x.length * norm;
        });
        return formula.backward(slopes -> {
            double n = nu[0];
            for (double value : x) {
                double z = value - mu[0];
                double spread = n + z * z;
                slopes.of("mu")[0] -= (n + 1) * z / spread;
                slopes.of("nu")[0] += Math.log1p(z * z / n) / 2 - (n + 1) / 2 * z * z / (n * spread);
            }
            slopes.of("nu")[0] += x.length
                    * (SpecialFunctions.digamma(n / 2) / 2 - SpecialFunctions.digamma((n + 1) / 2) / 2 + 0.5 / n);
        });
    }

    /** Each of four embeddings should be most like the fixed one of its own number. */
    private static Formula contrastive(Draw draw) {
        int count = 4;
        int width = 3;
        Formula formula = new Formula();
        double[][] fixed = draw.gaussianRows(count, width);
        double[] e = formula.matrix("E", count, draw.gaussians(count * width, 1));
        formula.loss(() -> {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                double[] scores = similarities(row(e, i, width), fixed);
                sum += Linear.logSumExp(DOUBLE, scores) - scores[i];
            }
            return sum / count;
        });
        formula.slip("norm taken as a constant", slopes -> contrastiveBack(e, fixed, slopes, 0));
        return formula.backward(slopes -> contrastiveBack(e, fixed, slopes, 1));
    }

    private static double[] row(double[] matrix, int row, int width) {
        return Arrays.copyOfRange(matrix, row * width, (row + 1) * width);
    }

    private static double[] similarities(double[] embedding, double[][] fixed) {
        double norm = Math.sqrt(Linear.dot(DOUBLE, embedding, embedding));
        double[] scores = new double[fixed.length];
        Arrays.setAll(scores, j -> 5 * Linear.dot(DOUBLE, embedding, fixed[j]) / norm);
        return scores;
    }

    private static void contrastiveBack(double[] e, double[][] fixed, GradientArrays slopes, double throughNorm) {
        int width = fixed[0].length;
        for (int i = 0; i < fixed.length; i++) {
            double[] embedding = row(e, i, width);
            double squared = Linear.dot(DOUBLE, embedding, embedding);
            double[] scores = similarities(embedding, fixed);
            double[] delta = Linear.softmax(DOUBLE, scores);
            delta[i] -= 1;
            for (int j = 0; j < fixed.length; j++) {
                for (int d = 0; d < width; d++) {
                    slopes.of("E")[i * width + d] += delta[j]
                            / fixed.length
                            * (5 * fixed[j][d] / Math.sqrt(squared) - throughNorm * scores[j] * embedding[d] / squared);
                }
            }
        }
    }
}
