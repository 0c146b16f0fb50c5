/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * This library.
 *
 * @param name what the rule is called in the table
 * @param checker the checker, but for its seed
 */
record GradientCheckerRule(String name, GradientChecker checker) implements Rule {

    /** Returns the checker as it is when nothing is set. */
    static Rule byDefault() {
        return new GradientCheckerRule("gradcheck", GradientChecker.create());
    }

    /** Returns the checker that looks along directions only. */
    static Rule alongDirections() {
        return new GradientCheckerRule(
                "gradcheck, directions", GradientChecker.create().withCoverage(Coverage.DIRECTIONS));
    }

    /** Returns the checker that visits every entry. */
    static Rule everyEntry() {
        return new GradientCheckerRule(
                "gradcheck, every entry", GradientChecker.create().withCoverage(Coverage.EVERY_ENTRY));
    }

    @Override
    public Outcome judge(Problem problem, Supplier<Map<String, Object>> backward, long seed) {
        Map<String, Object> parameters = problem.parameters();
        GradientReport report = checker.withSeed(seed).check(Parameters.of(parameters), problem::loss, backward);
        return new Outcome(
                keys(parameters, report, Verdict.WRONG),
                keys(parameters, report, Verdict.UNVERIFIED),
                keys(parameters, report, Verdict.VACUOUS),
                causes(report),
                report.keys().stream().collect(Collectors.toMap(KeyReport::key, KeyReport::smallestVisibleError)),
                report.keys().stream().collect(Collectors.toMap(KeyReport::key, KeyReport::smallestVisibleFactor)));
    }

    private static Map<String, Cause> causes(GradientReport report) {
        Map<String, Cause> causes = new TreeMap<>();
        for (KeyReport key : report.keys()) {
            key.diagnosis()
                    .filter(diagnosis -> key.verdict() == Verdict.WRONG)
                    .ifPresent(diagnosis -> causes.put(key.key(), diagnosis.cause()));
        }
        return causes;
    }

    private static Set<String> keys(Map<String, Object> parameters, GradientReport report, Verdict verdict) {
        return parameters.keySet().stream()
                .filter(key -> report.key(key).verdict() == verdict)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean ours() {
        return true;
    }
}
