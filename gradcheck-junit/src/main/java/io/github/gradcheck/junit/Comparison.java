/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** One comparison, from {@code of} or {@code ofOutput} to {@code match}. */
final class Comparison {
    private final Failures failures;
    private final Draw draw;
    private final DrawPages pages;
    private final Consumer<String> passed;
    private final String opened;
    private final String label;
    private final StackTraceElement[] openedAt;
    private volatile boolean begun;
    private volatile boolean answered;

    Comparison(Failures failures, Draw draw, DrawPages pages, Consumer<String> passed, String opened, String label) {
        this.failures = failures;
        this.draw = draw;
        this.pages = pages;
        this.passed = passed;
        this.opened = opened;
        this.label = label;
        this.openedAt = failures.caller();
    }

    /** A match was asked for; it may have to wait for its turn. */
    void begin() {
        begun = true;
    }

    /**
     * Compares at the point and, where that leaves keys open, at further ones.
     *
     * @param call how it was called: {@code match(backward)}
     * @param argument what was handed in
     * @param check compares at the present values
     */
    void match(String call, @Nullable Object argument, Supplier<GradientReport> check) {
        failures.requireArgument(
                argument,
                opened + "." + call + ": " + call.substring(call.indexOf('(') + 1, call.length() - 1) + " is null");
        GradientReport first = failures.boundary("the check", label, check);
        answered = true;
        Optional<GradientReport> failing =
                failures.boundary("the check", label, () -> new FurtherPoints(draw).settle(first, check));
        boolean settledElsewhere = failing.isEmpty() && first.verdict() != Verdict.CORRECT;
        Optional<String> picture = settledElsewhere ? Optional.empty() : pages.keep(failing.orElse(first), label);
        if (failing.isPresent()) {
            throw failures.of(failing.get(), label, picture);
        }
        passed.accept((label.isEmpty() ? "" : label + ": ")
                + new Worth(first)
                + (settledElsewhere ? "; some keys at further points" : ""));
    }

    /** Whether there was a report, good or bad. */
    boolean isAnswered() {
        return answered;
    }

    /** What the test fails for if it ends now. */
    AssertionFailedError unfinished() {
        return begun
                ? failures.nothingCompared(
                        opened + ".match(...) was still running on another thread when the test ended; wait for it, for"
                                + " instance with Thread.join or Future.get",
                        openedAt)
                : failures.nothingCompared(opened + " was called but never match(...)", openedAt);
    }
}
