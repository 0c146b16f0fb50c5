/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.Elsewhere;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.comparison.LineFault;
import io.github.gradcheck.core.internal.comparison.RelativeDifference;
import io.github.gradcheck.core.internal.comparison.SecondPoint;
import io.github.gradcheck.core.internal.comparison.StepCurves;
import io.github.gradcheck.core.internal.comparison.TieComparison;
import io.github.gradcheck.core.internal.comparison.Tolerance;
import io.github.gradcheck.core.internal.diagnosis.Diagnoses;
import io.github.gradcheck.core.internal.diagnosis.StoredValues;
import io.github.gradcheck.core.internal.diagnosis.TiedEntries;
import io.github.gradcheck.core.internal.diagnosis.UpstreamLaws;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.evaluation.Workers;
import io.github.gradcheck.core.internal.numerics.Curve;
import io.github.gradcheck.core.internal.structure.Adapters;
import io.github.gradcheck.core.internal.structure.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One check: preflight and noise, comparison of every key, causes, verdicts. */
final class Check {
    /** A loss below this many digits is remarked on: double arithmetic has 16, float 7. */
    private static final int FEW_DIGITS = 10;

    private final Settings settings;
    private final Subject subject;
    private final Snapshot before;
    private final ProgressTracker progress;
    /** Keys of which the budget left open what lies on kinks together. */
    private final Set<String> unfinished = new HashSet<>();

    /**
     * Prepares a check.
     *
     * @param before a copy of all parameters and inputs
     */
    Check(Settings settings, Subject subject, Snapshot before) {
        this.settings = settings;
        this.subject = subject;
        this.before = before;
        this.progress = new ProgressTracker(settings.limits());
    }

    GradientReport run() {
        try (Objective objective = objective()) {
            BackwardCalls backward = new BackwardCalls(subject.backward(), objective);
            Preflight preflight = new Preflight(
                    subject.all(),
                    before,
                    objective,
                    backward,
                    new Unmatched(settings.ignored()),
                    settings.skipped().keySet());
            Preparation.Done start = asFarAsTheBudgetReaches(new Preparation(preflight, objective, settings));
            BasePoint point = start.points().get(0);
            List<KeyGradient> keys = start.baseline().lanes().get(0).gradients();
            Elsewhere elsewhere = new Elsewhere(point, backward, keys, settings.seed());
            SecondPoint second = new SecondPoint(
                    elsewhere, settings.isClassical() ? List.of() : keys, this::tolerance, settings.seed());
            asFarAsTheBudgetReaches(second);
            Comparisons compared = new Comparisons(settings, point, backward, elsewhere, progress, keys);
            List<KeyComparison> alone = compared.run();
            List<LineFault> ties = ties(alone, compared.tied(), elsewhere);
            List<LineFault> stored = stored(second, alone);
            Map<String, Diagnosis> broken = broken(objective, keys);
            List<KeyComparison> comparisons = alone.stream()
                    .map(found -> together(found, ties))
                    .map(found -> together(found, stored))
                    .map(found -> broken.containsKey(found.key()) ? found.wrongThroughout() : found)
                    .toList();
            point.objective().startLog(); // what causes throw is no matter of any key
            List<LineFault> told = stored.stream()
                    .filter(fault -> isRightAtThePoint(fault, alone))
                    .toList();
            Diagnoses diagnoses = asFarAsTheBudgetReaches(new Causes(
                    settings, subject, comparisons, seen(ties, told, broken), compared.thrown(), point, backward));
            GradientReport report = report(start.baseline(), point, compared, comparisons, diagnoses);
            return settings.stepCurves() ? withStepCurves(report, point, comparisons) : report;
        }
    }

    /** The same report with what is for the eye alone; a key that does not move has nothing to show. */
    private GradientReport withStepCurves(GradientReport report, BasePoint point, List<KeyComparison> comparisons) {
        Map<String, Curve> curves = asFarAsTheBudgetReaches(new StepCurves(
                point,
                settings.seed(),
                comparisons.stream()
                        .filter(found -> !found.isVacuous())
                        .map(KeyComparison::candidate)
                        .toList()));
        List<KeyReport> keys = report.keys().stream()
                .map(key -> Optional.ofNullable(curves.get(key.key()))
                        .map(curve -> key.with(Verdicts.stepCurve(curve)))
                        .orElse(key))
                .toList();
        return report.with(keys, point.objective().evaluations());
    }

    /** What is right at the point and wrong at another one. */
    private List<LineFault> stored(SecondPoint second, List<KeyComparison> alone) {
        List<LineFault> stored = asFarAsTheBudgetReaches(second.among(alone));
        if (!second.isFinished()) {
            alone.stream().filter(found -> found.unvisited() == 0).forEach(found -> unfinished.add(found.key()));
        }
        return stored;
    }

    /** What breaks a law of every layer; the classical method knows no causes. */
    private Map<String, Diagnosis> broken(Objective objective, List<KeyGradient> keys) {
        return subject.upstream()
                .filter(upstream -> !settings.isClassical())
                .map(upstream -> asFarAsTheBudgetReaches(new UpstreamLaws(upstream, objective, keys)))
                .orElse(Map.of());
    }

