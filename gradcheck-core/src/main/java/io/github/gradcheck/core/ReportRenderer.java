/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a report into words, pictures and data. Reports know this interface only, and renderers read reports. */
interface ReportRenderer {

    /** The report as text; the first line stands for itself. */
    List<String> lines(GradientReport report);

    /** The report as a page, with a name for its top and further facts by name; all inside, or with shared files. */
    String page(GradientReport report, String name, Map<String, String> notes, Optional<String> shared);

    /** What pages share, by the ending of its file. */
    Map<String, String> shared();

    /** The report as JSON. */
    String json(GradientReport report);

    /** The report as a table with a line for each key. */
    String csv(GradientReport report);
}
