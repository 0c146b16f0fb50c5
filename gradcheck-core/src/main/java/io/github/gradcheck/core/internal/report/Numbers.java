/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.Locale;

/** Numbers as the report writes them: short, in the same form on every machine. */
public final class Numbers {

    private Numbers() {}

    /** A value that is to be compared with another: nine digits. */
    public static String value(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return String.valueOf(value);
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e6
                ? String.format(Locale.ROOT, "%.9g", value)
                : String.format(Locale.ROOT, "%.8e", value);
    }

    /** A size of which only the magnitude matters: two or three digits, and a dash where it is not known. */
    public static String magnitude(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value == 0 || Double.isInfinite(value)) {
            return String.valueOf(value);
        }
        return String.format(Locale.ROOT, value >= 0.01 && value < 10 ? "%.3f" : "%.1e", value);
    }

    /**
     * The smallest error of a key that would have been seen; empty where that says nothing: of a key that was not
     * tested, or that is wrong and was not looked at any closer.
     */
    public static String visibleError(KeyReport key) {
        double visible = key.smallestVisibleError();
        boolean told = key.verdict() == Verdict.WRONG ? visible <= 1 : key.verdict() != Verdict.VACUOUS;
        return told && !Double.isNaN(visible) ? magnitude(visible) : "";
    }

    /** A factor: five digits, without an exponent where it stays readable. */
    public static String ratio(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-3 && size < 1e5)
                ? String.format(Locale.ROOT, "%.5g", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }
}
