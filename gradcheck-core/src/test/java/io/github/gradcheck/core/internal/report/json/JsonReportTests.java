/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.HandMadeReport;
import io.github.gradcheck.core.HandMadeReport.HandMadeKey;
import io.github.gradcheck.core.HandMadeReport.Said;
import io.github.gradcheck.core.internal.report.BadStrings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonReportTests {
    private final GradientReport report = new HandMadeReport()
            .with(new HandMadeKey("W", 2, 3)
                    .wrong(4, 0.1, Math.PI)
                    .wrong(5, Double.NaN, Double.NEGATIVE_INFINITY)
                    .relativeDifference(Double.NaN)
                    .nonDifferentiable(1)
                    .undecided(2)
                    .unvisited(3)
                    .because(Said.of("is off", "are off", "why")))
            .with(new HandMadeKey("b", 2).smallestVisibleError(Double.POSITIVE_INFINITY))
            .withRemark("a remark")
            .withNotChecked("dZ")
            .report();

    @Test
    void theWholeCheckIsThere() {
        Map<String, @Nullable Object> whole = read(report);
        assertThat(whole.get("headline"), is(report.headline()));
        assertThat(whole.get("verdict"), is("WRONG"));
        assertThat(whole.get("relativeDifference"), is(0.25));
        assertThat(whole.get("evaluations"), is(77.0));
        assertThat(whole.get("finished"), is(false));
        assertThat(whole.get("remarks"), is(List.of("a remark")));
        assertThat(whole.get("notChecked"), is(List.of("dZ")));
        assertThat(whole.get("settings"), is(Map.of("coverage", "AUTO")));
    }

    @Test
    void everyKeyHasItsNumbers() {
        Map<?, ?> key = key(0);
        assertThat(key.get("key"), is("W"));
        assertThat(key.get("shape"), is(List.of(2.0, 3.0)));
        assertThat(key.get("verdict"), is("WRONG"));
        assertThat(key.get("entries"), is(6.0));
        assertThat(key.get("wrongEntryCount"), is(2.0));
        assertThat(key.get("dense"), is(false));
        assertThat(key.get("nonDifferentiable"), is(1.0));
        assertThat(key.get("undecided"), is(2.0));
        assertThat(key.get("unvisited"), is(3.0));
        assertThat(key.get("smallestVisibleError"), is(1e-8));
        assertThat(key.get("diagnosis"), is(Map.of("cause", "FACTOR", "claim", "is off", "reason", "why")));
        assertThat(key(1).get("diagnosis"), is(nullValue()));
    }

    @Test
    void wrongEntriesKeepAllDigits() {
        assertThat(
                (List<?>) key(0).get("wrongEntries"),
                contains(
                        is(Map.of("entry", "W[1,1]", "analytic", 0.1, "numerical", Math.PI, "errorBar", 1e-9)),
                        is(Map.of("entry", "W[1,2]", "analytic", "NaN", "numerical", "-Infinity", "errorBar", 1e-9))));
    }

    @Test
    void numbersWithoutAJsonFormAreTexts() {
        assertThat(key(0).get("relativeDifference"), is("NaN"));
        assertThat(key(1).get("smallestVisibleError"), is("Infinity"));
    }

    @Test
    void noNameOrRemarkBreaksIt() {
        BadStrings.many().limit(200).forEach(text -> {
            Map<String, @Nullable Object> whole = read(new HandMadeReport()
                    .with(new HandMadeKey("k" + text, 1))
                    .withRemark(text)
                    .report());
            assertThat(whole.get("remarks"), is(List.of(text)));
        });
    }

    @Test
    void theSameReportGivesTheSameText() {
        assertThat(report.toJson(), is(JsonReport.of(report)));
    }

    private Map<?, ?> key(int number) {
        List<?> keys = (List<?>) read(report).get("keys");
        return (Map<?, ?>) keys.get(number);
    }

    @SuppressWarnings("unchecked") // the outermost value is an object
    private static Map<String, @Nullable Object> read(GradientReport report) {
        return (Map<String, @Nullable Object>) JsonReader.read(report.toJson());
    }
}
