/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import org.ddogleg.optimization.DerivativeChecker;
import org.ddogleg.optimization.functions.FunctionNtoN;
import org.ddogleg.optimization.functions.FunctionNtoS;
import org.ejml.data.DMatrixRMaj;

/**
 * A network as ddogleg wants it, one vector of parameters, for its {@link DerivativeChecker}. That one takes forward
 * differences: about one loss for each entry, where central differences take two.
 */
final class DdoglegPeer implements FunctionNtoS, FunctionNtoN {
    /**
     * The absolute difference that passes. Its steps are proportional to the entry, and those of entries near zero
     * drown in noise: of the larger network a true derivative of -0.008 comes out with an error of 0.009.
     */
    private static final double TOLERANCE = 1e-2;

    private final Perceptron network;
    private long evaluations;

    DdoglegPeer(Perceptron network) {
        this.network = network;
    }

    /** Returns how often the loss was called. */
    long check() {
        evaluations = 0;
        double[] at = new double[network.entries()];
        int from = 0;
        for (double[] array : network.arrays()) {
            System.arraycopy(array, 0, at, from, array.length);
            from += array.length;
        }
        if (!DerivativeChecker.gradient(this, this, at, TOLERANCE)) {
            throw new IllegalStateException("ddogleg finds a true gradient wrong");
        }
        write(at);
        return evaluations;
    }

    @Override
    public int getNumOfInputsN() {
        return network.entries();
    }

    @Override
    public int getN() {
        return network.entries();
    }

    @Override
    public double process(double[] input) {
        evaluations++;
        write(input);
        return network.loss();
    }

    @Override
    public void process(double[] input, double[] output) {
        write(input);
        int from = 0;
        for (DMatrixRMaj gradient : network.gradients()) {
            System.arraycopy(gradient.data, 0, output, from, gradient.data.length);
            from += gradient.data.length;
        }
    }

    private void write(double[] input) {
        int from = 0;
        for (double[] array : network.arrays()) {
            System.arraycopy(input, from, array, 0, array.length);
            from += array.length;
        }
    }
}
