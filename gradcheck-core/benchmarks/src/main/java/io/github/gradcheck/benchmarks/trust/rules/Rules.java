/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import java.util.ArrayList;
import java.util.List;

/** The rules that the benchmark compares. */
public final class Rules {

    private Rules() {}

    /** Returns the library's own methods, then its peers. */
    public static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        rules.add(GradientCheckerRule.byDefault());
        rules.add(GradientCheckerRule.alongDirections());
        rules.addAll(Peers.all());
        return rules;
    }

    /** Returns the library's ways to cover a key, the default last. */
    public static List<Rule> coverages() {
        return List.of(
                GradientCheckerRule.everyEntry(),
                GradientCheckerRule.alongDirections(),
                GradientCheckerRule.byDefault());
    }
}
