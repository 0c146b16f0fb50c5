/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A check of a loss that is handed its parameters, on one core and on all: the reports of all runs must be the same
 * text.
 */
final class PureCheck {
    private final String name;
    private final Coverage coverage;
    private final Parameters at;
    private final ToDoubleFunction<Parameters> loss;
    private final Function<Parameters, ?> backward;
    private final GradientReport expected;

    PureCheck(
            String name,
            Coverage coverage,
            Parameters at,
            ToDoubleFunction<Parameters> loss,
            Function<Parameters, ?> backward) {
        this.name = name;
        this.coverage = coverage;
        this.at = at;
        this.loss = loss;
        this.backward = backward;
        this.expected = check(false);
        if (expected.verdict() != Verdict.CORRECT) {
            throw new IllegalStateException(expected.toString());
        }
    }

    String name() {
        return name;
    }

    Coverage coverage() {
        return coverage;
    }

    Parameters at() {
        return at;
    }

    double loss(Parameters other) {
        return loss.applyAsDouble(other);
    }

    long evaluations() {
        return expected.evaluations();
    }

    void sequential() {
        requireTheSame(check(false));
    }

    void parallel() {
        requireTheSame(check(true));
    }

    private GradientReport check(boolean parallel) {
        return GradientChecker.create()
                .withCoverage(coverage)
                .withParallel(parallel)
                .checkPure(at, loss, backward);
    }

    private void requireTheSame(GradientReport report) {
        if (!report.toString().equals(expected.toString())) {
            throw new IllegalStateException("two reports of one check differ:\n" + expected + "\n" + report);
        }
    }
}
