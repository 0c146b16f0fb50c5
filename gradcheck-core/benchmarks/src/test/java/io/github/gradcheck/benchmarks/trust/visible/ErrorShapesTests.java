/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.problems.Activation;
import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.benchmarks.trust.problems.ProblemKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorShapesTests {
    private static final Problem NETWORK = ProblemKinds.standard(Activation.TANH, 1);

    static Stream<ErrorShape> shapes() {
        return ErrorShapes.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void sizesReachFromTheToleranceToOne(ErrorShape shape) {
        List<Double> sizes = planted(shape)
                .flatMap(planted -> planted.errors().values().stream())
                .toList();
        assertThat(sizes, everyItem(is(allOf(greaterThan(2e-6), lessThan(1 + 1e-9)))));
        DoubleStream some = sizes.stream().mapToDouble(Double::doubleValue);
        assertThat(some.filter(size -> size < 1e-4).count(), is(greaterThan(10L)));
    }

    @Test
    void oneKeyIsOffByAFactor() {
        List<double[]> errors = errors("one key times 1 + size");
        for (double[] error : errors) {
            double[] factors = DoubleStream.of(error).filter(part -> part != 0).toArray();
            for (double factor : factors) {
                assertThat(factor, is(closeTo(factors[0], 1e-9)));
            }
        }
    }

    @Test
    void oneEntryIsOff() {
        for (double[] error : errors("one entry")) {
            assertThat(DoubleStream.of(error).filter(part -> part != 0).count(), is(1L));
        }
    }

    @Test
    void oneRowOrColumnIsOff() {
        for (double[] error : errors("one row or column")) {
            long off = DoubleStream.of(error).filter(part -> part != 0).count();
            assertThat("8 of a square matrix or 5 of a column of W3", off == 8 || off == 5, is(true));
        }
    }

    @Test
    void twoKeysAreOffByOppositeFactors() {
        planted(shape("two keys, one up, one down"))
                .filter(planted -> planted.errors().size() == 2)
                .forEach(planted -> {
                    List<Double> factors = new ArrayList<>();
                    for (String key : planted.errors().keySet()) {
                        factors.add(DoubleStream.of(error(planted, key)).sum() / error(planted, key).length);
                    }
                    assertThat(factors.get(0), is(closeTo(-factors.get(1), 1e-9)));
                });
    }

    @Test
    void rareShapesAreLeftOutWhereTheyHaveNoPlace() {
        Problem oneKey = ProblemKinds.small().stream()
                .filter(kind -> kind.title().startsWith("1 key"))
                .findFirst()
                .orElseThrow()
                .at(1);
        for (String title : List.of("one row or column", "two keys, one up, one down")) {
            assertThat(title, shape(title).fault().plant(oneKey, 1).isPresent(), is(false));
        }
    }

    /** Each wrong entry's error relative to itself, of the first wrong key. */
    private static List<double[]> errors(String title) {
        return planted(shape(title))
                .map(planted ->
                        error(planted, planted.errors().keySet().iterator().next()))
                .toList();
    }

    private static double[] error(PlantedError planted, String key) {
        Map<String, Object> wrong = planted.backward().get();
        ArrayView right = ArrayView.of(NETWORK.backward(), key);
        double[] error = ArrayView.of(wrong, key).toArray();
        for (int i = 0; i < error.length; i++) {
            error[i] = (error[i] - right.get(i)) / right.get(i);
        }
        return error;
    }

    private static ErrorShape shape(String title) {
        return shapes().filter(shape -> shape.title().equals(title)).findFirst().orElseThrow();
    }

    private static Stream<PlantedError> planted(ErrorShape shape) {
        return LongStream.range(0, 100)
                .mapToObj(seed -> shape.fault().plant(NETWORK, seed))
                .flatMap(planted -> planted.stream());
    }
}
