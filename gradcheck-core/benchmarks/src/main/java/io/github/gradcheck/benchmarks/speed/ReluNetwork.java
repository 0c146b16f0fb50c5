/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** A network of rectified units with a squared error, of any depth. */
final class ReluNetwork implements Model {
    private final int[] widths;
    private final int batch;
    private final double[][] weights;
    private final double[][] biases;
    private final double[][] layers;
    private final double[] targets;

    /**
     * Draws a network.
     *
     * @param widths inputs, hidden units of every layer, outputs
     */
    ReluNetwork(int batch, long seed, int... widths) {
        SplittableRandom random = new SplittableRandom(seed);
        this.widths = widths;
        this.batch = batch;
        this.weights = new double[widths.length - 1][];
        this.biases = new double[widths.length - 1][];
        this.layers = new double[widths.length][];
        layers[0] = gaussian(batch * widths[0], 1, random);
        for (int l = 0; l < weights.length; l++) {
            weights[l] = gaussian(widths[l] * widths[l + 1], Math.sqrt(2.0 / widths[l]), random);
            biases[l] = gaussian(widths[l + 1], 0.1, random);
            layers[l + 1] = new double[batch * widths[l + 1]];
        }
        targets = gaussian(batch * widths[weights.length], 1, random);
    }

    private static double[] gaussian(int count, double deviation, SplittableRandom random) {
        return random.doubles(count, 0, 1)
                .map(u -> deviation * Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * random.nextDouble()))
                .toArray();
    }

    @Override
    public Parameters parameters() {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int l = 0; l < weights.length; l++) {
            named.put("W" + l, weights[l]);
            named.put("b" + l, biases[l]);
        }
        return Parameters.of(named);
    }

    @Override
    public double loss() {
        forward();
        double sum = 0;
        double[] out = layers[weights.length];
        for (int i = 0; i < out.length; i++) {
            sum += (out[i] - targets[i]) * (out[i] - targets[i]);
        }
        return sum / (2 * batch);
    }

    private void forward() {
        for (int l = 0; l < weights.length; l++) {
            int in = widths[l];
            int out = widths[l + 1];
            for (int sample = 0; sample < batch; sample++) {
                for (int j = 0; j < out; j++) {
                    double sum = biases[l][j];
                    for (int i = 0; i < in; i++) {
                        sum += weights[l][j * in + i] * layers[l][sample * in + i];
                    }
                    boolean rectified = l < weights.length - 1 && sum < 0;
                    layers[l + 1][sample * out + j] = rectified ? 0 : sum;
                }
            }
        }
    }

    @Override
    public Map<String, double[]> gradient() {
        forward();
        double[] delta = new double[targets.length];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = (layers[weights.length][i] - targets[i]) / batch;
        }
        Map<String, double[]> gradient = new LinkedHashMap<>();
        for (int l = weights.length - 1; l >= 0; l--) {
            int in = widths[l];
            int out = widths[l + 1];
            double[] dw = new double[in * out];
            double[] db = new double[out];
            double[] below = new double[batch * in];
            for (int sample = 0; sample < batch; sample++) {
                for (int j = 0; j < out; j++) {
                    double d = delta[sample * out + j];
                    db[j] += d;
                    for (int i = 0; i < in; i++) {
                        dw[j * in + i] += d * layers[l][sample * in + i];
                        below[sample * in + i] += d * weights[l][j * in + i];
                    }
                }
            }
            for (int i = 0; i < below.length; i++) {
                below[i] = layers[l][i] > 0 ? below[i] : 0;
            }
            gradient.put("W" + l, dw);
            gradient.put("b" + l, db);
            delta = below;
        }
        return gradient;
    }
}
