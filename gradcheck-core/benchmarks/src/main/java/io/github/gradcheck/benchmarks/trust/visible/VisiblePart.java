/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.rules.Rules;
import java.util.List;
import java.util.Locale;

/**
 * The part of the benchmark about what a pass promises: errors of known size and shape are planted into the gradients
 * of {@link Models#all}, and none may pass that is larger than the error that the report says it would have seen.
 *
 * @param firstSeed the first seed; the others follow
 * @param seeds instances of each model
 * @param only part of the titles of the models to run; empty for all
 */
public record VisiblePart(long firstSeed, int seeds, String only) {

    /** Runs the part and returns its tables. */
    public String run() {
        return run(Rules.coverages());
    }

    /** Runs the part for some rules. */
    String run(List<Rule> rules) {
        List<Model> models = Models.all().stream()
                .filter(model -> (model.group() + ": " + model.title())
                        .toLowerCase(Locale.ROOT)
                        .contains(only))
                .toList();
        VisibleLedger ledger = new VisibleWorkload(models, rules, firstSeed, seeds).run();
        return new VisibleTables(models, rules, ledger).text();
    }
}
