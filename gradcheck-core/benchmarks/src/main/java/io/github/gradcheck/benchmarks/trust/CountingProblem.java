/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;

/** Counts the evaluations of a problem's loss, so that every rule is counted alike. */
final class CountingProblem implements Problem {

    private final Problem inner;
    private long evaluations;

    CountingProblem(Problem inner) {
        this.inner = inner;
    }

    long evaluations() {
        return evaluations;
    }

    @Override
    public Map<String, Object> parameters() {
        return inner.parameters();
    }

    @Override
    public double loss() {
        evaluations++;
        return inner.loss();
    }

    @Override
    public Map<String, Object> backward() {
        return inner.backward();
    }
}
