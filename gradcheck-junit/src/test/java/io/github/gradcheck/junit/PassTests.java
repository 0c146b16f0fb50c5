/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesRegex;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EventType;

/** A pass says what it is worth. */
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
                matchesRegex("epoch 1: 1 key, 3 entries, errors above \\d\\.\\de-\\d\\d would have been seen,"
                        + " \\d+ evaluations"));
    }

    static class TestCases {

        @GradientCheck(seeds = 5)
        void right(@Param(3) double[] w, Gradients gradients) {
            gradients.label("epoch 1").of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }
    }
}
