/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.planarclassifier;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;

/**
 * Labelled points in the plane.
 *
 * @param X the points, 2 x m
 * @param Y their labels 0 or 1, 1 x m
 */
public record PlanarData(DMatrixRMaj X, DMatrixRMaj Y) {

    private static final int POINTS = 211;
    private static final double NOISE = 0.1;

    /**
     * Two interleaved half-moons, 211 points in all.
     *
     * @param seed the same seed gives the same points
     * @return new data
     */
    public static PlanarData halfMoons(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        PlanarData data = new PlanarData(new DMatrixRMaj(2, POINTS), new DMatrixRMaj(1, POINTS));
        for (int j = 0; j < POINTS; j++) {
            int label = j % 2;
            double angle = random.nextDouble(Math.PI);
            double x = label == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
            double y = label == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
            data.X.set(0, j, x + NOISE * random.nextGaussian());
            data.X.set(1, j, y + NOISE * random.nextGaussian());
            data.Y.set(0, j, label);
        }
        return data;
    }
}
