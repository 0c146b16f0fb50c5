package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/** The counts of every kind, fault and column, filled by several threads. */
final class Ledger {

    private record RightCell(String kind, String column) {}

    private record FaultCell(String kind, String fault, String column) {}

    private final Map<RightCell, RightCounts> right = new ConcurrentHashMap<>();
    private final Map<RightCell, RightCounts> roundedToFloat = new ConcurrentHashMap<>();
    private final Map<FaultCell, FaultCounts> faults = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<String> remarks = new ConcurrentSkipListSet<>();

    void addRight(Kind kind, Column column, long seed, Finding finding) {
        right.computeIfAbsent(new RightCell(kind.title(), column.title(true)), cell -> new RightCounts())
                .add(finding);
        if (column.rule().ours() && !kind.expected().contains(finding.answer())) {
            remark(kind.title(), column, seed, finding);
        }
    }

    void addRoundedToFloat(Kind kind, Column column, long seed, Finding finding) {
        roundedToFloat
                .computeIfAbsent(new RightCell(kind.title(), column.title(true)), cell -> new RightCounts())
                .add(finding);
        if (column.rule().ours() && finding.answer() == Answer.WRONG) {
            remark(kind.title() + ", gradient rounded to float", column, seed, finding);
        }
    }

    void addFault(Kind kind, String fault, Column column, long seed, PlantedError planted, Finding finding) {
        faults.computeIfAbsent(new FaultCell(kind.title(), fault, column.title(true)), cell -> new FaultCounts())
                .add(planted, finding);
        if (column.rule().ours() && FaultCounts.breaksPromise(planted, finding)) {
            remarks.add("broken promise: %s, %s, %s, seed %d: errors %s, visible %s"
                    .formatted(
                            column.rule().name(),
                            kind.title(),
                            fault,
                            seed,
                            planted.errors(),
                            finding.outcome().visibleErrors()));
        }
    }

    private void remark(String title, Column column, long seed, Finding finding) {
        remarks.add("%s: %s, %s, seed %d %s"
                .formatted(finding.answer(), column.rule().name(), title, seed, finding.detail()));
    }

    /** Returns single cases worth a look, in one line each. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    RightCounts right(Kind kind, Column column) {
        return right.getOrDefault(new RightCell(kind.title(), column.title(true)), new RightCounts());
    }

    RightCounts roundedToFloat(Kind kind, Column column) {
        return roundedToFloat.getOrDefault(new RightCell(kind.title(), column.title(true)), new RightCounts());
    }

    /** Returns the counts of all faults of some kinds and titles together. */
    FaultCounts faults(Column column, Predicate<String> kind, Predicate<String> fault) {
        FaultCounts total = new FaultCounts();
        faults.forEach((cell, counts) -> {
            if (cell.column().equals(column.title(true)) && kind.test(cell.kind()) && fault.test(cell.fault())) {
                total.add(counts);
            }
        });
        return total;
    }
}
