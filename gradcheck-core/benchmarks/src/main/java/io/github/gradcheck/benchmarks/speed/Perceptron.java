/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;

/**
 * A network of one hidden layer of tanh units with softmax and cross-entropy, as somebody would write it with EJML who
 * cares for speed: an evaluation of the loss allocates nothing. At parameters that are handed in it allocates the two
 * arrays that calls must not share.
 */
final class Perceptron {
    private final DMatrixRMaj hiddenWeights;
    private final DMatrixRMaj hiddenBias;
    private final DMatrixRMaj outputWeights;
    private final DMatrixRMaj outputBias;
    private final DMatrixRMaj inputs;
    private final int[] labels;
    private final DMatrixRMaj hidden;
    private final DMatrixRMaj scores;

    Perceptron(NetworkSize size) {
        Random random = new Random(1);
        hiddenWeights = gaussian(size.hidden(), size.inputs(), random);
        hiddenBias = gaussian(size.hidden(), 1, random);
        outputWeights = gaussian(size.classes(), size.hidden(), random);
        outputBias = gaussian(size.classes(), 1, random);
        inputs = gaussian(size.inputs(), size.batch(), random);
        CommonOps_DDRM.scale(Math.sqrt(size.inputs()), inputs);
        labels = random.ints(size.batch(), 0, size.classes()).toArray();
        hidden = new DMatrixRMaj(size.hidden(), size.batch());
        scores = new DMatrixRMaj(size.classes(), size.batch());
    }

    private Perceptron(Parameters at, DMatrixRMaj inputs, int[] labels) {
        hiddenWeights = at.get("W1", DMatrixRMaj.class);
        hiddenBias = at.get("b1", DMatrixRMaj.class);
        outputWeights = at.get("W2", DMatrixRMaj.class);
        outputBias = at.get("b2", DMatrixRMaj.class);
        this.inputs = inputs;
        this.labels = labels;
        hidden = new DMatrixRMaj(hiddenWeights.numRows, inputs.numCols);
        scores = new DMatrixRMaj(outputWeights.numRows, inputs.numCols);
    }

    private static DMatrixRMaj gaussian(int rows, int columns, Random random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        RandomMatrices_DDRM.fillGaussian(matrix, 0, 1 / Math.sqrt(Math.max(rows, columns)), random);
        return matrix;
    }

    Parameters parameters() {
        return Parameters.of("W1", hiddenWeights, "b1", hiddenBias, "W2", outputWeights, "b2", outputBias);
    }

    /** One sample in each column. */
    DMatrixRMaj inputs() {
        return inputs;
    }

    /** The class of a sample. */
    int label(int sample) {
        return labels[sample];
    }

    /** The arrays behind the parameters, in their order. */
    List<double[]> arrays() {
        return List.of(hiddenWeights.data, hiddenBias.data, outputWeights.data, outputBias.data);
    }

    int entries() {
        return arrays().stream().mapToInt(array -> array.length).sum();
    }

    double loss() {
        forward();
        double sum = 0;
        for (int sample = 0; sample < labels.length; sample++) {
            sum += logOfSum(sample) - scores.unsafe_get(labels[sample], sample);
        }
        return sum / labels.length;
    }

    /** The loss at other parameters of the same names; may be called by several threads at once. */
    double lossAt(Parameters at) {
        return new Perceptron(at, inputs, labels).loss();
    }

    /** The gradients at other parameters of the same names. */
    Map<String, DMatrixRMaj> backwardAt(Parameters at) {
        return new Perceptron(at, inputs, labels).backward();
    }

    /** The gradients, by the names of {@link #parameters()}. */
    Map<String, DMatrixRMaj> backward() {
        List<DMatrixRMaj> gradients = gradients();
        return Map.of("W1", gradients.get(0), "b1", gradients.get(1), "W2", gradients.get(2), "b2", gradients.get(3));
    }

    /** The gradients in the order of {@link #arrays()}. */
    List<DMatrixRMaj> gradients() {
        forward();
        DMatrixRMaj delta = scores.createLike();
        for (int sample = 0; sample < labels.length; sample++) {
            double logOfSum = logOfSum(sample);
            for (int row = 0; row < scores.numRows; row++) {
                double probability = Math.exp(scores.unsafe_get(row, sample) - logOfSum);
                delta.unsafe_set(row, sample, (probability - (row == labels[sample] ? 1 : 0)) / labels.length);
            }
        }
        DMatrixRMaj hiddenDelta = hidden.createLike();
        CommonOps_DDRM.multTransA(outputWeights, delta, hiddenDelta);
        for (int i = 0; i < hiddenDelta.data.length; i++) {
            hiddenDelta.data[i] *= 1 - hidden.data[i] * hidden.data[i];
        }
        return List.of(
                timesTransposed(hiddenDelta, inputs, hiddenWeights),
                CommonOps_DDRM.sumRows(hiddenDelta, null),
                timesTransposed(delta, hidden, outputWeights),
                CommonOps_DDRM.sumRows(delta, null));
    }

    private static DMatrixRMaj timesTransposed(DMatrixRMaj delta, DMatrixRMaj below, DMatrixRMaj weights) {
        DMatrixRMaj gradient = weights.createLike();
        CommonOps_DDRM.multTransB(delta, below, gradient);
        return gradient;
    }

    private void forward() {
        CommonOps_DDRM.mult(hiddenWeights, inputs, hidden);
        addToColumns(hiddenBias, hidden);
        for (int i = 0; i < hidden.data.length; i++) {
            hidden.data[i] = Math.tanh(hidden.data[i]);
        }
        CommonOps_DDRM.mult(outputWeights, hidden, scores);
        addToColumns(outputBias, scores);
    }

    private static void addToColumns(DMatrixRMaj bias, DMatrixRMaj matrix) {
        for (int row = 0, i = 0; row < matrix.numRows; row++) {
            for (int column = 0; column < matrix.numCols; column++, i++) {
                matrix.data[i] += bias.data[row];
            }
        }
    }

    private double logOfSum(int sample) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < scores.numRows; row++) {
            largest = Math.max(largest, scores.unsafe_get(row, sample));
        }
        double sum = 0;
        for (int row = 0; row < scores.numRows; row++) {
            sum += Math.exp(scores.unsafe_get(row, sample) - largest);
        }
        return largest + Math.log(sum);
    }
}
