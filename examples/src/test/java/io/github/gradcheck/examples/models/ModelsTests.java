/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.models;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;

/** A camera, an option and a filter. {@code BrokenBackwardsTests} has a broken twin of each. */
class ModelsTests {

    @GradientCheck
    void camera(
            @Input(
                            value = {5, 3},
                            min = -1,
                            max = 1)
                    double[][] points,
            @Param(value = 5, min = -40, max = 40) double[] angle,
            @Param(value = 1, min = 4, max = 6) double[] distance,
            @Param(value = 1, min = 400, max = 600) double[] focal,
            @Param(value = 1, min = -0.3, max = 0.3) double[] distortion,
            Gradients gradients) {
        Camera camera = new Camera(angle, distance, focal, distortion);
        gradients.ofOutput(() -> camera.project(points)).match(dPixels -> camera.backward(points, dPixels));
    }

    @GradientCheck
    void blackScholes(
            @Param(value = 6, min = 80, max = 120) double[] stock,
            @Param(value = 6, min = 0.01, max = 0.08) double[] rate,
            @Param(value = 6, min = 0.1, max = 0.4) double[] volatility,
            @Param(value = 6, min = 0.5, max = 2) double[] expiry,
            Gradients gradients) {
        Portfolio calls = new Portfolio(new BlackScholes(100), stock, rate, volatility, expiry);
        gradients.of(calls::value).match(calls::greeks);
    }

    @GradientCheck
    void kalmanFilter(
            @Input(value = 12, values = Values.NORMAL) double[] y,
            @Param(value = 1, min = 0.5, max = 0.9) double[] a,
            @Param(value = 1, min = 0.2, max = 0.6) double[] q,
            @Param(value = 1, min = 0.2, max = 0.6) double[] r,
            Gradients gradients) {
        KalmanFilter filter = new KalmanFilter();
        KalmanFilter.Model model = new KalmanFilter.Model(a, q, r);
        gradients.of(() -> filter.loss(model, y)).match(() -> filter.backward(model, y));
    }
}
