/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.rules.Rule;

/**
 * A rule and the seeds that it was asked about.
 *
 * @param rule the rule
 * @param seeds the seeds
 */
record Column(Rule rule, SeedSet seeds) {

    String title(boolean severalSets) {
        return severalSets ? rule.name() + ", " + seeds.title() : rule.name();
    }
}
