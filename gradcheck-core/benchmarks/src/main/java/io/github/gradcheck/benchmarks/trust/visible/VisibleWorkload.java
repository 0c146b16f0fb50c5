/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Plants an error of every shape into every model and lets every rule judge it, on all cores. Each check gets an
 * instance of its own, so that no rule sees what another left behind.
 */
final class VisibleWorkload {

    /** Every fault is judged with so many seeds, each with the check of the right gradient beside it. */
    private static final int RULE_SEEDS = 2;

    private final List<Model> models;
    private final List<Rule> rules;
    private final long firstSeed;
    private final int seeds;
    private final VisibleLedger ledger = new VisibleLedger();

    VisibleWorkload(List<Model> models, List<Rule> rules, long firstSeed, int seeds) {
        this.models = models;
        this.rules = rules;
        this.firstSeed = firstSeed;
        this.seeds = seeds;
    }

    VisibleLedger run() {
        models.parallelStream()
                .forEach(model -> LongStream.range(0, seeds)
                        .filter(index -> index % model.oneSeedIn() == 0)
                        .parallel()
                        .forEach(index -> judge(model, firstSeed + index)));
        return ledger;
    }

    private void judge(Model model, long seed) {
        for (Rule rule : rules) {
            Draw draw = Draw.of(model.title() + rule.name(), seed);
            long plantSeed = draw.bits();
            for (int i = 1; i <= RULE_SEEDS; i++) {
                judge(model, seed, rule, plantSeed, draw.bits(), "seed %d, draw %d".formatted(seed, i));
            }
        }
    }

    private void judge(Model model, long seed, Rule rule, long plantSeed, long ruleSeed, String where) {
        Problem problem = model.factory().apply(seed);
        RuleAnswer right = RuleAnswer.of(rule, problem, problem::backward, ruleSeed);
        for (ErrorShape shape : ErrorShapes.all()) {
            Problem other = model.factory().apply(seed);
            shape.fault().plant(other, plantSeed).ifPresent(planted -> {
                RuleAnswer faulty = RuleAnswer.of(rule, other, planted.backward(), ruleSeed);
                ledger.add(model, shape, rule, fate(planted, shape, right, faulty), where);
            });
        }
    }

    private static Fate fate(PlantedError planted, ErrorShape shape, RuleAnswer right, RuleAnswer faulty) {
        return Fate.of(planted.errors(), shape.statement(), right, faulty);
    }
}
