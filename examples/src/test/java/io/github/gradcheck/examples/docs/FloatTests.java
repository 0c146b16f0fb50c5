/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;

class FloatTests {

    // tag::float[]
    @GradientCheck
    void energy(@Param(200) float[] w, @Input(200) float[] x, Gradients gradients) {
        gradients.of(() -> energy(w, x)).match(() -> energyGradient(w, x));
    }
    // end::float[]

    private static float energy(float[] w, float[] x) {
        float sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * w[i] * x[i] / 2;
        }
        return sum;
    }

    private static float[] energyGradient(float[] w, float[] x) {
        float[] gradient = new float[w.length];
        for (int i = 0; i < w.length; i++) {
            gradient[i] = w[i] * x[i];
        }
        return gradient;
    }
}
