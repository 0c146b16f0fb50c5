/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.hamcrest;

import io.github.gradcheck.core.GradientReport;
import java.util.Set;
import java.util.TreeSet;
import org.hamcrest.Matcher;

/**
 * Matchers for the report of a gradient check.
 *
 * @since 0.1.0
 */
public final class GradientMatchers {

    private GradientMatchers() {}

    /**
     * Matches if every key was checked and found right.
     *
     * <pre>{@code
     * assertThat(GradientChecker.create().check(parameters, loss, backward), is(correct()));
     * }</pre>
     *
     * @return a matcher whose mismatch shows the whole report
     */
    public static Matcher<GradientReport> correct() {
        return new IsCorrect();
    }

    /**
     * Matches if just these keys are wrong: for the test of a check that must find a planted fault.
     *
     * <pre>{@code
     * assertThat(report, is(wrongExactlyIn("W2", "b1")));
     * }</pre>
     *
     * @param keys at least one key
     * @return a matcher whose mismatch shows the whole report
     * @throws IllegalArgumentException if there is no key
     */
    public static Matcher<GradientReport> wrongExactlyIn(String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("wrongExactlyIn needs a key; for no wrong key at all, use correct()");
        }
        return new IsWrongExactlyIn(new TreeSet<>(Set.of(keys)));
    }
}
