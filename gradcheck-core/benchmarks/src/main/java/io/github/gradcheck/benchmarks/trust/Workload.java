/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs every row with every rule on all cores. A case belongs to one thread, which asks one rule after the other. */
final class Workload {

    private final Options options;
    private final List<Row> rows;
    private final List<Rule> rules;
    private final Results results;

    Workload(Options options, List<Row> rows, List<Rule> rules) {
        this.options = options;
        this.rows = rows;
        this.rules = rules;
        this.results = new Results(rows, rules);
    }

    Results run() throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            // The wide ones take longest; started last, they would leave the other cores idle.
            List<Row> longestFirst = rows.stream()
                    .sorted(Comparator.comparing((Row row) -> row.section() != Section.WIDE))
                    .toList();
            for (Row row : longestFirst) {
                for (int i = 0; i < Math.max(seeds(row, true), seeds(row, false)); i++) {
                    int index = i;
                    running.add(threads.submit(() -> judge(row, index)));
                }
            }
            for (Future<?> task : running) {
                task.get();
            }
            return results;
        } catch (ExecutionException exception) {
            throw new IllegalStateException("a case could not be built", exception.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void judge(Row row, int index) {
        long seed = options.firstSeed() + index;
        List<Rule> asked = rules.stream()
                .filter(rule -> index < seeds(row, rule.ours()))
                .filter(rule -> row.section() != Section.WIDE || !rule.visitsEveryEntry())
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        Case given = row.cases().apply(seed);
        for (Rule rule : asked) {
            results.add(row, rule, seed, given, JudgedCase.run(rule, row, given, seed));
        }
    }

    private int seeds(Row row, boolean ours) {
        if (row.section() == Section.WIDE) {
            return options.wideSeeds();
        }
        return row.section().correct() && ours ? options.correctSeeds() : options.seeds();
    }
}
