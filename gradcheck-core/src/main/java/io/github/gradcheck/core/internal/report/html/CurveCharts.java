/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.StepCurve;
import io.github.gradcheck.core.StepReport;
import io.github.gradcheck.core.internal.report.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Error against step for each key, along a direction over the whole of it, beside the slope of its truncation. */
final class CurveCharts {
    private final List<KeyReport> keys;

    /** Of the keys that have a curve, in their order. */
    CurveCharts(List<KeyReport> keys) {
        this.keys = keys.stream().filter(key -> key.stepCurve().isPresent()).toList();
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    void write(Html html) {
        if (isEmpty()) {
            return;
        }
        html.start("section", "aria-labelledby", "curves")
                .element("h2", "Error against step, key by key", "id", "curves")
                .element(
                        "p",
                        "How far the central difference with step h is from backward, along a random direction over the"
                                + " key. Of a right gradient of a smooth loss it falls along the line of slope 2, until"
                                + " rounding takes over; of a wrong one it comes to rest at the error.",
                        "class",
                        "explanation")
                .start("p", "class", "legend", "data-curves", "")
                .end()
                .start("div", "class", "figures small");
        for (int i = 0; i < keys.size(); i++) {
            chart(html, i, keys.get(i));
        }
        html.end().end();
    }

    String data() {
        return Json.array(keys.stream().map(CurveCharts::data).toList());
    }

    private static StepCurve curve(KeyReport key) {
        return key.stepCurve().orElseThrow();
    }

    private static String data(KeyReport key) {
        StepCurve curve = curve(key);
        List<StepReport> steps = curve.steps();
        int[] kept = IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).kept())
                .toArray();
        return Json.object(
                "entry", Json.text(key.key()),
                "steps", numbers(steps, StepReport::step),
                "distances", numbers(steps, curve::distance),
                "kept", Json.integers(kept),
                "truncation", Json.number(curve.truncation().orElse(Double.NaN)),
                "rounding", Json.number(curve.rounding()));
    }

    private static String numbers(List<StepReport> steps, ToDoubleFunction<StepReport> number) {
        return Json.numbers(steps.stream().mapToDouble(number).toArray());
    }

    private static void chart(Html html, int number, KeyReport key) {
        String label = "Error against step of " + key.key() + ", " + slope(key) + ". Arrow keys read its points.";
        html.start("div");
        Drawing.write(html, "curve", number, key.key() + ": " + slope(key), label);
        StepTable.write(html, key.key(), curve(key).steps(), curve(key)::distance);
        html.end();
    }

    private static String slope(KeyReport key) {
        OptionalDouble slope = curve(key).slope();
        return slope.isPresent() ? "slope " + tenths(slope.getAsDouble()) : "no more than rounding";
    }

    /** One decimal, and no sign before a zero. */
    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", Math.rint(10 * value) / 10 + 0.0);
    }
}
