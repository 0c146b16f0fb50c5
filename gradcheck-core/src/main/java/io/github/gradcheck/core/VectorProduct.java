/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Products;
import io.github.gradcheck.core.internal.diagnosis.ProductLaws;
import io.github.gradcheck.core.internal.directions.Scale;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the user's code gives for vectors over all parameters: a Jacobian times tangents, or a Hessian times a vector.
 *
 * @param parameters at the point
 * @param code gets arrays of the types and shapes of the parameters, and gives a number for each output
 */
record VectorProduct(Parameters parameters, Function<? super Parameters, double[]> code) implements Products {

    @Override
    public double[] along(String key, double[] direction) {
        return of(Map.of(key, direction));
    }

    /** The product with a vector that is zero in all other keys. */
    private double[] of(Map<String, double[]> vector) {
        Parameters tangents = parameters.copy();
        for (Block block : tangents.blocks()) {
            block.setAll(vector.getOrDefault(block.key(), new double[block.size()]));
        }
        return code.apply(tangents);
    }

    /**
     * Asks whether the product obeys its laws, key by key and over all of them.
     *
     * @param laws of a linear map
     * @param symmetric whether its outputs are those of the parameters, in their order
     * @param seed where vectors come from
     * @return what is wrong with each key
     */
    Map<String, Diagnosis> broken(ProductLaws laws, boolean symmetric, long seed) {
        Map<String, double[]> one = vector(seed, "one");
        Map<String, double[]> other = vector(seed, "other");
        Map<String, Diagnosis> broken = new LinkedHashMap<>();
        for (String key : parameters.keys()) {
            Map<String, double[]> oneKey = only(one, key);
            Map<String, double[]> otherKey = only(other, key);
            linearity(laws, oneKey, of(oneKey), otherKey, of(otherKey)).ifPresent(fault -> broken.put(key, fault));
        }
        if (broken.isEmpty()) {
            double[] ofOne = of(one);
            double[] ofOther = of(other);
            linearity(laws, one, ofOne, other, ofOther)
                    .or(() -> symmetric ? symmetry(laws, inARow(one), ofOne, inARow(other), ofOther) : Optional.empty())
                    .ifPresent(fault -> parameters.keys().forEach(key -> broken.put(key, fault)));
        }
        return broken;
    }

    private Optional<Diagnosis> linearity(
            ProductLaws laws,
            Map<String, double[]> one,
            double[] ofOne,
            Map<String, double[]> other,
            double[] ofOther) {
        Map<String, double[]> both = new LinkedHashMap<>();
        one.forEach((key, entries) -> {
            double[] sum = entries.clone();
            double[] more = other.getOrDefault(key, new double[entries.length]);
            Arrays.setAll(sum, i -> sum[i] + more[i]);
            both.put(key, sum);
        });
        return laws.linearity(ofOne, ofOther, of(both));
    }

    private static Optional<Diagnosis> symmetry(ProductLaws laws, double[] u, double[] hu, double[] v, double[] hv) {
        double uHv = 0;
        double vHu = 0;
        double size = 0;
        for (int i = 0; i < u.length; i++) {
            uHv += u[i] * hv[i];
            vHu += v[i] * hu[i];
            size += Math.abs(u[i] * hv[i]) + Math.abs(v[i] * hu[i]);
        }
        return laws.symmetry(uHv, vHu, size);
    }

    private double[] inARow(Map<String, double[]> vector) {
        return parameters.keys().stream()
                .flatMapToDouble(key -> Arrays.stream(vector.getOrDefault(key, new double[0])))
                .toArray();
    }

    /** Entries in proportion to those of the parameters. */
    private Map<String, double[]> vector(long seed, String purpose) {
        Map<String, double[]> vector = new LinkedHashMap<>();
        for (Block block : parameters.blocks()) {
            RandomStream random = RandomStream.of(seed, purpose + " vector " + block.key());
            double[] entries = block.toArray();
            Scale scale = Scale.of(block.toArray());
            Arrays.setAll(entries, i -> random.nextGaussian() * scale.of(i));
            vector.put(block.key(), entries);
        }
        return vector;
    }

    private static Map<String, double[]> only(Map<String, double[]> vector, String key) {
        Map<String, double[]> only = new LinkedHashMap<>(vector);
        only.keySet().retainAll(Set.of(key));
        return only;
    }
}
