/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.coursenetwork;

import static io.github.gradcheck.hamcrest.GradientMatchers.correct;
import static io.github.gradcheck.hamcrest.GradientMatchers.wrongExactlyIn;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.examples.broken.DoubledCourseNetwork;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CourseNetworkTests {

    @GradientCheck(ignore = {"dZ*", "dA*"})
    void theGradientIsRight(DrawnCase drawn, Gradients gradients) {
        NetworkParameters p = drawn.parameters();
        gradients
                .of(() -> CourseNetwork.cost(p, drawn.X(), drawn.Y()))
                .match(() -> CourseNetwork.backward(p, drawn.X(), drawn.Y()));
    }

    @Nested
    class InThePublishedCase {

        private final PublishedCase published = PublishedCase.read();
        private final NetworkParameters p = published.parameters();
        private final DMatrixRMaj X = published.X();
        private final DMatrixRMaj Y = published.Y();

        @Test
        void costAndGradientsAreThePublishedOnes() {
            assertEquals(published.cost(), CourseNetwork.cost(p, X, Y), 1e-12);

            Map<String, DMatrixRMaj> gradients = CourseNetwork.backward(p, X, Y);
            for (Block expected : Parameters.of(published.gradients()).blocks()) {
                DMatrixRMaj actual = gradients.get("d" + expected.key());
                assertArrayEquals(expected.toArray(), actual.getData(), 1e-12, expected.key());
            }
        }

        /** The figure is rounding noise of the cost, nearly all of it, and so a little different on every machine. */
        @Test
        void theClassicalMethodPassesWithTheFigureOfTheCourse() {
            GradientReport report =
                    check(GradientChecker.create().withStep(1e-7).withThreshold(2e-7));
            assertThat(report, is(correct()));
            assertThat(
                    report.relativeDifference(),
                    is(allOf(greaterThan(published.difference() / 2), lessThan(published.difference() * 2))));
        }

        @Test
        void theDefaultMethodSeesAHundredTimesMore() {
            GradientReport report = check(GradientChecker.create());
            assertThat(report, is(correct()));
            assertThat(report.relativeDifference(), is(lessThanOrEqualTo(1e-9)));
        }

        @Test
        void whatIsNoGradientOfAParameterIsListedAsNotChecked() {
            GradientReport report = check(GradientChecker.create());
            assertEquals(List.of("dZ3", "dA2", "dZ2", "dA1", "dZ1"), report.notChecked());
            assertThat(report.toString(), containsString("dZ3, dA2, dZ2, dA1, dZ1"));
        }

        @Test
        void exactlyTheWrongGradientsAreNamed() {
            GradientReport report = GradientChecker.create()
                    .withIgnored("dZ*", "dA*")
                    .check(
                            Parameters.of(p),
                            () -> DoubledCourseNetwork.cost(p, X, Y),
                            () -> DoubledCourseNetwork.backward(p, X, Y));
            assertThat(report, is(wrongExactlyIn("W2", "b1")));
        }

        private GradientReport check(GradientChecker checker) {
            return checker.withIgnored("dZ*", "dA*")
                    .check(Parameters.of(p), () -> CourseNetwork.cost(p, X, Y), () -> CourseNetwork.backward(p, X, Y));
        }
    }
}
