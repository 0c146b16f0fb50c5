/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.faults.GradientFault;
import io.github.gradcheck.benchmarks.trust.faults.GradientFaults;
import io.github.gradcheck.benchmarks.trust.kinds.Family;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.kinds.Kinds;
import io.github.gradcheck.benchmarks.trust.rules.Peers;
import io.github.gradcheck.benchmarks.trust.rules.Rules;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The part of the benchmark about kinds that nobody tuned for.
 *
 * @param seeds the sets of seeds to run, side by side
 * @param amount how many of them
 * @param only part of the names of the kinds or families to run; empty for all
 */
public record UntunedPart(List<SeedSet> seeds, SeedCounts amount, String only) {

    private static final int MOST_REMARKS = 200;

    /** Runs the part and returns its tables. */
    public String run() throws InterruptedException {
        Ledger ledger = new UntunedWorkload(kinds(), columns(), amount).run();
        StringBuilder text = new StringBuilder("""
                Each kind's gradient is proven right (or wrong, where it must be called so) by `--verify`. Answers are
                counts of seeds: W wrong, U unverified, V vacuous, C correct; bold where the answer is not true of the
                kind. A fault passed if all keys were called correct. It passed above the visible error if a wrong key
                was called correct although its error `||wrong - right|| / ||right||` is larger than the smallest error
                that the report says it would have seen. The peers are run with %d seeds, and one for each fault.
                """.formatted(amount.peersRight()));
        text.append(figures(ledger).table().under("Figures to reach, new kinds"));
        text.append(answers(ledger).answers().under("Answers about the new kinds"));
        PlantedTable planted = planted(ledger);
        text.append(planted.byKind().under("Planted faults, by kind"));
        text.append(planted.byFault().under("Planted faults, by fault"));
        for (Column column : ours()) {
            text.append(planted.matrix(column, GradientFaults.all().size() + 1)
                    .under("Faults not always found, kind by fault, percentages, " + column.title(severalSets())));
        }
        if (amount.peersRight() > 0) {
            text.append(peers(ledger).falseAlarms().under("New kinds: right gradients called wrong, beside the peers"));
        }
        text.append("\n## Single cases of the new kinds worth a look\n\n");
        remarks(text, ledger);
        return text.toString();
    }

    /** Runs the part and returns one line for each kind. */
    public String runQuick() throws InterruptedException {
        Ledger ledger = new UntunedWorkload(kinds(), columns(), amount).run();
        StringBuilder text = new StringBuilder();
        text.append(new QuickTable(families(), ours(), ledger).text());
        text.append(figures(ledger).table().under("Figures to reach"));
        text.append(planted(ledger).missed().under("Faults not always found"));
        text.append('\n');
        remarks(text, ledger);
        return text.toString();
    }

    private static void remarks(StringBuilder text, Ledger ledger) {
        List<String> remarks = ledger.remarks();
        remarks.stream()
                .limit(MOST_REMARKS)
                .forEach(remark -> text.append("- ").append(remark).append('\n'));
        if (remarks.size() > MOST_REMARKS) {
            text.append("- and %d more\n".formatted(remarks.size() - MOST_REMARKS));
        }
    }

    /** Runs no check: returns how far the gradient of each kind is from the derivative of its smooth function. */
    public String verify() {
        Table table = new Table("kind", List.of("", "key", "largest error", "claimed"));
        for (Kind kind : kinds()) {
            for (int index = 0; index < amount.faulty(); index++) {
                long seed = seeds.get(0).seed(index);
                Proof proof = Proof.of(kind, seed);
                table.add(
                        kind.title() + ", seed " + seed,
                        List.of(
                                proof.holds() == kind.correct() ? "" : "NOT AS CLAIMED",
                                proof.worstKey(),
                                "%.1e".formatted(proof.error()),
                                "%.1e".formatted(proof.claimed())));
            }
        }
        return table.text();
    }

    private Figures figures(Ledger ledger) {
        return new Figures(kinds(), ours(), severalSets(), ledger);
    }

    private AnswerTable answers(Ledger ledger) {
        return new AnswerTable(families(), ours(), severalSets(), ledger);
    }

    private PlantedTable planted(Ledger ledger) {
        return new PlantedTable(kinds(), faults(), ours(), severalSets(), ledger);
    }

    private PeerTable peers(Ledger ledger) {
        return new PeerTable(
                kinds(),
                columns().stream()
                        .filter(column -> column.seeds().equals(seeds.get(0)))
                        .toList(),
                ledger);
    }

    private boolean severalSets() {
        return seeds.size() > 1;
    }

    private List<Column> ours() {
        return columns().stream().filter(column -> column.rule().ours()).toList();
    }

    private List<Column> columns() {
        return seeds.stream()
                .flatMap(set -> Stream.concat(Rules.coverages().stream(), Peers.all().stream())
                        .filter(rule -> rule.ours() || (amount.peersRight() > 0 && set.equals(seeds.get(0))))
                        .map(rule -> new Column(rule, set)))
                .toList();
    }

    private List<Family> families() {
        return Kinds.families().stream()
                .map(family -> new Family(
                        family.title(),
                        family.kinds().stream()
                                .filter(kind -> (family.title() + ": " + kind.title())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(only))
                                .toList()))
                .filter(family -> !family.kinds().isEmpty())
                .toList();
    }

    private List<Kind> kinds() {
        return families().stream().flatMap(family -> family.kinds().stream()).toList();
    }

    /** Returns the titles of the faults that fit any function, then those of single kinds. */
    private List<String> faults() {
        List<String> titles = new ArrayList<>();
        GradientFaults.all().stream().map(GradientFault::title).forEach(titles::add);
        titles.add(UntunedWorkload.STALE);
        Set<String> slips = new LinkedHashSet<>();
        kinds().forEach(kind ->
                slips.addAll(kind.at(SeedSet.FIRST.seed(0)).slips().keySet()));
        titles.addAll(slips);
        return titles;
    }
}
