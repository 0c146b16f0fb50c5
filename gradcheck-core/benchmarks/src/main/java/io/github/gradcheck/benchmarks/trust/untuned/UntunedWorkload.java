package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.faults.GradientFault;
import io.github.gradcheck.benchmarks.trust.faults.GradientFaults;
import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.kinds.Specimen;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs every kind on all cores. Each check gets an instance of its own, so that no rule sees what another left behind. */
final class UntunedWorkload {

    /** The fault that can only be seen at a point beside the first. */
    static final String STALE = "right only at the first point";

    private final List<Kind> kinds;
    private final List<Column> columns;
    private final Amount amount;
    private final Ledger ledger = new Ledger();

    UntunedWorkload(List<Kind> kinds, List<Column> columns, Amount amount) {
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
            Rule rule = column.rule();
            long seed = column.seeds().seed(index);
            if (index < (rule.ours() ? amount.right() : amount.peers())) {
                judgeRight(kind, column, seed);
            }
            if (index < (rule.ours() ? amount.faulty() : Math.min(amount.faulty(), amount.peers()))) {
                judgeFaulty(kind, column, seed);
            }
        }
    }

    private void judgeRight(Kind kind, Column column, long seed) {
        Specimen specimen = kind.at(seed);
        ledger.addRight(
                kind,
                column,
                seed,
                Finding.of(column.rule(), specimen, specimen::backward, ruleSeed(kind, seed)));
    }

    private void judgeFaulty(Kind kind, Column column, long seed) {
        if (kind.faulty()) {
            for (GradientFault fault : GradientFaults.all()) {
                judge(kind, column, seed, fault.title(), specimen -> fault.plant(specimen, seed));
            }
            judge(kind, column, seed, STALE, PlantedError::stale);
            Specimen rounded = kind.at(seed);
            Supplier<Map<String, Object>> backward =
                    () -> GradientFaults.roundedToFloat().apply(rounded.backward());
            ledger.addRoundedToFloat(
                    kind, column, seed, Finding.of(column.rule(), rounded, backward, ruleSeed(kind, seed)));
        }
        for (String slip : kind.at(seed).slips().keySet()) {
            judge(kind, column, seed, slip, specimen -> Optional.ofNullable(specimen.slips().get(slip))
                    .flatMap(backward -> PlantedError.atPoint(specimen, backward)));
        }
    }

    private void judge(
            Kind kind,
            Column column,
            long seed,
            String fault,
            Function<Specimen, Optional<PlantedError>> plant) {
        Specimen specimen = kind.at(seed);
        plant.apply(specimen)
                .ifPresent(planted -> ledger.addFault(
                        kind,
                        fault,
                        column,
                        seed,
                        planted,
                        Finding.of(column.rule(), specimen, planted.backward(), ruleSeed(kind, seed))));
    }

    private static long ruleSeed(Kind kind, long seed) {
        return Draw.of(kind.title(), seed).bits();
    }
}
