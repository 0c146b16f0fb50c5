/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as students write it: layers {@code A = g(W A + b)} from an input X to labels Y, its arrays EJML's matrices
 * of doubles or floats, in which it also computes. Inside, samples are columns.
 */
final class Student implements Problem {

    /** A dropout keeps every second unit. */
    private static final double KEPT = 0.5;

    private final Plan plan;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Object> inputs = new LinkedHashMap<>();

    private Student(Plan plan, Draw draw) {
        this.plan = plan;
        for (int layer = 1; layer <= plan.layers(); layer++) {
            int units = plan.units().get(layer);
            int before = plan.units().get(layer - 1);
            put(parameters, "W" + layer, gaussians(draw, units, before, 1.5 / Math.sqrt(before)));
            put(parameters, "b" + layer, gaussians(draw, units, 1, 0.3));
        }
        int last = plan.units().get(plan.layers());
        put(inputs, "X", gaussians(draw, plan.units().get(0), plan.samples(), 1));
        put(inputs, "Y", plan.head().labels(plan.arithmetic(), last, plan.samples(), draw));
        if (plan.masked()) {
            Matrix signs = gaussians(draw, plan.units().get(1), plan.samples(), 1);
            put(inputs, "mask", signs.map(x -> x < 0 ? 0 : 1 / KEPT));
        }
    }

    /** Draws parameters, inputs and labels. */
    static Student random(Plan plan, Draw draw) {
        return new Student(plan, draw);
    }

    private Matrix gaussians(Draw draw, int rows, int columns, double deviation) {
        double[][] numbers = draw.gaussianRows(rows, columns);
        return Matrix.of(plan.arithmetic(), rows, columns, (i, j) -> deviation * numbers[i][j]);
    }

    private void put(Map<String, Object> arrays, String key, Matrix matrix) {
        arrays.put(key, laidOut(matrix).stored());
    }

    /** Turns a matrix as the network's layout asks, or back. */
    Matrix laidOut(Matrix matrix) {
        return plan.rows() ? matrix.transposed() : matrix;
    }

    private Matrix read(Map<String, Object> arrays, String key) {
        Object array = arrays.get(key);
        if (array == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return laidOut(Matrix.read(plan.arithmetic(), array));
    }

    Plan plan() {
        return plan;
    }

    Matrix weights(int layer) {
        return read(parameters, "W" + layer);
    }

    Matrix bias(int layer) {
        return read(parameters, "b" + layer);
    }

    Matrix labels() {
        return read(inputs, "Y");
    }

    Matrix mask() {
        return read(inputs, "mask");
    }

    /**
     * What the layers compute.
     *
     * @param z the sums of each layer, from 1 on
     * @param a the outputs of each layer; those of layer 0 are the inputs
     */
    record Pass(List<Matrix> z, List<Matrix> a) {

        Matrix z(int layer) {
            return z.get(layer);
        }

        Matrix a(int layer) {
            return a.get(layer);
        }
    }

    Pass forward() {
        List<Matrix> z = new ArrayList<>(List.of(read(inputs, "X")));
        List<Matrix> a = new ArrayList<>(z);
        for (int layer = 1; layer <= plan.layers(); layer++) {
            z.add(weights(layer).times(a.get(layer - 1)).plus(bias(layer)));
            Matrix output = layer == plan.layers()
                    ? plan.head().of(z.get(layer))
                    : plan.hidden().of(z.get(layer));
            a.add(layer == 1 && plan.masked() ? output.entrywise(mask()) : output);
        }
        return new Pass(z, a);
    }

    @Override
    public double loss() {
        Arithmetic arithmetic = plan.arithmetic();
        double squares = 0;
        for (int layer = 1; layer <= plan.layers(); layer++) {
            squares = arithmetic.round(squares + weights(layer).map(w -> w * w).sum());
        }
        double data = arithmetic.round(plan.head().loss(forward().a(plan.layers()), labels()));
        return arithmetic.round(data + arithmetic.round(plan.decay() / 2 * squares));
    }

    @Override
    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Returns what a user passes beside the parameters: the batch. */
    Map<String, Object> inputs() {
        return Collections.unmodifiableMap(inputs);
    }

    @Override
    public Map<String, Object> backward() {
        return new Backward(this).gradient();
    }
}
