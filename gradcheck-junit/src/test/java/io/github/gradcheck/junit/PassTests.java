/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EventType;

/** A pass says what it is worth, and the same mistake in several draws is told at length once. */
class PassTests {

    @Test
    void aPassSaysWhatItIsWorth() {
        List<String> lines = CheckRun.ofMethod(TestCases.class, "right").results().allEvents().stream()
                .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .map(pairs -> pairs.get("gradcheck passed"))
                .toList();
        assertThat(lines, hasSize(1));
        assertThat(
                lines.get(0),
                matchesRegex(
                        "epoch 1: 1 key, 3 entries, errors above \\d\\.\\de-\\d\\d would have been seen, \\d+ evaluations"));
    }

    @Test
    void theSameMistakeInThreeDrawsIsToldAtLengthOnce() {
        List<String> messages = CheckRun.ofMethod(TestCases.class, "wrong").thrown().stream()
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .toList();
        assertThat(messages, hasSize(3));
        assertThat(messages.get(0), containsString("visible error"));
        for (String later : messages.subList(1, 3)) {
            assertThat(later.lines().count(), is(2L));
            assertThat(
                    later,
                    allOf(
                            startsWith("gradient of w is "),
                            containsString("\nas draw 1: the same keys and causes. In full: mvn test "),
                            containsString("-Dgradcheck.seed=")));
        }
    }

    @Test
    void anotherMistakeIsToldToo() {
        List<String> messages = CheckRun.ofMethod(TestCases.class, "different").thrown().stream()
                .map(thrown -> String.valueOf(thrown.getMessage()))
                .toList();
        assertThat(messages, hasSize(2));
        messages.forEach(message -> assertThat(message, not(containsString("as draw 1"))));
    }

    static class TestCases {

        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.label("epoch 1").of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck
        void wrong(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> new double[3]);
        }

        @GradientCheck(draws = 2)
        void different(@Param(3) double[] w, @Param(3) double[] v, Gradients gradients) {
            gradients
                    .label("at " + w[0])
                    .of(() -> Squares.loss(w) + Squares.loss(v))
                    .match(() -> Map.of("w", new double[3], "v", Squares.backward(v)));
        }
    }
}
