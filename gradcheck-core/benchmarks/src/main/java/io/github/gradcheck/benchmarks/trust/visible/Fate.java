/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import io.github.gradcheck.benchmarks.trust.rules.Statement;
import java.util.Map;

/**
 * What became of one planted fault.
 *
 * @param size its length in proportion to the gradient of its key; the larger of two keys
 * @param ratio its size in proportion to the error that the check states to be visible; the larger of two keys
 * @param answer what the check says of the faulty gradient
 * @param missed whether a wrong key passed although it is above what the faulty check itself states
 */
record Fate(double size, double ratio, Answer answer, boolean missed) {

    /**
     * Judges an answer. What the faulty check states counts where a key passes; where it does not, and so is told how
     * wrong it is instead, what the check of the right gradient states.
     *
     * @param errors the relative error of each wrong key
     */
    static Fate of(Map<String, Double> errors, Statement statement, RuleAnswer right, RuleAnswer faulty) {
        double ratio = errors.entrySet().stream()
                .mapToDouble(error -> error.getValue()
                        / (faulty.outcome().passes(error.getKey()) && faulty.reported() ? faulty : right)
                                .outcome()
                                .visible(error.getKey(), statement))
                .max()
                .orElse(0);
        double size =
                errors.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Fate(size, ratio, faulty.answer(), faulty.breaksPromise(errors, statement));
    }

    /** Returns whether the check says that it would see an error that large. */
    boolean above() {
        return ratio > 1;
    }

    /** Returns by how many whole powers of ten the size is above what is visible; negative below. */
    int decade() {
        return (int) Math.floor(Math.log10(ratio));
    }
}
