/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.hamcrest;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Are these the wrong keys of the report, and all of them? */
final class IsWrongExactlyIn extends TypeSafeMatcher<GradientReport> {
    private final SortedSet<String> keys;

    IsWrongExactlyIn(SortedSet<String> keys) {
        this.keys = keys;
    }

    @Override
    protected boolean matchesSafely(GradientReport report) {
        return wrongKeys(report).equals(keys);
    }

    @Override
    protected void describeMismatchSafely(GradientReport report, Description mismatch) {
        SortedSet<String> wrong = wrongKeys(report);
        mismatch.appendText(wrong.isEmpty() ? "was wrong in no key" : "was wrong in " + String.join(", ", wrong))
                .appendText("\n" + report);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a gradient wrong exactly in " + String.join(", ", keys));
    }

    private static SortedSet<String> wrongKeys(GradientReport report) {
        return report.keys().stream()
                .filter(key -> key.verdict() == Verdict.WRONG)
                .map(KeyReport::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
