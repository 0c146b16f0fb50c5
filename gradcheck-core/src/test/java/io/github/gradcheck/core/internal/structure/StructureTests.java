/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class StructureTests {
    record Layer(double[] W, double[] b) {}

    record Network(List<Layer> layers, double[] head) {}

    record Unreadable(double[] W) {
        @Override
        public double[] W() {
            throw new UnsupportedOperationException("later");
        }
    }

    @Test
    void leafItselfHasTheEmptyPath() {
        double[] leaf = {1};
        assertThat(Structure.of(leaf), is(Map.of("", leaf)));
    }

    @Test
    void recordsJoinTheirComponentsByDotsAndListsByBrackets() {
        Layer first = new Layer(new double[2], new double[1]);
        Layer second = new Layer(new double[3], new double[1]);
        Network network = new Network(List.of(first, second), new double[4]);

        Map<String, Object> leaves = Structure.of(network);

        assertThat(leaves.keySet(), contains("layers[0].W", "layers[0].b", "layers[1].W", "layers[1].b", "head"));
        assertThat(leaves.get("layers[1].W"), sameInstance(second.W()));
    }

    @Test
    void mapsKeepTheirOrderOfIteration() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", Map.of("inner", 2));
        map.put("m", 3);
        assertThat(Structure.of(map).keySet(), contains("z", "a.inner", "m"));
    }

    @Test
    void arraysOfMatricesAreTakenApartAndRectangularArraysAreNot() {
        double[][] rectangular = {{1, 2}, {3, 4}};
        DMatrixRMaj[] matrices = {new DMatrixRMaj(1, 1), new DMatrixRMaj(2, 2)};
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("W", rectangular);
        named.put("kernels", matrices);
        assertThat(Structure.of(named).keySet(), contains("W", "kernels[0]", "kernels[1]"));
    }

    @Test
    void raggedArrayIsAListOfRows() {
        double[][] ragged = {{1, 2, 3}, {4}};
        Map<String, Object> leaves = Structure.of(Map.of("W", ragged));
        assertThat(leaves.keySet(), contains("W[0]", "W[1]"));
        assertThat(leaves.get("W[1]"), sameInstance(ragged[1]));
    }

    @Test
    void raggedFloatArrayIsAListOfRowsToo() {
        assertThat(Structure.of(new float[][] {{1, 2}, {}}).keySet(), contains("[0]", "[1]"));
    }

    @Test
    void parametersStandForTheirArrays() {
        double[] weights = {1};
        Map<String, Object> leaves = Structure.of(Map.of("model", Parameters.of("W", weights)));
        assertThat(leaves.keySet(), contains("model.W"));
        assertThat(leaves.get("model.W"), sameInstance(weights));
    }

    @Test
    void nullIsALeafToo() {
        Map<String, Object> leaves = Structure.of(Collections.singletonMap("W", null));
        assertThat(leaves.keySet(), contains("W"));
        assertThat(leaves.get("W"), nullValue());
        assertThat(Structure.of(Arrays.asList("x", null)).keySet(), contains("[0]", "[1]"));
    }

    @Test
    void keysThatAreNoTextAreWrittenAsText() {
        assertThat(Structure.of(Map.of(7, "x")).keySet(), contains("7"));
    }

    @Test
    void twoLeavesOfOnePathAreAnError() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a.b", 1);
        map.put("a", Map.of("b", 2));
        String message = assertThrows(IllegalArgumentException.class, () -> Structure.of(map))
                .getMessage();
        assertThat(message, containsString("`a.b`"));
    }

    @Test
    void recordThatCannotBeReadNamesItsComponent() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> Structure.of(new Unreadable(new double[1])));
        assertThat(failure.getMessage(), allOf(containsString("W"), containsString("Unreadable")));
        assertThat(failure.getCause().getCause().getMessage(), is("later"));
    }
}
