/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.evaluation.SharedPoints;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/**
 * A check of many outputs at once: each of them is judged as if it were the only one, on its own scale, and all share
 * the evaluations.
 */
final class OutputCheck {
    private final Settings settings;
    private final Settings ofEach;
    private final Parameters moved;
    private final Snapshot before;
    private final Outputs outputs;
    private final ProgressTracker progress;
    private final SharedPoints points;

    /**
     * Prepares a check.
     *
     * @param settings how to check
     * @param moved all keys that the Jacobian has columns for
     * @param output evaluates the outputs at their present values
     * @param outputs what they look like
     * @param jacobian evaluates the Jacobian there
     */
    OutputCheck(
            Settings settings,
            Parameters moved,
            Supplier<?> output,
            Outputs outputs,
            Supplier<JacobianMatrix> jacobian) {
        this.settings = settings;
        this.ofEach = settings.ofOneOutput();
        this.moved = moved;
        this.before = Snapshot.of(moved);
        this.outputs = outputs;
        this.progress = new ProgressTracker(settings.limits());
        this.points = new SharedPoints(moved, output, outputs, jacobian, progress.meter());
    }

    /**
     * Checks every output.
     *
     * @param derivative what is compared, in words
     * @param calls how often the output was called before
     */
    GradientReport run(String derivative, long calls) {
        OutputReports reports = new OutputReports(moved.blocks(), outputs.count(), settings.vacuous());
        progress.expect(2 * moved.size());
        for (int number = 0; number < outputs.count() && !points.isSpent(); number++) {
            String name = outputs.name(number);
            progress.begin(name, number == 0 ? 2 * moved.size() : 0);
            check(number, name, reports);
        }
        List<KeyReport> keys = reports.keys();
        return new GradientReport(
                        keys,
                        List.of(),
                        remarks(reports),
                        keys.stream()
                                .map(KeyReport::relativeDifference)
                                .max(Comparator.naturalOrder())
                                .orElse(0.0),
                        calls + progress.meter().evaluations(),
                        new TextAndHtml())
                .withDerivative(derivative)
                .withSettings(settings.inWords(), settings.skipped());
    }

    private void check(int number, String name, OutputReports reports) {
        try {
            reports.add(name, new Check(ofEach, Subject.ofSharedOutput(moved, points, number), before).run());
        } catch (GradientCheckException finding) {
            if (!points.isSpent()) {
                throw about(name, finding);
            }
        }
    }

    private static GradientCheckException about(String name, GradientCheckException finding) {
        String message = String.valueOf(finding.getMessage())
                .replaceFirst("^the loss", Matcher.quoteReplacement("`" + name + "`"));
        Throwable cause = finding.getCause();
        return cause == null ? new GradientCheckException(message) : new GradientCheckException(message, cause);
    }

    private List<String> remarks(OutputReports reports) {
        List<String> remarks = new ArrayList<>(reports.remarks());
        settings.skipped().forEach((key, reason) -> remarks.add(Settings.notCompared(key, reason)));
        if (points.isSpent()) {
            remarks.add("the budget was spent after " + progress.meter().evaluations()
                    + " evaluations: the check is not finished");
        }
        reports.unverified().ifPresent(remarks::add);
        return remarks;
    }
}
