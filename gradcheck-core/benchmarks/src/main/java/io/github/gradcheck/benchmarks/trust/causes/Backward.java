/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.causes.Student.Pass;
import java.util.LinkedHashMap;
import java.util.Map;

/** The right backward pass of a network, step by step, so that a mistake is one step taken otherwise. */
class Backward {

    /** The network. */
    protected final Student network;

    Backward(Student network) {
        this.network = network;
    }

    /** Returns the gradient in new arrays, by the name of each parameter. */
    final Map<String, Object> gradient() {
        Pass pass = pass();
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        Matrix dz = output(pass);
        for (int layer = last(); layer >= 1; layer--) {
            gradients.put("W" + layer, weights(layer, dz, pass).plus(penalty(layer)));
            gradients.put("b" + layer, bias(layer, dz));
            if (layer > 1) {
                dz = back(layer, dz).entrywise(slope(layer - 1, pass));
                dz = layer == 2 && plan().masked() ? dz.entrywise(mask()) : dz;
            }
        }
        end(gradients);
        Map<String, Object> arrays = new LinkedHashMap<>();
        gradients.forEach(
                (key, gradient) -> arrays.put(key, network.laidOut(gradient).stored()));
        return arrays;
    }

    final Plan plan() {
        return network.plan();
    }

    final int last() {
        return plan().layers();
    }

    final int samples() {
        return plan().samples();
    }

    /** What the forward pass has left. */
    Pass pass() {
        return network.forward();
    }

    /** The derivative by the sums of the last layer. */
    Matrix output(Pass pass) {
        return pass.a(last()).with(network.labels(), (a, y) -> a - y).scaled(1.0 / samples());
    }

    /** {@code dW = dZ A'}, without the L2 term. */
    Matrix weights(int layer, Matrix dz, Pass pass) {
        return dz.times(pass.a(layer - 1).transposed());
    }

    /** The gradient of the L2 term. */
    Matrix penalty(int layer) {
        return network.weights(layer).scaled(plan().decay());
    }

    /** {@code db}, the sum of dZ over the samples. */
    Matrix bias(int layer, Matrix dz) {
        return dz.rowSums();
    }

    /** {@code dA = W' dZ} of the layer before. */
    Matrix back(int layer, Matrix dz) {
        return network.weights(layer).transposed().times(dz);
    }

    /** The derivative of a layer's activation. */
    Matrix slope(int layer, Pass pass) {
        return plan().hidden().slope(pass.z(layer));
    }

    /** The mask on the way back. */
    Matrix mask() {
        return network.mask();
    }

    /** Changes what is returned. */
    void end(Map<String, Matrix> gradients) {}
}
