/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.claims.Products;
import io.github.gradcheck.core.internal.comparison.JointComparison;
import io.github.gradcheck.core.internal.directions.Coordinates;
import io.github.gradcheck.core.internal.evaluation.SharedPoints;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
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
 * <p>Keys move along joint directions as those of a loss do, the same ones for all outputs, so that a Jacobian of m
 * rows passes at the price of one. Of a large model wrong entries are looked for in the first outputs that differ; of
 * the others two more directions prove that they do. Of code that gives derivatives along directions only, large keys
 * are compared along four of them, as if they had no other entries.
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
    private final boolean known;
    private final int mostLocated;
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
     * @param known whether the derivative by every entry is known, and not only along directions
     * @param mostLocated in how many outputs of a large model wrong entries are looked for
     */
    private OutputCheck(
            Settings settings,
            Parameters columns,
            Supplier<?> output,
            Outputs outputs,
            Supplier<? extends Products> claim,
            boolean known,
            int mostLocated) {
        this.settings = settings;
        this.columns = columns;
        this.output = output;
        this.outputs = outputs;
        this.claim = claim;
        this.known = known;
        this.mostLocated = mostLocated;
        this.coordinates = known || isSmall()
                ? Coordinates.ofEntries(columns.blocks())
                : Coordinates.ofDirections(columns.blocks(), settings.seed());
        this.progress = new ProgressTracker(settings.limits());
        this.points = points(coordinates);
    }

    /**
     * A check of a matrix.
     *
     * @param jacobian the user's derivatives by all entries
     */
    static OutputCheck ofMatrix(
            Settings settings,
            Parameters columns,
            Supplier<?> output,
            Outputs outputs,
            Supplier<JacobianMatrix> jacobian) {
        return new OutputCheck(settings, columns, output, outputs, jacobian, true, MOST_LOCATED);
    }

    /**
     * The same check along directions alone, which tells which outputs are wrong, and not where.
     *
     * @return a copy that has not begun
     */
    OutputCheck ofOutputsOnly() {
        Settings along = settings.with(Settings.COVERAGE, Coverage.DIRECTIONS);
        return new OutputCheck(along, columns, output, outputs, claim, known, 0);
    }

    /**
     * A check of code that gives derivatives along one direction at a time.
     *
     * @param products the user's code
     */
    static OutputCheck ofProducts(
            Settings settings, Parameters columns, Supplier<?> output, Outputs outputs, Products products) {
        return new OutputCheck(settings, columns, output, outputs, () -> products, false, MOST_LOCATED);
    }

    /** Whether code that knows derivatives along directions only is asked for every entry. */
    private boolean isSmall() {
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
        progress.expect(expected());
        int wrong = 0;
        for (int number = 0; number < outputs.count() && !points.isSpent(); number++) {
            String name = outputs.name(number);
            progress.begin(name, number == 0 ? expected() : 0);
            boolean locating = wrong < mostLocated || (mostLocated > 0 && columns.size() <= Comparisons.SMALL_MODEL);
            check(points, coordinates, coverage(), locating, number).ifPresent(report -> reports.add(name, report));
            wrong += reports.isWrong(name) ? 1 : 0;
        }
        measureAlong(reports);
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

    /** Entry by entry two evaluations each, which all outputs share. */
    private long expected() {
        boolean few = settings.isClassical() || coverage() == Coverage.EVERY_ENTRY;
        return few ? 2 * columns.size() : JointComparison.USUAL_EVALUATIONS;
    }

    /** Code that is asked for a few directions is asked along them. */
    private Coverage coverage() {
        return coordinates.alongDirections().isEmpty() ? settings.coverage() : Coverage.DIRECTIONS;
    }

    /** Where too much is wrong for a search, a few directions over the wrong keys tell what all outputs have wrong. */
    private void measureAlong(OutputReports reports) {
        List<Block> wrong = columns.blocks().stream()
                .filter(block -> reports.unexplained().contains(block.key()))
                .toList();
        if (!known || wrong.isEmpty() || mostLocated == 0) {
            return;
        }
        Coordinates few = Coordinates.ofDirections(wrong, settings.seed());
        if (few.alongDirections().size() < wrong.size()) {
            return;
        }
        SharedPoints shared = points(few);
        JacobianMatrix claimed = few.matrix(claim.get(), outputs.count());
        for (Block key : few.moved().blocks()) {
            SlopesOfOutputs.over(key, shared, claimed).ifPresent(slopes -> reports.addAlong(key.key(), slopes));
        }
    }

    /** Looks for the wrong entries of keys that were compared along directions. */
    private void locate(OutputReports reports) {
        if (coordinates.alongDirections().isEmpty() || columns.size() > MOST_COLUMNS) {
            return;
        }
        Coordinates entries = Coordinates.ofEntries(columns.blocks());
        SharedPoints exact = points(entries);
        IntStream.range(0, outputs.count())
                .filter(number -> reports.isWrong(outputs.name(number)))
                .limit(MOST_LOCATED)
                .filter(number -> !points.isSpent() && !exact.isSpent())
                .forEach(number -> check(exact, entries, Coverage.DIRECTIONS, true, number)
                        .ifPresent(report -> reports.locate(outputs.name(number), report)));
    }

    /** Nothing where the budget was spent before anything was said. */
    private Optional<GradientReport> check(
            SharedPoints shared, Coordinates along, Coverage coverage, boolean locating, int number) {
        try {
            Subject subject = Subject.ofSharedOutput(along.moved(), shared, number);
            return Optional.of(
                    new Check(settings.ofOneOutput(coverage, locating), subject, Snapshot.of(along.moved())).run());
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
