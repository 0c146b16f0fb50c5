/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.StepReport;
import io.github.gradcheck.core.internal.report.Numbers;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The numbers of a chart of error against step, for who does not see it. */
final class StepTable {
    private static final List<String> COLUMNS = List.of("step", "quotient", "distance", "error bar", "kept");

    private StepTable() {}

    /**
     * Writes it, folded.
     *
     * @param name of the entry or key
     * @param distance what the chart shows of a step
     */
    static void write(Html html, String name, List<StepReport> steps, ToDoubleFunction<StepReport> distance) {
        html.start("details", "class", "numbers")
                .element("summary", "Steps of " + name)
                .startTable("scrolling", COLUMNS, "aria-label", "Steps of " + name);
        steps.forEach(step -> html.start("tr")
                .element("th", Numbers.magnitude(step.step()), "scope", "row")
                .element("td", Numbers.value(step.quotient()))
                .element("td", Numbers.magnitude(distance.applyAsDouble(step)))
                .element("td", Numbers.magnitude(step.errorBar()))
                .element("td", step.kept() ? "kept" : "")
                .end());
        html.end().end().end().end();
    }
}
