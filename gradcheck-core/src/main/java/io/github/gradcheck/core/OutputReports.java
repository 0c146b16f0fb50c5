/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.WrongEntries;
import io.github.gradcheck.core.internal.diagnosis.Diagnostician;
import io.github.gradcheck.core.internal.diagnosis.JacobianBlock;
import io.github.gradcheck.core.internal.diagnosis.JacobianFault;
import io.github.gradcheck.core.internal.directions.Coordinates;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes one report of those on single outputs, each of which was judged on its own scale. */
final class OutputReports {
    /** Of one output there is no backward: its row contradicts itself. */
    private static final String NO_DERIVATIVES =
            "no function has these derivatives: look at the code that returns them";

    /** Sentences that do not hold for all outputs are quoted so often; more would hide what is wrong. */
    private static final int MOST_REMARKS = 4;

    private final Coordinates coordinates;
    private final int outputs;
    private final Map<String, String> vacuous;
    private final Map<String, GradientReport> byOutput = new LinkedHashMap<>();
    /** Of keys that were compared along directions, those in which entries were looked for. */
    private final Map<String, GradientReport> located = new HashMap<>();
    /** Of wrong keys, what all outputs do along a few directions. */
    private final Map<String, SlopesOfOutputs> along = new HashMap<>();

    /**
     * Begins with no report.
     *
     * @param coordinates what was moved
     * @param outputs how many outputs there are
     * @param vacuous the keys on which no output needs to depend, each with the reason
     */
    OutputReports(Coordinates coordinates, int outputs, Map<String, String> vacuous) {
        this.coordinates = coordinates;
        this.outputs = outputs;
        this.vacuous = vacuous;
    }

    /** Adds the report on the next output. */
    void add(String output, GradientReport report) {
        byOutput.put(output, report);
    }

    /** Whether an output was found to be wrong. */
    boolean isWrong(String output) {
        GradientReport report = byOutput.get(output);
        return report != null && report.verdict() == Verdict.WRONG;
    }

    /** Adds what was found when wrong entries of an output were looked for. */
    void locate(String output, GradientReport report) {
        located.put(output, report);
    }

    /** Adds what all outputs do along a few directions over a wrong key. */
    void addAlong(String key, SlopesOfOutputs slopes) {
        along.put(key, slopes);
    }

