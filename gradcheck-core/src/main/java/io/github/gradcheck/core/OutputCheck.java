/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.claims.Products;
import io.github.gradcheck.core.internal.directions.Coordinates;
import io.github.gradcheck.core.internal.evaluation.SharedPoints;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.IntStream;

/**
 * A check of many outputs at once: each of them is judged as if it were the only one, on its own scale, and all share
 * the evaluations.
 *
 * <p>Of a large model keys are compared along a few directions, the same ones for all outputs. The wrong entries of the
 * first outputs that differ are looked for afterwards.
 */
final class OutputCheck {
    /** Up to so many derivatives: three numbers are kept of each, 100 MB. */
    private static final long SMALL_JACOBIAN = 1L << 22;

    /** In so many outputs wrong entries are looked for, at some hundred evaluations each. */
    private static final int MOST_LOCATED = 3;

    /** Code that is asked for one direction at a time is asked for so many entries at most. */
    private static final int MOST_COLUMNS = 4096;

    private final Settings settings;
    private final Parameters columns;
    private final Supplier<?> output;
    private final Outputs outputs;
    private final Supplier<? extends Products> claim;
    private final Coordinates coordinates;
    private final ProgressTracker progress;
    private final SharedPoints points;

    /**
     * Prepares a check.
     *
     * @param settings how to check
     * @param columns all keys that the Jacobian has columns for
     * @param output evaluates the outputs at their present values
     * @param outputs what they look like
     * @param claim the user's derivatives there
     */
    OutputCheck(
            Settings settings,
            Parameters columns,
            Supplier<?> output,
            Outputs outputs,
            Supplier<? extends Products> claim) {
        this.settings = settings;
        this.columns = columns;
        this.output = output;
        this.outputs = outputs;
        this.claim = claim;
        this.coordinates = everyEntry()
                ? Coordinates.ofEntries(columns.blocks())
                : Coordinates.ofDirections(columns.blocks(), settings.seed());
        this.progress = new ProgressTracker(settings.limits());
        this.points = points(coordinates);
    }

    private boolean everyEntry() {
        boolean small = columns.size() <= Comparisons.SMALL_MODEL && columns.size() * outputs.count() <= SMALL_JACOBIAN;
        return settings.isClassical()
                || switch (settings.coverage()) {
                    case EVERY_ENTRY -> true;
                    case DIRECTIONS -> false;
                    case AUTO -> small;
                };
    }

    private SharedPoints points(Coordinates along) {
        return new SharedPoints(
                along.moved(), output, outputs, () -> along.matrix(claim.get(), outputs.count()), progress.meter());
    }

    /**
     * Checks every output.
     *
     * @param derivative what is compared, in words
     * @param calls how often the output was called before
     */
    GradientReport run(String derivative, long calls) {
        OutputReports reports = new OutputReports(coordinates, outputs.count(), settings.vacuous());
        progress.expect(2 * coordinates.moved().size());
        for (int number = 0; number < outputs.count() && !points.isSpent(); number++) {
            String name = outputs.name(number);
            progress.begin(name, number == 0 ? 2 * coordinates.moved().size() : 0);
            check(points, coordinates, Coverage.EVERY_ENTRY, number).ifPresent(report -> reports.add(name, report));
        }
        locate(reports);
        List<KeyReport> keys = reports.keys();
        return new GradientReport(
                        keys,
                        List.of(),
                        remarks(reports, keys),
                        keys.stream()
                                .map(KeyReport::relativeDifference)
                                .max(Comparator.naturalOrder())
                                .orElse(0.0),
                        calls + progress.meter().evaluations(),
                        new TextAndHtml())
                .withDerivative(derivative)
                .withSettings(settings.inWords(), settings.skipped());
    }

    /** Looks for the wrong entries of keys that were compared along directions. */
    private void locate(OutputReports reports) {
        boolean possible = claim.get() instanceof JacobianMatrix || columns.size() <= MOST_COLUMNS;
        if (coordinates.alongDirections().isEmpty() || !possible) {
            return;
        }
        Coordinates entries = Coordinates.ofEntries(columns.blocks());
        SharedPoints exact = points(entries);
        IntStream.range(0, outputs.count())
                .filter(number -> reports.isWrong(outputs.name(number)))
                .limit(MOST_LOCATED)
                .filter(number -> !points.isSpent() && !exact.isSpent())
                .forEach(number -> check(exact, entries, Coverage.DIRECTIONS, number)
                        .ifPresent(report -> reports.locate(outputs.name(number), report)));
    }

    /** Nothing where the budget was spent before anything was said. */
    private Optional<GradientReport> check(SharedPoints shared, Coordinates along, Coverage coverage, int number) {
        try {
            Subject subject = Subject.ofSharedOutput(along.moved(), shared, number);
            return Optional.of(new Check(settings.ofOneOutput(coverage), subject, Snapshot.of(along.moved())).run());
        } catch (GradientCheckException finding) {
            if (shared.isSpent()) {
                return Optional.empty();
            }
            throw about(outputs.name(number), finding);
        }
    }

    private static GradientCheckException about(String name, GradientCheckException finding) {
        String message = String.valueOf(finding.getMessage())
                .replaceFirst("^the loss", Matcher.quoteReplacement("`" + name + "`"));
        Throwable cause = finding.getCause();
        return cause == null ? new GradientCheckException(message) : new GradientCheckException(message, cause);
    }

    private List<String> remarks(OutputReports reports, List<KeyReport> keys) {
        List<String> remarks = new ArrayList<>(reports.remarks());
        settings.skipped().forEach((key, reason) -> remarks.add(Settings.notCompared(key, reason)));
        if (points.isSpent()) {
            remarks.add("the budget was spent after " + progress.meter().evaluations()
                    + " evaluations: the check is not finished");
        }
        OutputReports.unverified(keys).ifPresent(remarks::add);
        return remarks;
    }
}
