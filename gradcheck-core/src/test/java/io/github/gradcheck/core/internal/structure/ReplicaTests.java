/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Volume;
import java.lang.annotation.RetentionPolicy;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.MatrixType;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class ReplicaTests {
    record Output(double[] scores, double loss) {}

    /** Components whose types are narrower than what an unmodifiable collection could be replaced by. */
    private record Narrow(
            TreeMap<String, Object> sorted,
            ArrayList<Object> list,
            CopyOnWriteArrayList<Object> linked,
            HashMap<String, Object> map,
            EnumMap<RetentionPolicy, Object> byEnum,
            float single,
            Float boxed,
            double number,
            Parameters parameters) {}

    record OfCustomList(NoSuchList list) {}

    /** Has no constructor without arguments. */
    static final class NoSuchList extends AbstractList<Object> {
        private final Object element;

        NoSuchList(Object element) {
            this.element = element;
        }

        @Override
        public Object get(int index) {
            return element;
        }

        @Override
        public int size() {
            return 1;
        }
    }

    record Picky(double[] positive) {
        Picky {
            if (positive[0] <= 1) {
                throw new IllegalStateException("not positive");
            }
        }
    }

    @Test
    void everyArrayTypeKeepsItsTypeAndShape() {
        for (Object original : List.of(
                new double[3],
                new double[2][3],
                new float[3],
                new float[2][3],
                new double[2][1][3],
                new float[2][1][3][2],
                new DMatrixRMaj(2, 3),
                new FMatrixRMaj(2, 3),
                new SimpleMatrix(2, 3),
                new SimpleMatrix(2, 3, MatrixType.FDRM),
                new Volume(2, 1, 3))) {
            Object copy = Replica.of(original, () -> 1.25);
            Block view = Parameters.block("copy", copy).orElseThrow();
            assertThat(copy, allOf(instanceOf(original.getClass()), not(sameInstance(original))));
            assertThat(
                    view.shape(),
                    is(Parameters.block("original", original).orElseThrow().shape()));
            assertThat(
                    view.singlePrecision(),
                    is(Parameters.block("original", original).orElseThrow().singlePrecision()));
            assertThat(Arrays.stream(view.toArray()).allMatch(entry -> entry == 1.25), is(true));
        }
    }

    @Test
    void entriesAreFilledInOrderThroughAllLeaves() {
        List<?> copy = (List<?>) Replica.of(List.of(new double[2], new double[1][2], 9.0), counter());
        assertArrayEquals(new double[] {1, 2}, (double[]) copy.get(0));
        assertArrayEquals(new double[] {3, 4}, ((double[][]) copy.get(1))[0]);
        assertThat(copy.get(2), is(5.0));
    }

    @Test
    void originalKeepsItsNumbers() {
        double[] original = {1, 2};
        Replica.of(Map.of("y", original), () -> 9);
        assertArrayEquals(new double[] {1, 2}, original);
    }

    @Test
    void mapKeepsItsKeysInOrder() {
        Map<String, Object> original = new LinkedHashMap<>();
        original.put("z", new double[1]);
        original.put("a", new double[1]);
        assertThat(((Map<?, ?>) Replica.of(original, () -> 0)).keySet(), contains("z", "a"));
    }

    @Test
    void recordIsBuiltAnew() {
        Output copy = (Output) Replica.of(new Output(new double[2], 3), counter());
        assertArrayEquals(new double[] {1, 2}, copy.scores());
        assertThat(copy.loss(), is(3.0));
    }

    @Test
    void numbersKeepTheirPrecision() {
        assertThat(Replica.of(1f, () -> 0.1), is(0.1f));
        assertThat(Replica.of(1.0, () -> 0.1), is(0.1));
    }

    @Test
    void otherNumbersAreRefused() {
        assertThat(messageFor(List.of(1)), containsString("`[0]` of the output, which is of type Integer"));
    }

    @Test
    void sortedMapKeepsItsOrderAndComparator() {
        TreeMap<String, Object> original = new TreeMap<>(Comparator.reverseOrder());
        original.putAll(Map.of("a", 1.0, "b", 2.0));
        TreeMap<?, ?> copy = (TreeMap<?, ?>) Replica.of(original, counter());
        assertThat(copy.comparator(), sameInstance(original.comparator()));
        assertThat(copy.toString(), is("{b=1.0, a=2.0}"));
        SortedMap<?, ?> skipping = (SortedMap<?, ?>) Replica.of(new ConcurrentSkipListMap<>(original), counter());
        assertThat(skipping, instanceOf(ConcurrentSkipListMap.class));
        assertThat(skipping.toString(), is("{b=1.0, a=2.0}"));
        SortedMap<?, ?> unmodifiable =
                (SortedMap<?, ?>) Replica.of(Collections.unmodifiableSortedMap(original), counter());
        assertThat(unmodifiable.toString(), is("{b=1.0, a=2.0}"));
    }

    @Test
    void componentsOfNarrowTypesFit() {
        EnumMap<RetentionPolicy, Object> byEnum = new EnumMap<>(RetentionPolicy.class);
        byEnum.put(RetentionPolicy.CLASS, 0.0);
        Narrow original = new Narrow(
                new TreeMap<>(Map.of("x", 0.0)),
                new ArrayList<>(List.of(0.0)),
                new CopyOnWriteArrayList<>(List.of(0.0)),
                new HashMap<>(Map.of("x", 0.0)),
                byEnum,
                0f,
                0f,
                0,
                Parameters.of("w", new float[1]));
        Narrow copy = (Narrow) Replica.of(original, counter());
        assertThat(copy.sorted().get("x"), is(1.0));
        assertThat(copy.list(), is(List.of(2.0)));
        assertThat(copy.linked(), is(List.of(3.0)));
        assertThat(copy.map(), is(Map.of("x", 4.0)));
        assertThat(copy.byEnum(), is(Map.of(RetentionPolicy.CLASS, 5.0)));
        assertThat(copy.single(), is(6f));
        assertThat(copy.boxed(), is(7f));
        assertThat(copy.number(), is(8.0));
        assertThat(copy.parameters().get("w", float[].class)[0], is(9f));
    }

    @Test
    void unmodifiableCollectionsBecomeOthersOfTheirOrder() {
        assertThat(Replica.of(List.of(0.0, 0.0), counter()), is(List.of(1.0, 2.0)));
        Map<String, Object> inOrder = new LinkedHashMap<>();
        inOrder.put("z", 0.0);
        inOrder.put("a", 0.0);
        assertThat(Replica.of(Collections.unmodifiableMap(inOrder), counter()).toString(), is("{z=1.0, a=2.0}"));
        assertThat(Replica.of(Arrays.asList(0.0, 0.0), counter()), is(List.of(1.0, 2.0)));
    }

    @Test
    void anonymousSubclassIsReplacedByTheTypeAbove() {
        @SuppressWarnings("serial")
        CopyOnWriteArrayList<Object> original = new CopyOnWriteArrayList<>() {
            @Override
            public String toString() {
                return "";
            }
        };
        original.add(0.0);
        assertThat(Replica.of(original, counter()).getClass(), is((Object) CopyOnWriteArrayList.class));
    }

    @Test
    void parametersStayParameters() {
        Parameters original = Parameters.of("a", List.of(new double[2]), "b", new DMatrixRMaj(1, 1));
        Parameters copy = (Parameters) Replica.of(original, counter());
        assertThat(copy.toString(), is(original.toString()));
        assertArrayEquals(new double[] {1, 2}, copy.get("a[0]", double[].class));
        assertThat(copy.get("b", DMatrixRMaj.class).get(0, 0), is(3.0));
        assertArrayEquals(new double[2], original.get("a[0]", double[].class));
    }

    @Test
    void arrayOfNumbersKeepsItsElementType() {
        assertArrayEquals(new Float[] {1f, 2f}, (Float[]) Replica.of(new Float[] {0f, 0f}, counter()));
        assertArrayEquals(new Object[] {1.0, 2f}, (Object[]) Replica.of(new Object[] {0.0, 0f}, counter()));
    }

    @Test
    void componentThatCannotBeBuiltIsNamedWithBothTypes() {
        assertThat(
                messageFor(Map.of("head", new OfCustomList(new NoSuchList(1.0)))),
                is("cannot build a record OfCustomList like `head`: for list no NoSuchList can be built, and the"
                        + " ArrayList in its stead does not fit"));
        assertThat(
                messageFor(new NoSuchList[] {new NoSuchList(1.0)}),
                is("cannot build the array anew: no NoSuchList can be built, and the ArrayList in its stead does not"
                        + " fit"));
    }

    @Test
    void listThatContainsItselfIsAnError() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThat(messageFor(list), containsString("`[0]` is the whole structure again"));
    }

    @Test
    void arrayOfMatricesKeepsItsElementType() {
        Object copy = Replica.of(new DMatrixRMaj[] {new DMatrixRMaj(1, 2)}, counter());
        assertArrayEquals(new double[] {1, 2}, ((DMatrixRMaj[]) copy)[0].data);
    }

    @Test
    void raggedArrayKeepsItsRows() {
        double[][] copy = (double[][]) Replica.of(new double[][] {{0, 0}, {0}}, counter());
        assertArrayEquals(new double[] {1, 2}, copy[0]);
        assertArrayEquals(new double[] {3}, copy[1]);
    }

    @Test
    void nullInsideIsAnError() {
        assertThat(messageFor(Arrays.asList(new double[1], null)), containsString("null"));
    }

    @Test
    void unknownTypeIsNamedWithTheKnownOnes() {
        assertThat(
                messageFor("text"),
                allOf(containsString("String"), containsString("DMatrixRMaj"), containsString("ArrayAdapter")));
    }

    @Test
    void recordThatRejectsItsNumbersIsNamed() {
        IllegalArgumentException failure =
                assertThrows(IllegalArgumentException.class, () -> Replica.of(new Picky(new double[] {2}), () -> 0));
        assertThat(
                failure.getMessage(),
                is("cannot build a record Picky like the output: its constructor threw"
                        + " java.lang.IllegalStateException: not positive for other numbers than the layer's own"));
        assertThat(failure.getCause().getCause().getMessage(), is("not positive"));
    }

    private static String messageFor(Object original) {
        return assertThrows(IllegalArgumentException.class, () -> Replica.of(original, () -> 0))
                .getMessage();
    }

    private static DoubleSupplier counter() {
        int[] count = {0};
        return () -> ++count[0];
    }
}
