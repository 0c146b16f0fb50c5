/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

/**
 * A long short-term memory over a sequence; its output is the last hidden state.
 *
 * <pre>
 * z = W x + U h + b, the rows of which are four gates i, f, o, g of n units each
 * c' = sigma(f) c + sigma(i) tanh(g)    h' = sigma(o) tanh(c')
 * </pre>
 */
public class Lstm {

    /** A layer without state: the weights are handed in. */
    public Lstm() {}

    /**
     * The parameters, or their gradients.
     *
     * @param W 4n x inputs
     * @param U 4n x n
     * @param b 4n
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Weights(double[][] W, double[][] U, double[] b) {}

    /** One step: what went in, the four gates after their activation, and what came out. */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    private record Step(double[] x, double[] h, double[] c, double[] gates, double[] nextC) {}

    /**
     * The output.
     *
     * @param xs an input for each time
     * @param w the parameters
     * @return the hidden state after the last
     */
    public final double[] forward(double[][] xs, Weights w) {
        return hidden(steps(xs, w)[xs.length - 1]);
    }

    /**
     * The gradients, backwards through time.
     *
     * @param xs the inputs
     * @param w the parameters
     * @param dOut the gradient of the last hidden state
     * @return the gradients of the parameters
     */
    public final Weights backward(double[][] xs, Weights w, double[] dOut) {
        int n = dOut.length;
        Weights d = new Weights(new double[4 * n][xs[0].length], new double[4 * n][n], new double[4 * n]);
        Step[] steps = steps(xs, w);
        double[] dH = dOut.clone();
        double[] dC = new double[n];
        for (int t = xs.length - 1; t >= 0; t--) {
            double[] dZ = gateGradients(steps[t], dH, dC);
            for (int row = 0; row < 4 * n; row++) {
                addTo(d.W()[row], dZ[row], xs[t]);
                addTo(d.U()[row], dZ[row], steps[t].h());
            }
            addTo(d.b(), biasShare(xs.length), dZ);
            dH = new double[n];
            for (int row = 0; row < 4 * n; row++) {
                addTo(dH, dZ[row], w.U()[row]);
            }
        }
        return d;
    }

    /**
     * How much of each step's gradient the gradient of the biases has.
     *
     * @param times how many steps there are
     * @return 1: the same biases act at each time
     */
    protected double biasShare(int times) {
        return 1;
    }

    /** The gradient of the gates before their activation; dC becomes that of the cell one step earlier. */
    private static double[] gateGradients(Step step, double[] dH, double[] dC) {
        int n = dH.length;
        double[] dZ = new double[4 * n];
        for (int k = 0; k < n; k++) {
            double i = step.gates()[k];
            double f = step.gates()[n + k];
            double o = step.gates()[2 * n + k];
            double g = step.gates()[3 * n + k];
            double tanh = Math.tanh(step.nextC()[k]);
            double dCell = dC[k] + dH[k] * o * (1 - tanh * tanh);
            dZ[k] = dCell * g * i * (1 - i);
            dZ[n + k] = dCell * step.c()[k] * f * (1 - f);
            dZ[2 * n + k] = dH[k] * tanh * o * (1 - o);
            dZ[3 * n + k] = dCell * i * (1 - g * g);
            dC[k] = dCell * f;
        }
        return dZ;
    }

    private static Step[] steps(double[][] xs, Weights w) {
        int n = w.b().length / 4;
        Step[] steps = new Step[xs.length];
        double[] h = new double[n];
        double[] c = new double[n];
        for (int t = 0; t < xs.length; t++) {
            double[] gates = w.b().clone();
            double[] next = new double[n];
            for (int row = 0; row < 4 * n; row++) {
                gates[row] += dot(w.W()[row], xs[t]) + dot(w.U()[row], h);
                gates[row] = row < 3 * n ? 1 / (1 + Math.exp(-gates[row])) : Math.tanh(gates[row]);
            }
            for (int k = 0; k < n; k++) {
                next[k] = gates[n + k] * c[k] + gates[k] * gates[3 * n + k];
            }
            steps[t] = new Step(xs[t], h, c, gates, next);
            h = hidden(steps[t]);
            c = next;
        }
        return steps;
    }

    private static double[] hidden(Step step) {
        double[] h = new double[step.nextC().length];
        for (int k = 0; k < h.length; k++) {
            h[k] = step.gates()[2 * h.length + k] * Math.tanh(step.nextC()[k]);
        }
        return h;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void addTo(double[] sum, double factor, double[] vector) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * vector[k];
        }
    }
}