    /** The keys that are wrong in an output, but not all of whose wrong entries are known. */
    Set<String> unexplained() {
        return byOutput.values().stream()
                .flatMap(report -> report.keys().stream())
                .filter(key -> key.verdict() == Verdict.WRONG && key.dense())
                .map(KeyReport::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** One report for each key. */
    List<KeyReport> keys() {
        return coordinates.moved().blocks().stream().map(this::key).toList();
    }

    private KeyReport key(Block block) {
        Map<String, KeyReport> rows = new LinkedHashMap<>();
        byOutput.forEach((output, report) -> rows.put(output, report.key(block.key())));
        List<KeyReport> all = List.copyOf(rows.values());
        Map<String, KeyReport> entries = entries(block, rows);
        List<KeyReport> found = List.copyOf(entries.values());
        int columns = coordinates.entries(block);
        int missing = (outputs - all.size()) * columns;
        Verdict verdict = verdict(block.key(), all, missing > 0);
        double seen = coordinates.alongDirections().contains(block.key()) ? Coordinates.SEEN : 1;
        KeyReport measured = new KeyReport(
                block.key(),
                Shape.of(outputs, columns),
                verdict,
                largest(all, KeyReport::relativeDifference),
                sum(found, KeyReport::wrongEntryCount),
                found.stream().anyMatch(KeyReport::dense),
                verdict == Verdict.WRONG ? worstEntries(entries) : List.of(),
                sum(all, KeyReport::nonDifferentiable),
                sum(all, KeyReport::undecided),
                sum(all, KeyReport::unvisited) + missing,
                largest(all, KeyReport::smallestVisibleFactor),
                seen * largest(all, KeyReport::smallestVisibleError),
                sum(all, KeyReport::excusedEntries),
                sum(all, KeyReport::excusedDirections),
                largest(all, KeyReport::largestExcused),
                Optional.empty(),
                gradients(columns, all.size() < outputs ? List.of() : found));
        return measured.through(rows, verdict, diagnosis(block, verdict, rows));
    }

    /** The entries of a wrong output where they were looked for, and what is known along directions elsewhere. */
    private Map<String, KeyReport> entries(Block block, Map<String, KeyReport> rows) {
        Map<String, KeyReport> entries = new LinkedHashMap<>(rows);
        located.forEach((output, report) -> {
            KeyReport key = report.key(block.key());
            if (key.verdict() == Verdict.WRONG) {
                entries.put(output, key);
            }
        });
        return entries;
    }

    private Verdict verdict(String key, List<KeyReport> rows, boolean unfinished) {
        Verdict worst = worst(rows);
        if (unfinished && worst != Verdict.WRONG) {
            return Verdict.UNVERIFIED;
        }
        return worst == Verdict.VACUOUS && vacuous.containsKey(key) ? Verdict.CORRECT : worst;
    }

    /** An output that does not depend on a key is no reason for doubt, as long as others do. */
    private static Verdict worst(List<KeyReport> rows) {
        return Stream.of(Verdict.WRONG, Verdict.UNVERIFIED, Verdict.CORRECT)
                .filter(verdict -> rows.stream().anyMatch(row -> row.verdict() == verdict))
                .findFirst()
                .orElse(Verdict.VACUOUS);
    }

    private static int sum(List<KeyReport> rows, ToIntFunction<KeyReport> count) {
        return rows.stream().mapToInt(count).sum();
    }

    /** NaN only where it is NaN for all: an output that does not move has no visible error. */
    private static double largest(List<KeyReport> rows, ToDoubleFunction<KeyReport> number) {
        return rows.stream()
                .filter(row -> row.verdict() == Verdict.WRONG || !Double.isNaN(number.applyAsDouble(row)))
                .mapToDouble(number)
                .max()
                .orElse(Double.NaN);
    }

    /** The worst of every wrong output first, then the second of each: outputs may be of any size. */
    private static List<EntryReport> worstEntries(Map<String, KeyReport> rows) {
        List<EntryReport> entries = new ArrayList<>();
        for (int rank = 0; rank < WrongEntries.MOST_KEPT; rank++) {
            int place = rank;
            rows.forEach((output, row) -> row.wrongEntries().stream()
                    .skip(place)
                    .limit(1)
                    .map(entry -> named(output + " / " + entry.entry(), entry))
                    .forEach(entries::add));
        }
        return entries.stream().limit(WrongEntries.MOST_KEPT).toList();
    }

    private static EntryReport named(String name, EntryReport entry) {
        return new EntryReport(name, entry.analytic(), entry.numerical(), entry.errorBar(), entry.steps());
    }

    /** Of a key that was compared along directions, what is known of entries: where wrong ones were looked for. */
    private EntryGradients gradients(int columns, List<KeyReport> rows) {
        List<Optional<EntryGradients>> known = rows.stream()
                .map(KeyReport::gradients)
                .map(row ->
                        Optional.of(row).filter(gradients -> gradients.shape().size() == columns))
                .toList();
        IntFunction<Optional<EntryGradients>> row =
                entry -> known.isEmpty() ? Optional.empty() : known.get(entry / columns);
        return new EntryGradients(
                Shape.of(outputs, columns),
                entry -> row.apply(entry)
                        .map(gradients -> gradients.analytic(entry % columns))
                        .orElse(Double.NaN),
                entry -> row.apply(entry)
                        .map(gradients -> gradients.numerical(entry % columns))
                        .orElse(Double.NaN),
                entry -> row.apply(entry)
                        .filter(gradients -> gradients.isWrong(entry % columns))
                        .isPresent());
    }

    private Optional<Diagnosis> diagnosis(Block block, Verdict verdict, Map<String, KeyReport> rows) {
        if (verdict != Verdict.WRONG) {
            return rows.values().stream()
                    .filter(row -> row.verdict() == verdict)
                    .flatMap(row -> row.diagnosis().stream())
                    .findFirst();
        }
        return rows.size() < outputs
                ? Optional.empty()
                : fault(block, rows, OutputReports::known)
                        .or(() -> alongDirections(block, rows))
                        .or(() -> sharedByAll(rows));
    }

    private static Optional<Diagnosis> fault(
            Block block, Map<String, KeyReport> rows, Function<KeyReport, EntryGradients> known) {
        List<String> names = List.copyOf(rows.keySet());
        List<EntryGradients> gradients = rows.values().stream().map(known).toList();
        return JacobianFault.of(JacobianBlock.of(gradients, names::get, block::entry));
    }

    private Optional<Diagnosis> alongDirections(Block block, Map<String, KeyReport> rows) {
        Iterator<Integer> next = IntStream.range(0, outputs).iterator();
        return Optional.ofNullable(along.get(block.key()))
                .flatMap(slopes -> fault(block, rows, row -> slopes.row(next.next(), row)));
    }

    /** An entry that was not measured alone is right where all else is known, as it is along directions. */
    private static EntryGradients known(KeyReport row) {
        boolean whole =
                row.verdict() == Verdict.WRONG && !row.dense() && row.nonDifferentiable() + row.undecided() == 0;
        EntryGradients gradients = row.gradients();
        if (!whole && row.verdict() != Verdict.CORRECT) {
            return gradients;
        }
        IntToDoubleFunction numerical = entry ->
                Double.isNaN(gradients.numerical(entry)) ? gradients.analytic(entry) : gradients.numerical(entry);
        return new EntryGradients(gradients.shape(), gradients::analytic, numerical, gradients::isWrong);
    }

    /** What every output has been found to be, but for those that cannot tell. */
    private static Optional<Diagnosis> sharedByAll(Map<String, KeyReport> rows) {
        boolean all =
                rows.values().stream().allMatch(row -> row.verdict() == Verdict.WRONG || row.relativeDifference() == 0);
        return all ? KeyReport.sharedCause(rows.values(), Verdict.WRONG) : Optional.empty();
    }

    /** What holds for all outputs once, and what holds for some with the first of them. */
    List<String> remarks() {
        Map<String, String> first = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        byOutput.forEach((output, report) -> report.remarks().forEach(said -> {
            String remark = said.equals(Diagnostician.NO_GRADIENT) ? NO_DERIVATIVES : said;
            first.putIfAbsent(remark, output);
            counts.merge(remark, 1, Integer::sum);
        }));
        List<String> remarks = new ArrayList<>();
        vacuous.forEach((key, reason) -> {
            if (coordinates.moved().find(key).isPresent()
                    && byOutput.values().stream()
                            .allMatch(report -> report.key(key).verdict() == Verdict.VACUOUS)) {
                remarks.add("`" + key + "` is zero everywhere, which is allowed: " + reason);
            }
        });
        counts.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue()))
                .limit(MOST_REMARKS)
                .forEach(entry -> remarks.add(inContext(
                        entry.getKey(), Objects.requireNonNull(first.get(entry.getKey())), entry.getValue())));
        return remarks;
    }

    private String inContext(String remark, String output, int count) {
        if (count == byOutput.size()) {
            return remark;
        }
        return "`" + output + "`" + (count > 1 ? " and " + (count - 1) + " more" : "") + ": " + remark;
    }

    /** Which outputs could not be verified, in words. */
    static Optional<String> unverified(List<KeyReport> keys) {
        List<String> names = keys.stream()
                .limit(1)
                .flatMap(key -> key.byOutput().keySet().stream())
                .filter(output -> keys.stream().anyMatch(key -> isUnverified(key, output)))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("not verified: "
                        + String.join(", ", names.subList(0, Math.min(names.size(), MOST_REMARKS)))
                        + (names.size() > MOST_REMARKS ? " and " + (names.size() - MOST_REMARKS) + " more" : ""));
    }

    private static boolean isUnverified(KeyReport key, String output) {
        return Optional.ofNullable(key.byOutput().get(output))
                .filter(row -> row.verdict() == Verdict.UNVERIFIED)
                .isPresent();
    }
}
