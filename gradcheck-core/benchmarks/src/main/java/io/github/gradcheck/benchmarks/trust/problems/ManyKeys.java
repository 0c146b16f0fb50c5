/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code log(1 + sum of c_k (x_ki - m_ki)^2)} over many keys k, whose coefficients spread over some powers of ten; so
 * do the sizes of the parameters, which change nothing.
 */
final class ManyKeys extends ArrayProblem {

    private final Map<String, Key> keys = new LinkedHashMap<>();

    /** A key, its place of least loss, and what its square counts. */
    private static final class Key {
        private final double[] x;
        private final double[] centre;
        private final double coefficient;

        Key(double[] x, double[] centre, double coefficient) {
            this.x = x;
            this.centre = centre;
            this.coefficient = coefficient;
        }

        double part(int i) {
            return coefficient * (x[i] - centre[i]);
        }
    }

    /**
     * Draws the keys.
     *
     * @param count how many
     * @param mostEntries each has one to so many entries
     * @param decades the effects of the keys spread over so many powers of ten
     */
    ManyKeys(int count, int mostEntries, double decades, Draw draw) {
        for (int k = 0; k < count; k++) {
            int size = 1 + draw.below(mostEntries);
            double scale = draw.logUniform(1e-2, 1e2);
            double effect = Math.pow(10, -decades * draw.uniform(0, 1));
            double[] x = vector("k" + k, draw.gaussians(size, scale));
            keys.put("k" + k, new Key(x, draw.gaussians(size, scale), effect / (scale * scale)));
        }
    }

    private double inner() {
        double sum = 1;
        for (Key key : keys.values()) {
            for (int i = 0; i < key.x.length; i++) {
                sum += key.part(i) * (key.x[i] - key.centre[i]);
            }
        }
        return sum;
    }

    @Override
    public double loss() {
        return Math.log(inner());
    }

    @Override
    public Map<String, Object> backward() {
        Map<String, Object> gradient = zeros();
        double outer = 2 / inner();
        keys.forEach((name, key) -> {
            double[] slopes = entries(gradient, name);
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] = outer * key.part(i);
            }
        });
        return gradient;
    }
}
