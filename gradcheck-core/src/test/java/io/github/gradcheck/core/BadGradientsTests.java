/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.FMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

/** Whatever backward returns, the answer is a gradient or a message, never a stray exception. */
class BadGradientsTests {
    private static final int TRIALS = 20_000;
    private static final String[] NAMES = {"W", "b", "dW", "db", "dJ_dW", "grad_b", "dZ", "", "layers[0].W", "dd", "d"};

    private final Parameters at = Parameters.of("W", new DMatrixRMaj(2, 3), "b", new double[2]);
    private final RandomStream random = RandomStream.of(1, "bad gradients");

    record Pair(Object first, Object second) {}

    record Gradients(Object dW, Object db) {}

    @Test
    void randomNestingsGiveAGradientOrAnExceptionWithAMessage() {
        int rejected = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Object returned = value(4);
            try {
                Gradient gradient = Gradient.read(returned, at, Parameters.none());
                assertThat(gradient.of("W").orElseThrow().size(), is(6));
                assertThat(gradient.of("b").orElseThrow().size(), is(2));
            } catch (GradientCheckException | IllegalArgumentException expected) {
                rejected++;
                assertThat(expected.getMessage(), not(emptyOrNullString()));
            }
        }
        assertThat("most of them are bad", rejected, greaterThan(TRIALS / 2));
    }

    /** A random value; containers only where the depth allows. */
    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 11)) {
            case 0 -> null;
            case 1 -> "text";
            case 2 -> random.nextGaussian();
            case 3 -> new double[random.nextInt(4)];
            case 4 -> new double[random.nextInt(4)][random.nextInt(4)];
            case 5 -> new DMatrixRMaj(random.nextInt(4), random.nextInt(4));
            case 6 -> new FMatrixRMaj(2, 3);
            case 7 -> new SimpleMatrix(random.nextInt(4), random.nextInt(4));
            case 8 -> SimpleMatrix.wrap(new DMatrixSparseCSC(2, 3));
            case 9 -> at.blocks().get(random.nextInt(2)).value();
            case 10 -> new double[][] {{1, 2, 3}, random.nextInt(2) == 0 ? null : new double[random.nextInt(4)]};
            case 11 -> list(depth);
            case 12, 13 -> map(depth);
            case 14 -> new Pair(value(depth - 1), value(depth - 1));
            default -> new Gradients(value(depth - 1), value(depth - 1));
        };
    }

    private Object list(int depth) {
        List<Object> list = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.add(value(depth - 1));
        }
        return random.nextInt(2) == 0 ? list : list.toArray();
    }

    private Map<Object, Object> map(int depth) {
        Map<Object, Object> map = random.nextInt(2) == 0 ? new LinkedHashMap<>() : new HashMap<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            int name = random.nextInt(NAMES.length + 2);
            map.put(name < NAMES.length ? NAMES[name] : name == NAMES.length ? null : 7, value(depth - 1));
        }
        return map;
    }
}
