/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.List;

/** Writes the counts down as Markdown. */
final class Report {

    private static final int MAX_REMARKS = 60;

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    String text(Run run) {
        StringBuilder text = new StringBuilder("# Trust benchmark\n\n").append(run.text());
        text.append(" %d checks. Figures are percentages of cases unless they say otherwise; – means not run.\n"
                .formatted(results.checks()));
        if (results.rules().stream().anyMatch(Rule::ours)) {
            part(text, "Figures to reach", new Targets(results).table());
        }
        CorrectTables correct = new CorrectTables(results);
        part(text, "False alarms on correct functions", correct.falseAlarms());
        part(text, "Correct functions with a key left undecided / called vacuous", correct.neitherRightNorWrong());
        FaultTables faults = new FaultTables(results);
        part(text, "Faults found", faults.found());
        part(text, "Exactly the wrong keys named", faults.named());
        part(text, "Cause named for every wrong key / another cause named", faults.diagnosed());
        part(text, "Vacuous keys found", faults.vacuous());
        part(text, "Evaluations of the loss in a check, median", new EvaluationTable(results).table());
        remarks(text);
        return text.toString();
    }

    private static void part(StringBuilder text, String title, Table table) {
        if (table.hasRows()) {
            text.append(table.under(title));
        }
    }

    private void remarks(StringBuilder text) {
        List<Remark> remarks = results.remarks();
        if (remarks.isEmpty()) {
            return;
        }
        text.append("\n## Single cases of the library worth a look\n\n");
        remarks.stream()
                .limit(MAX_REMARKS)
                .forEach(remark -> text.append("- ").append(remark.text()).append('\n'));
        if (remarks.size() > MAX_REMARKS) {
            text.append("- and %d more\n".formatted(remarks.size() - MAX_REMARKS));
        }
    }
}