    /** Whether the point of the check would have shown what another one shows: then backward is right at one only. */
    private static boolean isRightAtThePoint(LineFault elsewhere, List<KeyComparison> atPoint) {
        double off = Math.abs(elsewhere.analytic() / elsewhere.numerical() - 1);
        return atPoint.stream()
                .filter(found -> elsewhere.keys().contains(found.key()))
                .allMatch(found -> found.visibleError() <= off);
    }

    /** The causes of what was seen by other means than differences at the point. */
    private static Map<String, Diagnosis> seen(
            List<LineFault> ties, List<LineFault> stored, Map<String, Diagnosis> broken) {
        Map<String, Diagnosis> seen = new HashMap<>();
        stored.forEach(fault -> fault.keys().forEach(key -> seen.put(key, StoredValues.fault())));
        seen.putAll(broken);
        ties.stream()
                .filter(LineFault::onTiesAlone)
                .forEach(tie -> tie.keys().forEach(key -> seen.put(key, TiedEntries.of(tie))));
        return seen;
    }

    private Tolerance tolerance(KeyGradient key) {
        return settings.toleranceOf(key.block());
    }

    private Objective objective() {
        Meter meter = progress.meter();
        int cores = Runtime.getRuntime().availableProcessors();
        return subject.anywhere()
                .filter(function -> settings.limits().parallel())
                .map(function -> new Objective(
                        subject.function(), meter, () -> new Workers(cores, subject.all(), function, meter)))
                .orElseGet(() -> new Objective(subject.function(), meter));
    }

    /** What lies on kinks together. */
    private List<LineFault> ties(List<KeyComparison> comparisons, Set<String> tied, Elsewhere elsewhere) {
        List<KeyComparison> open = comparisons.stream()
                .filter(found -> tied.contains(found.key()) && found.extent() == FaultDensity.NONE)
                .filter(found -> found.unvisited() == 0)
                .toList();
        if (open.isEmpty()) {
            return List.of();
        }
        double relative = open.stream()
                .mapToDouble(found -> tolerance(found.candidate()).relative())
                .max()
                .orElse(0);
        TieComparison together = new TieComparison(elsewhere, open, relative, settings.seed());
        List<LineFault> ties = asFarAsTheBudgetReaches(together);
        if (!together.isFinished()) {
            open.forEach(found -> unfinished.add(found.key()));
        }
        return ties;
    }

    private KeyComparison together(KeyComparison found, List<LineFault> ties) {
        return ties.stream()
                .filter(tie -> tie.keys().contains(found.key()))
                .findFirst()
                .map(found::wrongAt)
                .orElse(unfinished.contains(found.key()) ? found.unfinished() : found);
    }

    private GradientReport report(
            Baseline baseline,
            BasePoint point,
            Comparisons compared,
            List<KeyComparison> comparisons,
            Diagnoses diagnoses) {
        RelativeDifference overall = comparisons.stream()
                .map(KeyComparison::relativeDifference)
                .reduce(RelativeDifference.ZERO, RelativeDifference::plus);
        Verdicts verdicts = settings.isClassical()
                ? Verdicts.byThreshold(overall, settings.threshold(), comparisons.size())
                : Verdicts.byErrorBars();
        Verdicts allowing = verdicts.allowing(settings.vacuous().keySet());
        return new GradientReport(
                        comparisons.stream()
                                .map(found -> allowing.report(found, diagnoses.of(found.key())))
                                .toList(),
                        baseline.notChecked(),
                        remarks(baseline, point, compared, comparisons, diagnoses),
                        overall.value(),
                        point.objective().evaluations(),
                        new TextAndHtml())
                .withSettings(settings.inWords(), settings.skipped());
    }

    private List<String> remarks(
            Baseline baseline,
            BasePoint point,
            Comparisons compared,
            List<KeyComparison> comparisons,
            Diagnoses diagnoses) {
        List<String> remarks = new ArrayList<>(baseline.remarks());
        settings.skipped().forEach((key, reason) -> remarks.add(Settings.notCompared(key, reason)));
        if (comparisons.stream().anyMatch(found -> found.unvisited() > 0)) {
            remarks.add("the budget was spent after " + point.objective().evaluations()
                    + " evaluations: the check is not finished");
        }
        int digits = point.noise().digits(point.centre());
        if (digits < FEW_DIGITS) {
            remarks.add(
                    "the loss has about " + digits + " digits: is it computed in float, or offset by a large number?");
        }
        ToleranceRemark.of(settings.get(Settings.TOLERANCE), comparisons).ifPresent(remarks::add);
        comparisons.stream()
                .filter(found -> found.isVacuous() && settings.vacuous().containsKey(found.key()))
                .forEach(found -> remarks.add("`" + found.key() + "` is zero "
                        + (found.isZeroUpToRounding() ? "up to rounding" : "everywhere") + ", which is allowed: "
                        + settings.vacuous().get(found.key())));
        comparisons.stream()
                .filter(found -> diagnoses.of(found.key()).isEmpty())
                .flatMap(found -> ApproximationRemark.of(found).stream())
                .forEach(remarks::add);
        remarks.addAll(compared.beside());
        remarks.addAll(new DomainRemarks(compared.thrown()).of(comparisons));
        remarks.addAll(diagnoses.remarks());
        remarks.addAll(Adapters.remarks());
        return remarks;
    }
}
