package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.DirectionalComparison;
import io.github.gradcheck.core.internal.comparison.EntrywiseComparison;
import io.github.gradcheck.core.internal.comparison.FixedStepComparison;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.comparison.RelativeDifference;
import io.github.gradcheck.core.internal.comparison.SegmentComparison;
import io.github.gradcheck.core.internal.comparison.Tolerance;
import io.github.gradcheck.core.internal.diagnosis.Diagnoses;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.DirectionLine;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;

/** One check after its preflight: noise, comparison of every key, verdicts. */
final class Check {
    /** A loss below this many digits is remarked on: double arithmetic has 16, float 7. */
    private static final int FEW_DIGITS = 10;

    /** Up to so many entries in all keys together, AUTO visits every one. */
    private static final int SMALL_MODEL = 512;

    private final Settings settings;
    private final Objective objective;
    private final ProgressTracker progress;
    private final Preflight.Baseline baseline;
    private final Causes causes;
    private final List<KeyGradient> candidates;
    private final long entries;

    /**
     * Prepares a check.
     *
     * @param all parameters and inputs, of which only those with a gradient are checked
     * @param before a copy of them
     * @param causes asked where a key is wrong
     */
    Check(
            Settings settings,
            Objective objective,
            ProgressTracker progress,
            Preflight.Baseline baseline,
            Parameters all,
            Snapshot before,
            Causes causes) {
        this.settings = settings;
        this.objective = objective;
        this.progress = progress;
        this.baseline = baseline;
        this.causes = causes;
        this.candidates = all.blocks().stream()
                .flatMap(block -> baseline.gradient().of(block.key()).stream()
                        .map(analytic -> new KeyGradient(block, before.numbers(block), analytic)))
                .toList();
        this.entries = candidates.stream().mapToLong(KeyGradient::size).sum();
    }

    GradientReport run() {
        Noise noise = noise();
        BasePoint point = new BasePoint(objective, baseline.loss(), noise);
        List<KeyComparison> comparisons = new ArrayList<>();
        progress.expect(candidates.stream().mapToLong(this::expectedEvaluations).sum());
        for (KeyGradient candidate : candidates) {
            progress.begin(candidate.key(), expectedEvaluations(candidate));
            comparisons.add(compare(point, candidate));
        }
        RelativeDifference overall = comparisons.stream()
                .map(KeyComparison::relativeDifference)
                .reduce(RelativeDifference.ZERO, RelativeDifference::plus);
        Verdicts verdicts = settings.isClassical()
                ? Verdicts.byThreshold(overall, settings.threshold(), comparisons.size())
                : Verdicts.byErrorBars();
        Verdicts allowing = verdicts.allowing(settings.vacuous().keySet());
        Diagnoses diagnoses = causes.of(comparisons);
        return new GradientReport(
                comparisons.stream()
                        .map(found -> allowing.report(found, diagnoses.of(found.key())))
                        .toList(),
                baseline.gradient().notChecked(),
                remarks(noise, comparisons, diagnoses),
                overall.value(),
                objective.evaluations(),
                new TextAndHtml());
    }

    private Noise noise() {
        Direction[] directions = candidates.stream()
                .map(candidate -> candidate.smallSteps(settings.seed(), "noise"))
                .toArray(Direction[]::new);
        DirectionLine line = new DirectionLine(objective, directions);
        requirePure(line);
        return Noise.along(line, baseline.loss());
    }

    private void requirePure(DirectionLine line) {
        if (!objective.isPureAlong(line, entries)) {
            throw new GradientCheckException(
                    "the loss is not pure: on several threads it gave other values than on one; it must read"
                            + " the parameters that it is handed, and share no array or cache between calls; else do without parallel");
        }
    }

    private long expectedEvaluations(KeyGradient candidate) {
        boolean forward = settings.isClassical() && settings.scheme() == Scheme.FORWARD;
        return !settings.isClassical() && alongDirections(candidate.block())
                ? DirectionalComparison.USUAL_EVALUATIONS
                : (forward ? 1L : 2L) * candidate.size();
    }

    private KeyComparison compare(BasePoint point, KeyGradient candidate) {
        if (settings.isClassical()) {
            boolean central = settings.scheme() == Scheme.CENTRAL;
            return new FixedStepComparison(point, settings.step(), central, settings.threshold()).compare(candidate);
        }
        Block block = candidate.block();
        Tolerance tolerance = new Tolerance(settings.toleranceFor(block.singlePrecision()));
        KeyComparison found = alongDirections(block)
                ? new DirectionalComparison(point, tolerance, settings.seed()).compare(candidate)
                : new EntrywiseComparison(point, tolerance).compare(candidate);
        return found.isBlurred()
                ? found.orElse(new SegmentComparison(point, tolerance, settings.seed())
                        .compare(candidate, () -> baseline.gradientOf(block)))
                : found;
    }

    private boolean alongDirections(Block block) {
        boolean large = block.size() > DirectionalComparison.FEW_ENTRIES;
        return switch (settings.coverage()) {
            case EVERY_ENTRY -> false;
            case DIRECTIONS -> large;
            case AUTO -> large && entries > SMALL_MODEL;
        };
    }

    private List<String> remarks(Noise noise, List<KeyComparison> comparisons, Diagnoses diagnoses) {
        List<String> remarks = new ArrayList<>(baseline.gradient().remarks());
        if (comparisons.stream().anyMatch(found -> found.unvisited() > 0)) {
            remarks.add("the budget was spent after " + objective.evaluations()
                    + " evaluations: the check is not finished");
        }
        int digits = noise.digits(baseline.loss());
        if (digits < FEW_DIGITS) {
            remarks.add(
                    "the loss has about " + digits + " digits: is it computed in float, or offset by a large number?");
        }
        comparisons.stream()
                .filter(found -> found.isVacuous() && settings.vacuous().containsKey(found.key()))
                .map(KeyComparison::key)
                .forEach(key -> remarks.add("`" + key + "` is zero everywhere, which is allowed: "
                        + settings.vacuous().get(key)));
        remarks.addAll(diagnoses.remarks());
        return remarks;
    }
}
