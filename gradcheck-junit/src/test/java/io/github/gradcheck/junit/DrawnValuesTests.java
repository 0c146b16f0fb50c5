/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Shape;
import io.github.gradcheck.core.sampling.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrawnValuesTests {
    private static final Map<String, Object> SEEN = new ConcurrentHashMap<>();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void theSameSeedGivesTheSameNumbers() {
        CheckRun.ofMethod(StreamTestCases.class, "alone").assertPassed(1);
        Object first = SEEN.remove("alone w");
        CheckRun.ofMethod(StreamTestCases.class, "alone").assertPassed(1);
        assertArrayEquals((double[]) first, seen("alone w"));
    }

    @Test
    void anotherSeedGivesOtherNumbers() {
        CheckRun.of(StreamTestCases.class, Map.of("gradcheck.seed", "1"));
        double[] first = seen("alone w");
        CheckRun.of(StreamTestCases.class, Map.of("gradcheck.seed", "2"));
        assertFalse(Arrays.equals(first, seen("alone w")));
    }

    @Test
    void theNumbersOfASeedNeverChange() {
        CheckRun.ofMethod(StreamTestCases.class, "alone").assertPassed(1);
        assertArrayEquals(new double[] {-0.0813797005254891, 0.08521603692603115}, seen("alone w"));
    }

    @Test
    void anotherParameterMovesNoOther() {
        CheckRun.of(StreamTestCases.class).assertPassed(5);
        assertArrayEquals(seen("alone w"), seen("withMore w"));
        assertEquals(SEEN.get("withMore random"), SEEN.get("random random"));
    }

    @Test
    void theKeyNamesTheStream() {
        CheckRun.of(StreamTestCases.class).assertPassed(5);
        assertArrayEquals(seen("alone w"), seen("namedByKey w"));
    }

    @Test
    void keysHaveDifferentNumbers() {
        CheckRun.ofMethod(StreamTestCases.class, "withMore").assertPassed(1);
        assertFalse(Arrays.equals(seen("withMore w"), seen("withMore v")));
    }

    @Test
    void bothKindsOfGeneratorsAreSeeded() {
        CheckRun.ofMethod(StreamTestCases.class, "random").assertPassed(1);
        Object generator = SEEN.remove("random random");
        Object random = SEEN.remove("random old");
        CheckRun.ofMethod(StreamTestCases.class, "random").assertPassed(1);
        assertEquals(generator, SEEN.get("random random"));
        assertEquals(random, SEEN.get("random old"));
        assertNotEquals(generator, random);
    }

    @Test
    void generatorsShareNoStreamWithKeysOrEachOther() {
        CheckRun.ofMethod(StreamTestCases.class, "generators").assertPassed(1);
        assertNotEquals(SEEN.get("generators one"), SEEN.get("generators other"));
        assertNotEquals(
                SEEN.get("generators one"), RandomStream.generator(7, "one").nextLong());
    }

    @Test
    void allTypesCanBeDrawn() {
        CheckRun.ofMethod(TypesTestCases.class, "types").assertPassed(1);
    }

    @Test
    void matricesAreScaledByTheirColumns() {
        CheckRun.of(DefaultsTestCases.class).assertPassed(1);
        assertThat(deviation(seen("W")), closeTo(1 / Math.sqrt(25), 0.02));
    }

    @Test
    void biasesAreSmallAndNeverZero() {
        CheckRun.of(DefaultsTestCases.class).assertPassed(1);
        for (String bias : new String[] {"b", "column"}) {
            assertThat(deviation(seen(bias)), closeTo(0.1, 0.02));
            assertTrue(all(seen(bias), x -> x != 0));
        }
    }

    @Test
    void inputsAreUniform() {
        CheckRun.of(DefaultsTestCases.class).assertPassed(1);
        double[] x = seen("X");
        assertTrue(all(x, number -> number >= 0 && number < 1));
        assertThat(mean(x), closeTo(0.5, 0.05));
        assertThat(deviation(x), closeTo(1 / Math.sqrt(12), 0.02));
    }

    @Test
    void attributesChooseTheDistribution() {
        CheckRun.of(AttributesTestCases.class).assertPassed(1);
        assertThat(deviation(seen("std")), closeTo(3, 0.3));
        assertThat(mean(seen("range")), both(greaterThan(5.3)).and(lessThan(5.7)));
        assertThat(deviation(seen("normal")), closeTo(1, 0.1));
        assertTrue(all(seen("positive"), x -> x > 0 && x <= 1));
        assertTrue(all(seen("zeros"), x -> x == 0));
        assertTrue(all(seen("ones"), x -> x == 1));
        assertTrue(all(seen("binary"), x -> x == 0 || x == 1));
        assertThat(deviation(seen("he")), closeTo(Math.sqrt(2.0 / 20), 0.03));
        double bound = Math.sqrt(6.0 / 40);
        assertTrue(all(seen("xavier"), x -> Math.abs(x) <= bound));
    }

    @Test
    void oneHotColumnsHaveASingleOne() {
        CheckRun.of(AttributesTestCases.class).assertPassed(1);
        double[] entries = seen("oneHot");
        for (int column = 0; column < 8; column++) {
            int first = column;
            double sum = IntStream.range(0, 5)
                    .mapToDouble(row -> entries[8 * row + first])
                    .sum();
            assertEquals(1, sum);
        }
    }

    @Test
    void labelsAreWholeNumbersInTheRange() {
        CheckRun.of(LabelsTestCases.class).assertPassed(1);
        int[] labels = (int[]) SEEN.get("labels");
        assertTrue(Arrays.stream(labels).allMatch(label -> label >= 0 && label < 5));
        assertEquals(5, Arrays.stream(labels).distinct().count());
        int[] usual = (int[]) SEEN.get("usual");
        assertEquals(2, Arrays.stream(usual).distinct().count());
        assertThat(Arrays.stream(usual).min().orElseThrow(), greaterThanOrEqualTo(0));
    }

    @Test
    void refillingGoesThroughPointsThatAreAlwaysTheSame() {
        ArraySlot slot = new ArraySlot(
                "w", Role.PARAMETER, double[].class, Shape.of(4), new Distribution(Values.NORMAL, 1, 0, 1));
        Draw draw = new Draw(new DrawId(1, 5), List.of(slot));
        double[] live = (double[]) draw.array("w");
        double[] first = live.clone();
        draw.refill(1);
        double[] second = live.clone();
        draw.refill(2);
        assertFalse(Arrays.equals(first, second));
        assertFalse(Arrays.equals(second, live));
        draw.refill(1);
        assertArrayEquals(second, live);
        draw.refill(0);
        assertArrayEquals(first, live);
    }

    private static double[] seen(String name) {
        return (double[]) SEEN.get(name);
    }

    private static boolean all(double[] numbers, DoublePredicate property) {
        return Arrays.stream(numbers).allMatch(property);
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double deviation(double[] numbers) {
        double mean = mean(numbers);
        return Math.sqrt(Arrays.stream(numbers)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    static class StreamTestCases {
        @GradientCheck(seeds = 7)
        void alone(@Param(2) double[] w, Gradients gradients) {
            SEEN.put("alone w", w.clone());
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 7)
        void withMore(
                @Input(2) double[] x,
                RandomGenerator random,
                @Param(2) double[] v,
                @Param(2) double[] w,
                Gradients gradients) {
            SEEN.put("withMore w", w.clone());
            SEEN.put("withMore v", v.clone());
            SEEN.put("withMore random", random.nextLong());
            gradients.of(() -> loss(v, w, x)).match(() -> Map.of("v", Squares.backward(v), "w", Squares.backward(w)));
        }

        @GradientCheck(seeds = 7)
        void random(RandomGenerator random, Random old, @Param(2) double[] w, Gradients gradients) {
            SEEN.put("random random", random.nextLong());
            SEEN.put("random old", old.nextLong());
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 7)
        void generators(RandomGenerator one, RandomGenerator other, @Param(2) double[] w, Gradients gradients) {
            SEEN.put("generators one", one.nextLong());
            SEEN.put("generators other", other.nextLong());
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 7)
        void namedByKey(@Param(value = 2, key = "w") double[] other, Gradients gradients) {
            SEEN.put("namedByKey w", other.clone());
            gradients.of(() -> loss(other)).match(() -> Map.of("w", Squares.backward(other)));
        }
    }

    static class TypesTestCases {
        @GradientCheck(draws = 1)
        void types(
                @Param(2) double[] a,
                @Param({2, 3}) double[][] b,
                @Input(2) float[] c,
                @Input({2, 3}) float[][] d,
                @Param({2, 3}) DMatrixRMaj e,
                @Input({2, 3}) FMatrixRMaj f,
                @Param({2, 3}) SimpleMatrix g,
                Gradients gradients) {
            assertEquals(2, a.length);
            assertEquals(2, b.length);
            assertEquals(3, b[1].length);
            assertEquals(2, c.length);
            assertEquals(3, d[1].length);
            assertEquals(2, e.numRows);
            assertEquals(3, f.numCols);
            assertEquals(3, g.getDDRM().numCols);
            gradients
                    .of(() -> loss(a, b[0], b[1], e.data, g.getDDRM().data))
                    .match(() -> Map.of(
                            "a",
                            a.clone(),
                            "b",
                            new double[][] {b[0].clone(), b[1].clone()},
                            "e",
                            e.copy(),
                            "g",
                            g.copy()));
        }
    }

    static class DefaultsTestCases {
        @GradientCheck(draws = 1)
        void defaults(
                @Param({40, 25}) DMatrixRMaj W,
                @Param(400) double[] b,
                @Param({400, 1}) DMatrixRMaj column,
                @Input({40, 25}) DMatrixRMaj X,
                Gradients gradients) {
            SEEN.put("W", W.data.clone());
            SEEN.put("b", b.clone());
            SEEN.put("column", column.data.clone());
            SEEN.put("X", X.data.clone());
            gradients
                    .of(() -> loss(W.data, b, column.data))
                    .match(() -> Map.of("W", W.copy(), "b", b.clone(), "column", column.copy()));
        }
    }

    static class AttributesTestCases {
        @GradientCheck(draws = 1)
        void attributes(
                @Param(value = 400, std = 3) double[] std,
                @Param(value = 400, min = 5, max = 6) double[] range,
                @Input(value = 400, values = Values.NORMAL) double[] normal,
                @Input(value = 400, values = Values.POSITIVE) double[] positive,
                @Input(value = 400, values = Values.ZEROS) double[] zeros,
                @Input(value = 400, values = Values.ONES) double[] ones,
                @Input(value = 400, values = Values.BINARY) double[] binary,
                @Input(
                                value = {20, 20},
                                values = Values.HE)
                        DMatrixRMaj he,
                @Input(
                                value = {20, 20},
                                values = Values.XAVIER)
                        DMatrixRMaj xavier,
                @Input(
                                value = {5, 8},
                                values = Values.ONE_HOT)
                        DMatrixRMaj oneHot,
                Gradients gradients) {
            SEEN.put("std", std.clone());
            SEEN.put("range", range.clone());
            SEEN.put("normal", normal);
            SEEN.put("positive", positive);
            SEEN.put("zeros", zeros);
            SEEN.put("ones", ones);
            SEEN.put("binary", binary);
            SEEN.put("he", he.data);
            SEEN.put("xavier", xavier.data);
            SEEN.put("oneHot", oneHot.data);
            gradients.of(() -> loss(std, range)).match(() -> Map.of("std", std.clone(), "range", range.clone()));
        }
    }

    static class LabelsTestCases {
        @GradientCheck(draws = 1)
        void labels(
                @Param(2) double[] w,
                @Input(value = 100, values = Values.INTEGER, max = 5) int[] labels,
                @Input(100) int[] usual,
                Gradients gradients) {
            SEEN.put("labels", labels);
            SEEN.put("usual", usual);
            gradients.of(() -> labels[0] + loss(w)).match(() -> Squares.backward(w));
        }
    }
}
