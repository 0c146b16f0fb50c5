/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The answers about one kind's own gradient, over its seeds. */
final class RightCounts {

    private final Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
    private final List<Long> evaluations = new ArrayList<>();

    synchronized void add(RuleAnswer finding) {
        answers.merge(finding.answer(), 1, Integer::sum);
        evaluations.add(finding.evaluations());
    }

    synchronized void add(RightCounts other) {
        other.answers.forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
        evaluations.addAll(other.evaluations);
    }

    int checks() {
        return evaluations.size();
    }

    int of(Answer answer) {
        return answers.getOrDefault(answer, 0);
    }

    /** Returns the median number of evaluations, the lower one of the two in the middle. */
    long medianEvaluations() {
        return evaluations.isEmpty()
                ? 0
                : evaluations.stream().sorted().toList().get((evaluations.size() - 1) / 2);
    }

    long mostEvaluations() {
        return evaluations.isEmpty() ? 0 : Collections.max(evaluations);
    }
}
