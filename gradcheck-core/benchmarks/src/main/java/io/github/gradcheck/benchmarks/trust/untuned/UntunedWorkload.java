/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.faults.GradientFault;
import io.github.gradcheck.benchmarks.trust.faults.GradientFaults;
import io.github.gradcheck.benchmarks.trust.faults.PlainFacts;
import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.kinds.Specimen;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs every kind on all cores. Each check gets an instance of its own, so that no rule sees what another left behind.
 */
final class UntunedWorkload {

    /** The fault that can only be seen at a point beside the first. */
    static final String STALE = "right only at the first point";

    private final List<Kind> kinds;
    private final List<Column> columns;
    private final SeedCounts amount;
    private final Ledger ledger = new Ledger();

    UntunedWorkload(List<Kind> kinds, List<Column> columns, SeedCounts amount) {
        this.kinds = kinds;
        this.columns = columns;
        this.amount = amount;
    }

    Ledger run() throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int index = 0; index < Math.max(amount.right(), amount.faulty()); index++) {
                for (Kind kind : kinds) {
                    int asked = index;
                    running.add(threads.submit(() -> judge(kind, asked)));
                }
            }
            for (Future<?> task : running) {
                task.get();
            }
            return ledger;
        } catch (ExecutionException exception) {
            throw new IllegalStateException("a case could not be built", exception.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private void judge(Kind kind, int index) {
        for (Column column : columns) {
            boolean ours = column.rule().ours();
            long seed = column.seeds().seed(index);
            if (index < (ours ? amount.right() : amount.peersRight()) && index % kind.oneSeedIn() == 0) {
                judgeRight(kind, column, seed);
            }
            if (index < (ours ? amount.faulty() : amount.peersFaulty())) {
                judgeFaulty(kind, column, index);
            }
        }
    }

    private void judgeRight(Kind kind, Column column, long seed) {
        Specimen specimen = kind.at(seed);
        ledger.addRight(kind, column, seed, judged(kind, column, seed, specimen, specimen::backward));
    }

    private void judgeFaulty(Kind kind, Column column, int index) {
        long seed = column.seeds().seed(index);
        Map<String, Function<Specimen, Optional<PlantedError>>> plans = plans(kind, seed);
        int number = index;
        for (Map.Entry<String, Function<Specimen, Optional<PlantedError>>> plan : plans.entrySet()) {
            if (number++ % kind.oneSeedIn() == 0) {
                judgeFault(kind, column, seed, plan.getKey(), plan.getValue());
            }
        }
        if (kind.faulty() && index % kind.oneSeedIn() == 0) {
            Specimen rounded = kind.at(seed);
            Supplier<Map<String, Object>> backward =
                    () -> GradientFaults.roundedToFloat().apply(rounded.backward());
            ledger.addRoundedToFloat(kind, column, seed, judged(kind, column, seed, rounded, backward));
        }
    }

    /** Returns what can be planted into a kind: the faults that fit any function, and those that only it has. */
    private static Map<String, Function<Specimen, Optional<PlantedError>>> plans(Kind kind, long seed) {
        Map<String, Function<Specimen, Optional<PlantedError>>> plans = new LinkedHashMap<>();
        if (kind.faulty()) {
            for (GradientFault fault : GradientFaults.all()) {
                plans.put(fault.title(), specimen -> fault.plant(specimen, seed));
            }
            plans.put(STALE, specimen -> {
                Map<String, Object> first = specimen.backward();
                return PlantedError.beside(specimen, () -> first);
            });
        }
        for (String slip : kind.at(seed).slips().keySet()) {
            plans.put(
                    slip,
                    specimen -> Optional.ofNullable(specimen.slips().get(slip))
                            .flatMap(backward -> PlantedError.atPoint(specimen, backward)
                                    .or(() -> PlantedError.beside(specimen, backward))));
        }
        return plans;
    }

    private void judgeFault(
            Kind kind, Column column, long seed, String fault, Function<Specimen, Optional<PlantedError>> plan) {
        Specimen specimen = kind.at(seed);
        plan.apply(specimen).ifPresent(planted -> {
            PlainFacts facts = PlainFacts.of(specimen, planted.backward());
            RuleAnswer answer = judged(kind, column, seed, specimen, planted.backward());
            ledger.addFault(kind, fault, column, seed, planted, facts, answer);
        });
    }

    private static RuleAnswer judged(
            Kind kind, Column column, long seed, Specimen specimen, Supplier<Map<String, Object>> backward) {
        return RuleAnswer.of(column.rule(), specimen, backward, ruleSeed(kind, seed));
    }

    private static long ruleSeed(Kind kind, long seed) {
        return Draw.of(kind.title(), seed).bits();
    }
}
