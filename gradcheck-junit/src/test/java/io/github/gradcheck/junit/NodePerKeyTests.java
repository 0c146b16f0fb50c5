/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

class NodePerKeyTests {

    @Test
    void eachKeyIsATestOfItsOwn() {
        CheckRun run = CheckRun.of(FactoryTestCases.class);
        assertEquals(List.of("u", "v", "frozen"), run.names());
        run.results()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(1).failed(1).aborted(1));
        Throwable wrong = run.thrown().stream()
                .filter(thrown -> thrown instanceof AssertionFailedError)
                .findFirst()
                .orElseThrow();
        assertThat(wrong.getMessage(), startsWith("gradient of v is WRONG\ngradient of v is 2 times too big"));
    }

    static class FactoryTestCases {
        private final double[] u = {1, 2};
        private final double[] v = {3, 4, 5};

        @TestFactory
        Stream<DynamicTest> gradients() {
            return KeyTests.of(GradientChecker.create()
                    .withSkipped("frozen", "it is not trained")
                    .check(
                            Parameters.of("u", u, "v", v, "frozen", new double[3]),
                            () -> Squares.loss(u, v),
                            () -> Map.of("u", Squares.backward(u), "v", Squares.doubled(v))));
        }
    }
}
