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

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class StructureTests {
    record Layer(double[] W, double[] b) {}

    record Network(List<Layer> layers, double[] head) {}

    record Holder(List<Object> parts) {}

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
    void deepRectangularArraysAreLeavesAndDeepRaggedOnesListsOfThem() {
        double[][][][] kernels = new double[2][3][2][2];
        float[][][] ragged = {new float[2][2], new float[3][2]};
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("kernels", kernels);
        named.put("ragged", ragged);
        assertThat(Structure.of(named).keySet(), contains("kernels", "ragged[0]", "ragged[1]"));
    }

    @Test
    void mapThatContainsItselfIsAnError() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("inner", List.of(map));
        assertThat(
                message(() -> Structure.of(map)),
                is("`inner[0]` is the whole structure again: a structure that contains itself has no end"));
    }

    @Test
    void listInARecordThatContainsTheRecordIsAnError() {
        List<Object> list = new ArrayList<>();
        Holder holder = new Holder(list);
        list.add(new double[1]);
        list.add(holder);
        assertThat(message(() -> Structure.of(Map.of("h", holder))), containsString("`h.parts[1]` is `h` again"));
    }

    @Test
    void arrayThatContainsItselfIsAnError() {
        Object[] array = new Object[1];
        array[0] = array;
        assertThat(message(() -> Structure.of(array)), containsString("`[0]` is the whole structure again"));
    }

    @Test
    void valueThatStandsTwiceSideBySideIsNoCircle() {
        List<double[]> shared = List.of(new double[1]);
        assertThat(Structure.of(List.of(shared, shared)).keySet(), contains("[0][0]", "[1][0]"));
    }

    @Test
    void blocksViewNumbersOfBothPrecisionsAndArrays() {
        Map<String, Object> output = new LinkedHashMap<>();
        output.put("float", 0.5f);
        output.put("double", 0.25);
        output.put("rows", new double[2][3]);
        Map<String, Block> blocks = Structure.blocks(output);
        assertThat(blocks.toString(), is("{float=float (1), double=double (1), rows=rows (2x3)}"));
        assertThat(blocks.get("float").get(0), is(0.5));
        assertThat(blocks.get("float").singlePrecision(), is(true));
        assertThat(blocks.get("double").singlePrecision(), is(false));
    }

    @Test
    void blocksRefuseNumbersThatAreNotContinuousByTheirPath() {
        assertThat(
                message(() -> Structure.blocks(Map.of("steps", 3))),
                is("cannot differentiate `steps` of the output, which is of type Integer: only double and float have"
                        + " derivatives; return one of these"));
        assertThat(message(() -> Structure.blocks(7L)), containsString("an output of type Long"));
    }

    @Test
    void blocksRefuseNullByItsPath() {
        assertThat(message(() -> Structure.blocks(Arrays.asList(1.0, null))), is("`[1]` of the output is null"));
    }

    private static String message(Executable reading) {
        return assertThrows(IllegalArgumentException.class, reading).getMessage();
    }

    @Test
    void recordThatCannotBeReadNamesItsComponent() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> Structure.of(new Unreadable(new double[1])));
        assertThat(failure.getMessage(), allOf(containsString("W"), containsString("Unreadable")));
        assertThat(failure.getMessage(), containsString("it threw java.lang.UnsupportedOperationException: later"));
        assertThat(failure.getCause().getCause().getMessage(), is("later"));
    }
}
