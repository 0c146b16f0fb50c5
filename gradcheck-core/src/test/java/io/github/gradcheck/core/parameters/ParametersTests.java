/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.MatrixType;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class ParametersTests {
    record Layer(DMatrixRMaj W, double[] b) {}

    record Network(List<Layer> layers, Map<String, double[]> heads) {}

    @Nested
    class Names {

        @Test
        void areKeptInTheOrderOfTheArguments() {
            assertThat(
                    Parameters.of("W2", new double[1], "b", new double[1], "W1", new double[1])
                            .keys(),
                    contains("W2", "b", "W1"));
        }

        @Test
        void areKeptInTheOrderOfTheMap() {
            Map<String, double[]> map = new LinkedHashMap<>();
            for (String key : List.of("z", "y", "a", "x", "b")) {
                map.put(key, new double[1]);
            }
            assertThat(Parameters.of(map).keys(), contains("z", "y", "a", "x", "b"));
        }

        @Test
        void areThePathsThroughRecordsListsAndMaps() {
            Network network = new Network(List.of(layer(2, 3), layer(1, 2)), Map.of("mean", new double[1]));
            assertThat(
                    Parameters.of(network).keys(),
                    contains("layers[0].W", "layers[0].b", "layers[1].W", "layers[1].b", "heads.mean"));
        }

        @Test
        void continueTheKeyOfAnArgument() {
            assertThat(Parameters.of("net", List.of(layer(1, 1))).keys(), contains("net[0].W", "net[0].b"));
        }

        @Test
        void ofEntriesHaveTheirIndicesInBrackets() {
            Block weights = Parameters.of("W1", new DMatrixRMaj(5, 4)).blocks().get(0);
            assertThat(weights.entry(12), is("W1[3,0]"));
            Block bias = Parameters.of("layers", List.of(layer(2, 3))).blocks().get(1);
            assertThat(bias.entry(1), is("layers[0].b[1]"));
        }

        @Test
        void ofRaggedRowsAreTheirNumbers() {
            Parameters ragged = Parameters.of("W", new double[][] {{1, 2, 3}, {4}});
            assertThat(ragged.keys(), contains("W[0]", "W[1]"));
            assertThat(ragged.blocks().get(0).entry(2), is("W[0][2]"));
        }

        @Test
        void findTheirBlock() {
            double[] weights = {1, 2};
            Parameters parameters = Parameters.of("W", weights, "b", new double[1]);
            assertThat(parameters.find("W").orElseThrow().value(), sameInstance(weights));
            assertThat(parameters.find("V"), is(Optional.empty()));
        }
    }

    @Nested
    class HandedToALoss {
        private final DMatrixRMaj W = new DMatrixRMaj(2, 3);
        private final Parameters handed =
                Parameters.of("layers", List.of(new Layer(W, new double[] {1, 2})), "f", new float[] {3});

        @Test
        void areTheLiveArraysByNameAndType() {
            assertThat(handed.get("layers[0].W", DMatrixRMaj.class), is(sameInstance(W)));
            assertThat(handed.get("layers[0].b", double[].class)[1], is(2.0));
            assertThat(handed.get("f", Object.class), is(handed.get("f", float[].class)));
        }

        @Test
        void areNamedWhereThereIsNoneOfThatName() {
            assertThat(
                    message(() -> handed.get("W", DMatrixRMaj.class)),
                    is("no parameter `W`; there are [layers[0].W, layers[0].b, f]"));
        }

        @Test
        void areNamedWithTheirTypeWhereItIsAnother() {
            assertThat(
                    message(() -> handed.get("f", double[].class)), is("parameter `f` is a float[], not a double[]"));
        }

        private String message(Runnable get) {
            return assertThrows(IllegalArgumentException.class, get::run).getMessage();
        }
    }

    @Nested
    class Copies {
        private final Parameters original = Parameters.of(
                "d",
                new double[] {1, -0.0},
                "dd",
                new double[][] {{1, 2}, {3, 4}},
                "f",
                new float[] {0.1f},
                "ff",
                new float[][] {{5}, {6}},
                "D",
                new DMatrixRMaj(new double[][] {{1, 2}, {3, 4}}),
                "F",
                new FMatrixRMaj(2, 1),
                "S",
                new SimpleMatrix(1, 2),
                "T",
                new SimpleMatrix(2, 2, MatrixType.FDRM),
                "V",
                new Volume(1, 2, 3),
                "nested",
                List.of(new double[] {7}));
        private final Parameters copy = original.copy();

        @Test
        void haveTheSameNamesShapesTypesAndNumbers() {
            assertThat(copy.keys(), is(original.keys()));
            for (String key : original.keys()) {
                Block from = original.find(key).orElseThrow();
                Block to = copy.find(key).orElseThrow();
                assertThat(key, to.shape(), is(from.shape()));
                assertThat(key, to.value().getClass(), is(from.value().getClass()));
                assertThat(key, to.singlePrecision(), is(from.singlePrecision()));
                assertThat(key, Arrays.equals(to.toArray(), from.toArray()), is(true));
            }
        }

        @Test
        void shareNoArray() {
            copy.blocks().forEach(block -> block.setAll(new double[block.size()]));
            assertThat(original.get("d", double[].class)[0], is(1.0));
            assertThat(original.get("dd", double[][].class)[1][1], is(4.0));
            assertThat(original.get("D", DMatrixRMaj.class).get(1, 0), is(3.0));
            assertThat(original.get("nested[0]", double[].class)[0], is(7.0));
        }

        @Test
        void leaveOutWhatADenseMatrixHasBehindItsEnd() {
            DMatrixRMaj matrix = new DMatrixRMaj(3, 3);
            matrix.reshape(2, 2);
            Arrays.setAll(matrix.data, i -> i);
            DMatrixRMaj copied = Parameters.of("M", matrix).copy().get("M", DMatrixRMaj.class);
            assertThat(copied.numRows, is(2));
            assertThat(Arrays.equals(copied.data, new double[] {0, 1, 2, 3}), is(true));
        }

        @Test
        void ofNothingAreNothing() {
            assertThat(Parameters.none().copy().blocks(), is(List.of()));
        }
    }

    @Test
    void writingAnEntryWritesTheArrayOfTheModel() {
        Layer layer = layer(2, 3);
        Parameters parameters = Parameters.of(layer);
        parameters.find("W").orElseThrow().set(5, 2.5);
        parameters.find("b").orElseThrow().set(1, -1);
        assertThat(layer.W().get(1, 2), is(2.5));
        assertThat(layer.b()[1], is(-1.0));
    }

    @Test
    void sizeCountsAllEntries() {
        assertThat(Parameters.of(layer(2, 3)).size(), is(8L));
        assertThat(Parameters.none().size(), is(0L));
    }

    @Test
    void andPutsTheOthersBehind() {
        Parameters both = Parameters.of("W", new double[1]).and(Parameters.of("X", new double[2]));
        assertThat(both.keys(), contains("W", "X"));
    }

    @Test
    void withArraysPutsOthersUnderTheSameNames() {
        Parameters two = Parameters.of("W", new double[1], "b", new double[2]);
        double[] other = {7};
        Parameters replaced = two.withArrays(List.of(other, new float[3]));
        assertThat(replaced.toString(), is("[W (1), b (3)]"));
        assertThat(replaced.get("W", double[].class), sameInstance(other));
        assertThat(message(() -> two.withArrays(List.of(other))), is("there are 2 parameters, [W, b], and 1 arrays"));
    }

    @Test
    void ofAWiderTypeAreCreatedByTheAdapterOfANarrowerOne() {
        assertThat(Parameters.zeros(DMatrix.class, Shape.of(2, 3)).getNumCols(), is(3));
        assertThat(Parameters.knows(Object.class), is(false));
        assertThat(Parameters.knows(Cloneable.class), is(false));
    }

    @Test
    void readAsNamesWithShapes() {
        assertThat(Parameters.of("W", new DMatrixRMaj(5, 4)).toString(), containsString("W (5x4)"));
    }

    @Test
    void listsCannotBeChangedFromOutside() {
        Parameters parameters = Parameters.of("W", new double[1]);
        assertThrows(
                UnsupportedOperationException.class, () -> parameters.blocks().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> parameters.keys().clear());
    }

    @Nested
    class BadValues {

        @Test
        void nullIsNamedByItsPath() {
            assertThat(messageFor("W", null), is("parameter `W` is null"));
            assertThat(messageFor("layers", List.of(new Layer(null, new double[1]))), containsString("`layers[0].W`"));
            assertThat(messageFor("W", new double[][] {{1}, null}), containsString("`W[1]`"));
        }

        @Test
        void numberCannotBeMovedInPlace() {
            assertThat(
                    messageFor("theta", 2.5),
                    allOf(containsString("`theta`"), containsString("Double"), containsString("double[]")));
        }

        @Test
        void unknownTypeIsNamedWithTheKnownOnes() {
            assertThat(
                    messageFor("W", "text"),
                    allOf(
                            containsString("`W`"),
                            containsString("String"),
                            containsString("DMatrixRMaj"),
                            containsString("ArrayAdapter")));
            assertThat(messageFor("W", new DMatrixSparseCSC(2, 2)), containsString("DMatrixSparseCSC"));
            assertThat(messageFor("W", new int[] {1}), containsString("int[]"));
        }

        @Test
        void arrayWithoutEntriesIsNamedWithItsShape() {
            assertThat(messageFor("b", new double[0]), allOf(containsString("`b`"), containsString("0")));
            assertThat(messageFor("W", new double[3][0]), containsString("3x0"));
            assertThat(messageFor("W", new double[0][]), containsString("0x0"));
            assertThat(messageFor("W", new DMatrixRMaj(0, 4)), containsString("0x4"));
        }

        @Test
        void keyUsedTwiceIsNamed() {
            assertThat(message(() -> Parameters.of("W", new double[1], "W", new double[1])), containsString("`W`"));
            assertThat(
                    message(() -> Parameters.of("W", new double[1]).and(Parameters.of("W", new double[1]))),
                    containsString("`W`"));
        }

        @Test
        void pathsThatMeetAreNamed() {
            assertThat(
                    message(() -> Parameters.of("a.b", new double[1], "a", Map.of("b", new double[1]))),
                    containsString("`a.b`"));
        }

        @Test
        void arrayHandedInTwiceIsNamedByBothKeys() {
            double[] shared = {1};
            assertThat(
                    message(() -> Parameters.of("encoder", shared, "decoder", shared)),
                    allOf(containsString("`encoder`"), containsString("`decoder`"), containsString("same array")));
            assertThat(
                    message(() -> Parameters.of("W", shared).and(Parameters.of("X", shared))),
                    allOf(containsString("`W`"), containsString("`X`")));
        }

        @Test
        void matrixAndItsWrapperShareTheirMemory() {
            DMatrixRMaj matrix = new DMatrixRMaj(2, 2);
            assertThat(
                    messageFor("m", Map.of("W", matrix, "V", SimpleMatrix.wrap(matrix))),
                    allOf(containsString("`m.W`"), containsString("`m.V`"), containsString("share their memory")));
            FMatrixRMaj floats = new FMatrixRMaj(2, 2);
            FMatrixRMaj others = new FMatrixRMaj(4, 1);
            others.data = floats.data;
            assertThat(
                    message(() -> Parameters.of("W", floats, "V", others)),
                    is("`W` and `V` share their memory, so that moving one moves the other;"
                            + " hand it in once, or give each an array of its own"));
        }

        @Test
        void matrixAroundAnArrayThatIsAParameterItselfSharesItsMemory() {
            double[] data = new double[4];
            assertThat(
                    message(() ->
                            Parameters.of("W", DMatrixRMaj.wrap(2, 2, data)).and(Parameters.of("b", data))),
                    containsString("`W` and `b` share their memory"));
        }

        @Test
        void rowOfOneArrayInAnotherIsShared() {
            double[][] rows = new double[2][2];
            assertThat(
                    message(() -> Parameters.of("W", rows, "V", new double[][][] {{{1, 2}, rows[1]}})),
                    containsString("`W` and `V` share their memory"));
        }

        @Test
        void rowInTwoPlacesOfOneArrayIsNamed() {
            double[][] filled = new double[3][];
            Arrays.fill(filled, new double[2]);
            assertThat(messageFor("W", filled), containsString("`W` has one row in two places"));
        }

        @Test
        void equalArraysAreNotTheSameArray() {
            assertThat(
                    Parameters.of("W", new double[] {1}, "V", new double[] {1}).keys(), contains("W", "V"));
        }

        @Test
        void nameWithoutAValueIsAnError() {
            assertThat(
                    message(() -> Parameters.of("W", new double[1], "b")),
                    containsString("the last name has no value"));
        }

        @Test
        void valueInThePlaceOfANameIsNamedByItsPosition() {
            assertThat(
                    message(() -> Parameters.of("W", new double[1], new double[1], "b")),
                    allOf(containsString("argument 3"), containsString("double[]")));
            assertThat(
                    message(() -> Parameters.of("W", new double[1], "b", new double[1], null, new double[1])),
                    allOf(containsString("argument 5"), containsString("null")));
        }

        @Test
        void mapWithNullsIsNamedByItsKeyAlsoDeepInside() {
            assertThat(
                    messageFor("net", Collections.singletonMap("b", Arrays.asList(new double[1], null))),
                    containsString("`net.b[1]`"));
        }
    }

    private static Layer layer(int rows, int columns) {
        return new Layer(new DMatrixRMaj(rows, columns), new double[rows]);
    }

    private static String messageFor(String key, Object value) {
        return message(() -> Parameters.of(key, value));
    }

    private static String message(Runnable construction) {
        return assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    }
}
