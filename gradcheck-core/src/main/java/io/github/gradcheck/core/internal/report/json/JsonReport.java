/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.json;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The report as JSON, for tools; {@link GradientReport#toJson} lists its members. */
public final class JsonReport {

    private JsonReport() {}

    /**
     * Renders a report.
     *
     * @param report what the check found
     * @return one line of JSON
     */
    public static String of(GradientReport report) {
        return Json.object(
                "headline", Json.text(report.headline()),
                "verdict", Json.text(report.verdict().name()),
                "relativeDifference", Json.exact(report.relativeDifference()),
                "evaluations", Long.toString(report.evaluations()),
                "finished", Boolean.toString(report.isFinished()),
                "keys", array(report.keys(), JsonReport::key),
                "notChecked", Json.texts(report.notChecked()),
                "remarks", Json.texts(report.remarks()),
                "settings", settings(report.settings()));
    }

    private static String key(KeyReport key) {
        return Json.object(
                "key", Json.text(key.key()),
                "shape", array(key.shape().dimensions(), length -> Integer.toString(length)),
                "verdict", Json.text(key.verdict().name()),
                "relativeDifference", Json.exact(key.relativeDifference()),
                "smallestVisibleError", Json.exact(key.smallestVisibleError()),
                "smallestVisibleFactor", Json.exact(key.smallestVisibleFactor()),
                "smallestVisibleEntryError", Json.exact(key.smallestVisibleEntryError()),
                "entries", Integer.toString(key.entries()),
                "wrongEntryCount", Integer.toString(key.wrongEntryCount()),
                "dense", Boolean.toString(key.dense()),
                "wrongEntries", array(key.wrongEntries(), JsonReport::entry),
                "nonDifferentiable", Integer.toString(key.nonDifferentiable()),
                "undecided", Integer.toString(key.undecided()),
                "excusedEntries", Integer.toString(key.excusedEntries()),
                "excusedDirections", Integer.toString(key.excusedDirections()),
                "largestExcused", Json.exact(key.largestExcused()),
                "unvisited", Integer.toString(key.unvisited()),
                "diagnosis", key.diagnosis().map(JsonReport::diagnosis).orElse("null"));
    }

    private static String entry(EntryReport entry) {
        return Json.object(
                "entry", Json.text(entry.entry()),
                "analytic", Json.exact(entry.analytic()),
                "numerical", Json.exact(entry.numerical()),
                "errorBar", Json.exact(entry.errorBar()));
    }

    private static String diagnosis(Diagnosis diagnosis) {
        return Json.object(
                "cause", Json.text(diagnosis.cause().name()),
                "claim", Json.text(diagnosis.claim()),
                "reason", Json.text(diagnosis.reason()));
    }

    private static String settings(Map<String, String> settings) {
        return Json.object(settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), Json.text(setting.getValue())))
                .toArray(String[]::new));
    }

    private static <T> String array(List<T> values, Function<T, String> json) {
        return Json.array(values.stream().map(json).toList());
    }
}
