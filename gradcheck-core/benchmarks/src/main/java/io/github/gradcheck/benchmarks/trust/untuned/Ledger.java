/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.faults.PlainFacts;
import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.rules.RuleAnswer;
import io.github.gradcheck.benchmarks.trust.rules.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The counts of every kind, fault and column, filled by several threads. */
final class Ledger {

    private static final int MOST_SEEDS = 6;

    /** The beginnings of remarks, the worst first: crashed, wrong, passed, false cause,
     * refused, vacuous, unverified, correct. */
    private static final List<String> SEVERITY = List.of("CR", "WR", "PA", "FA", "RE", "VA", "UN", "CO");

    private record RightCell(String kind, String column) {}

    private record FaultCell(String kind, String fault, String column) {}

    private final Map<RightCell, RightCounts> right = new ConcurrentHashMap<>();
    private final Map<RightCell, RightCounts> roundedToFloat = new ConcurrentHashMap<>();
    private final Map<FaultCell, FaultCounts> faults = new ConcurrentHashMap<>();
    private final Map<String, Set<Long>> remarks = new ConcurrentSkipListMap<>();

    void addRight(Kind kind, Column column, long seed, RuleAnswer finding) {
        right.computeIfAbsent(new RightCell(kind.title(), column.title(true)), cell -> new RightCounts())
                .add(finding);
        if (column.rule().ours() && !kind.expected().contains(finding.answer())) {
            remark(finding.answer().name(), column, kind.title() + " " + keys(finding), seed);
        }
    }

    void addRoundedToFloat(Kind kind, Column column, long seed, RuleAnswer finding) {
        roundedToFloat
                .computeIfAbsent(new RightCell(kind.title(), column.title(true)), cell -> new RightCounts())
                .add(finding);
        if (column.rule().ours() && finding.answer() == Answer.WRONG) {
            remark("WRONG", column, kind.title() + ", gradient rounded to float " + keys(finding), seed);
        }
    }

    void addFault(
            Kind kind,
            String fault,
            Column column,
            long seed,
            PlantedError planted,
            PlainFacts facts,
            RuleAnswer finding) {
        faults.computeIfAbsent(new FaultCell(kind.title(), fault, column.title(true)), cell -> new FaultCounts())
                .add(planted, finding, finding.namesFalseCause(facts));
        if (column.rule().ours() && finding.answer() == Answer.CRASHED) {
            remark("CRASHED", column, kind.title() + " with a fault: " + finding.detail(), seed);
        }
        if (column.rule().ours() && finding.namesFalseCause(facts)) {
            String causes = new TreeMap<>(finding.outcome().causes()).toString();
            remark("FALSE CAUSE", column, kind.title() + ": " + fault + " " + causes, seed);
        }
        if (column.rule().ours() && finding.breaksPromise(planted.errors(), Statement.ANY_SHAPE)) {
            remark("PASSED above the visible error", column, kind.title() + ": " + fault, seed);
        }
    }

    /** Exceptions quote numbers, which differ from seed to seed. */
    private static String keys(RuleAnswer finding) {
        return finding.answer() == Answer.REFUSED ? "" : finding.detail();
    }

    private void remark(String answer, Column column, String title, long seed) {
        remarks.computeIfAbsent(
                        "%s: %s, %s".formatted(answer, column.rule().name(), title.strip()),
                        text -> new ConcurrentSkipListSet<>())
                .add(seed);
    }

    /** Returns what is worth a look, in one line each with the first seeds of it. */
    List<String> remarks() {
        return remarks.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        remark -> SEVERITY.indexOf(remark.getKey().substring(0, 2))))
                .map(remark -> remark.getKey() + ", seed "
                        + remark.getValue().stream()
                                .limit(MOST_SEEDS)
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))
                        + (remark.getValue().size() > MOST_SEEDS ? ", and more" : ""))
                .toList();
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
