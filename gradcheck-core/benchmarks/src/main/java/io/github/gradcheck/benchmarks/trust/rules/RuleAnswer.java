/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.faults.PlainFacts;
import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.core.GradientCheckException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What a rule said about one gradient.
 *
 * @param answer about the gradient as a whole
 * @param outcome about its keys
 * @param evaluations calls of the loss
 * @param detail the keys that the answer is about, or what was thrown
 */
public record RuleAnswer(Answer answer, Outcome outcome, long evaluations, String detail) {

    /** Lets a rule judge a backward function of a problem. */
    public static RuleAnswer of(Rule rule, Problem problem, Supplier<Map<String, Object>> backward, long seed) {
        AtomicLong evaluations = new AtomicLong();
        Problem counted = new Problem() {
            @Override
            public Map<String, Object> parameters() {
                return problem.parameters();
            }

            @Override
            public double loss() {
                evaluations.incrementAndGet();
                return problem.loss();
            }

            @Override
            public Map<String, Object> backward() {
                return backward.get();
            }
        };
        try {
            Outcome outcome = rule.judge(counted, backward, seed);
            return new RuleAnswer(answer(outcome), outcome, evaluations.get(), about(outcome));
        } catch (RuntimeException exception) {
            Answer answer = exception instanceof GradientCheckException ? Answer.REFUSED : Answer.CRASHED;
            return new RuleAnswer(answer, Outcome.wrong(Set.of()), evaluations.get(), firstLine(exception));
        }
    }

    /** Returns whether the check ended with a report. */
    public boolean reported() {
        return answer != Answer.REFUSED && answer != Answer.CRASHED;
    }

    /**
     * Whether a key passed although its error is larger than the smallest one that the check says it would have seen.
     *
     * @param errors the relative error of each wrong key
     * @param statement what the check says of errors of that shape
     */
    public boolean breaksPromise(Map<String, Double> errors, Statement statement) {
        return reported()
                && errors.entrySet().stream()
                        .anyMatch(error -> outcome.passes(error.getKey())
                                && error.getValue() > outcome.visible(error.getKey(), statement));
    }

    /** Returns whether a cause is named for some key that is not plainly true of its numbers. */
    public boolean namesFalseCause(PlainFacts facts) {
        return outcome.causes().entrySet().stream().anyMatch(named -> !facts.hold(named.getKey(), named.getValue()));
    }

    private static Answer answer(Outcome outcome) {
        if (outcome.alarm()) {
            return Answer.WRONG;
        }
        if (!outcome.vacuous().isEmpty()) {
            return Answer.VACUOUS;
        }
        return outcome.undecided().isEmpty() ? Answer.CORRECT : Answer.UNVERIFIED;
    }

    private static String about(Outcome outcome) {
        Set<String> keys = new TreeSet<>(
                switch (answer(outcome)) {
                    case WRONG -> outcome.wrong();
                    case VACUOUS -> outcome.vacuous();
                    default -> outcome.undecided();
                });
        return keys.isEmpty() ? "" : keys.toString();
    }

    private static String firstLine(RuntimeException exception) {
        return exception.toString().lines().findFirst().orElse("");
    }
}
