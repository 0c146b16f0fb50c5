/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import io.github.gradcheck.core.Verdict;
import java.util.Locale;

/** A verdict as a word on its colour. */
final class Badge {

    private Badge() {}

    static void write(Html html, Verdict verdict) {
        html.element(
                "span", verdict.toString(), "class", "verdict " + verdict.name().toLowerCase(Locale.ROOT));
    }
}
