/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.hamcrest;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Is every key of the report correct? */
final class IsCorrect extends TypeSafeMatcher<GradientReport> {

    @Override
    protected boolean matchesSafely(GradientReport report) {
        return report.verdict() == Verdict.CORRECT;
    }

    @Override
    protected void describeMismatchSafely(GradientReport report, Description mismatch) {
        mismatch.appendText("was " + report.verdict() + "\n" + report);
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a correct gradient");
    }
}
