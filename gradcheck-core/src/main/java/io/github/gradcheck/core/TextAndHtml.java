/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.report.csv.CsvReport;
import io.github.gradcheck.core.internal.report.html.HtmlReport;
import io.github.gradcheck.core.internal.report.json.JsonReport;
import io.github.gradcheck.core.internal.report.text.TextReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The renderer of all reports that a check makes. */
final class TextAndHtml implements ReportRenderer {
    @Override
    public List<String> lines(GradientReport report) {
        return TextReport.lines(report);
    }

    @Override
    public String page(GradientReport report, String name, Map<String, String> notes, Optional<String> shared) {
        return HtmlReport.page(report, name, notes, shared);
    }

    @Override
    public Map<String, String> shared() {
        return HtmlReport.shared();
    }

    @Override
    public String json(GradientReport report) {
        return JsonReport.of(report);
    }

    @Override
    public String csv(GradientReport report) {
        return CsvReport.of(report);
    }
}
