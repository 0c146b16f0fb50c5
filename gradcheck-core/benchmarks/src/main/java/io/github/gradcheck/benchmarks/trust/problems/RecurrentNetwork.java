/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.Map;

/** A tanh recurrent network over twelve steps; the last state is classified; mean cross-entropy of four sequences. */
final class RecurrentNetwork extends ArrayProblem {

    private static final int STEPS = 12;
    private static final int SEQUENCES = 4;
    private static final int INPUTS = 3;
    private static final int STATES = 5;
    private static final int CLASSES = 3;

    private final CrossEntropy crossEntropy = new CrossEntropy(Arithmetic.DOUBLE);
    private final double[][][] inputs = new double[SEQUENCES][][];
    private final int[] labels;
    private final double[] inputWeights;
    private final double[] stateWeights;
    private final double[] stateBias;
    private final double[] outputWeights;
    private final double[] outputBias;

    RecurrentNetwork(Draw draw) {
        for (int i = 0; i < SEQUENCES; i++) {
            inputs[i] = draw.gaussianRows(STEPS, INPUTS);
        }
        labels = draw.labels(SEQUENCES, CLASSES);
        inputWeights = matrix("Wx", STATES, draw.gaussians(STATES * INPUTS, 0.5));
        stateWeights = matrix("Wh", STATES, draw.gaussians(STATES * STATES, 0.5));
        stateBias = vector("bh", draw.gaussians(STATES, 0.1));
        outputWeights = matrix("Wo", CLASSES, draw.gaussians(CLASSES * STATES, 0.5));
        outputBias = vector("bo", draw.gaussians(CLASSES, 0.1));
    }

    /** Returns the states of one sequence: the zero state, then one for each step. */
    private double[][] states(double[][] sequence) {
        double[][] states = new double[STEPS + 1][STATES];
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < STATES; i++) {
                double sum = stateBias[i];
                sum += Dot.row(inputWeights, i, sequence[t]) + Dot.row(stateWeights, i, states[t]);
                states[t + 1][i] = Math.tanh(sum);
            }
        }
        return states;
    }

    private double[] scores(double[] state) {
        double[] scores = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            scores[c] = outputBias[c] + Dot.row(outputWeights, c, state);
        }
        return scores;
    }

    @Override
    public double loss() {
        double sum = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            sum += crossEntropy.loss(scores(states(inputs[i])[STEPS]), labels[i]);
        }
        return sum / SEQUENCES;
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        for (int i = 0; i < SEQUENCES; i++) {
            double[][] states = states(inputs[i]);
            double[] delta = crossEntropy.gradient(scores(states[STEPS]), labels[i], 1.0 / SEQUENCES);
            Dot.addOuter(delta, states[STEPS], entries(gradient, "Wo"));
            Dot.add(delta, entries(gradient, "bo"));
            double[] back = Dot.transposed(outputWeights, delta, STATES);
            for (int t = STEPS - 1; t >= 0; t--) {
                for (int j = 0; j < STATES; j++) {
                    back[j] *= 1 - states[t + 1][j] * states[t + 1][j];
                }
                Dot.addOuter(back, inputs[i][t], entries(gradient, "Wx"));
                Dot.addOuter(back, states[t], entries(gradient, "Wh"));
                Dot.add(back, entries(gradient, "bh"));
                back = Dot.transposed(stateWeights, back, STATES);
            }
        }
        return gradient;
    }
}
