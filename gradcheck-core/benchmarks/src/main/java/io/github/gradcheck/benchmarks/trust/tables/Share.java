/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.tables;

import java.util.Locale;

/** Percentages as the tables show them. */
public final class Share {

    private Share() {}

    /** Returns a percentage, where 0 and 100 mean none and all; "–" where nothing was counted. */
    public static String of(int count, int total) {
        if (total == 0) {
            return "–";
        }
        if (count == 0 || count == total) {
            return count == 0 ? "0" : "100";
        }
        double percent = Math.min(99.9, Math.max(0.1, 100.0 * count / total));
        return String.format(Locale.ROOT, "%.1f", percent);
    }
}
