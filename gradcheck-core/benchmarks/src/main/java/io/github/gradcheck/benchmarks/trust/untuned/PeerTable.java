/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import io.github.gradcheck.benchmarks.trust.kinds.Answer;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.tables.Share;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.List;

/** The library beside its peers: false alarms on right gradients, and faults found. */
final class PeerTable {

    private final List<Kind> kinds;
    private final List<Column> columns;
    private final Ledger ledger;

    PeerTable(List<Kind> kinds, List<Column> columns, Ledger ledger) {
        this.kinds = kinds;
        this.columns = columns;
        this.ledger = ledger;
    }

    /** Returns for each kind of right gradients the percentage that was called wrong; what threw counts as wrong. */
    Table falseAlarms() {
        Table table = new Table(
                "kind", columns.stream().map(column -> column.rule().name()).toList());
        List<Kind> right = kinds.stream().filter(Kind::correct).toList();
        for (Kind kind : right) {
            table.add(
                    kind.title(),
                    columns.stream()
                            .map(column -> alarms(List.of(kind), column))
                            .toList());
        }
        table.addTotal(
                "**all right gradients**",
                columns.stream().map(column -> alarms(right, column)).toList());
        table.addTotal(
                "**faults found**",
                columns.stream()
                        .map(column -> ledger.faults(column, kind -> true, fault -> true))
                        .map(counts -> Share.of(counts.found(), counts.planted()))
                        .toList());
        return table;
    }

    private String alarms(List<Kind> some, Column column) {
        RightCounts total = new RightCounts();
        some.forEach(kind -> total.add(ledger.right(kind, column)));
        int crashed = column.rule().ours() ? 0 : total.of(Answer.CRASHED);
        return Share.of(total.of(Answer.WRONG) + crashed, total.checks());
    }
}
