package io.github.gradcheck.core;

import io.github.gradcheck.core.comparison.DirectionalComparison;
import io.github.gradcheck.core.comparison.EntrywiseComparison;
import io.github.gradcheck.core.comparison.FixedStepComparison;
import io.github.gradcheck.core.comparison.KeyComparison;
import io.github.gradcheck.core.comparison.Point;
import io.github.gradcheck.core.comparison.RelativeDifference;
import io.github.gradcheck.core.comparison.SegmentComparison;
import io.github.gradcheck.core.comparison.Tolerance;
import io.github.gradcheck.core.diagnosis.Diagnosis;
import io.github.gradcheck.core.diagnosis.StillLoss;
import io.github.gradcheck.core.differentiation.Direction;
import io.github.gradcheck.core.differentiation.DirectionLine;
import io.github.gradcheck.core.differentiation.Noise;
import io.github.gradcheck.core.differentiation.Objective;
import io.github.gradcheck.core.differentiation.Scale;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.report.TextReport;
import io.github.gradcheck.core.sampling.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One check after its preflight: noise, comparison of every key, verdicts. */
final class Check {
    /** A loss below this many digits is remarked on: double arithmetic has 16, float 7. */
    private static final int FEW_DIGITS = 10;

    /** Up to so many entries in all keys together, AUTO visits every one. */
    private static final int SMALL_MODEL = 512;

    private final Settings settings;
    private final Objective objective;
    private final Preflight.Baseline baseline;
    private long entries;

    Check(Settings settings, Objective objective, Preflight.Baseline baseline) {
        this.settings = settings;
        this.objective = objective;
        this.baseline = baseline;
    }

    GradientReport run(Parameters all) {
        List<Block> blocks = all.blocks().stream()
                .filter(block -> baseline.gradient().keys().contains(block.key()))
                .toList();
        entries = blocks.stream().mapToLong(Block::size).sum();
        Noise noise = noise(blocks);
        Point point = new Point(objective, baseline.loss(), noise);
        List<KeyComparison> comparisons = new ArrayList<>();
        for (Block block : blocks) {
            comparisons.add(compare(point, block));
        }
        RelativeDifference overall = comparisons.stream()
                .map(KeyComparison::relativeDifference)
                .reduce(RelativeDifference.ZERO, RelativeDifference::plus);
        Verdicts verdicts = settings.isClassical()
                ? Verdicts.byThreshold(overall, settings.threshold(), comparisons.size())
                : Verdicts.byErrorBars();
        Verdicts allowing = verdicts.allowing(settings.vacuous().keySet());
        return new GradientReport(
                comparisons.stream()
                        .map(found -> allowing.report(found, diagnosis(found)))
                        .toList(),
                baseline.gradient().notChecked(),
                remarks(noise, comparisons),
                overall.value(),
                objective.evaluations(),
                TextReport::lines);
    }

    private Noise noise(List<Block> blocks) {
        Direction[] directions = blocks.stream().map(this::noiseDirection).toArray(Direction[]::new);
        return Noise.along(new DirectionLine(objective, directions), baseline.loss());
    }

    private Direction noiseDirection(Block block) {
        double[] origin = block.toArray();
        RandomStream random = RandomStream.of(settings.seed(), "noise " + block.key());
        return Direction.draw(block, origin, Scale.relative(origin), random);
    }

    private KeyComparison compare(Point point, Block block) {
        double[] analytic = baseline.gradient().of(block.key()).orElseThrow();
        if (settings.isClassical()) {
            boolean central = settings.scheme() == Scheme.CENTRAL;
            return new FixedStepComparison(point, settings.step(), central, settings.threshold())
                    .compare(block, analytic);
        }
        Tolerance tolerance = new Tolerance(settings.toleranceFor(block.singlePrecision()));
        KeyComparison found = alongDirections(block)
                ? new DirectionalComparison(point, tolerance, settings.seed()).compare(block, analytic)
                : new EntrywiseComparison(point, tolerance).compare(block, analytic);
        return found.isBlurred()
                ? found.orElse(new SegmentComparison(point, tolerance, settings.seed())
                        .compare(block, analytic, () -> baseline.gradientOf(block)))
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

    private Optional<Diagnosis> diagnosis(KeyComparison found) {
        boolean still = found.numericalZero()
                && !settings.vacuous().containsKey(found.block().key());
        return still && !settings.isClassical()
                ? Optional.of(new StillLoss(objective, baseline.loss(), baseline.backward(), settings.seed())
                        .examine(found.block()))
                : Optional.empty();
    }

    private List<String> remarks(Noise noise, List<KeyComparison> comparisons) {
        List<String> remarks = new ArrayList<>(baseline.gradient().remarks());
        int digits = noise.digits(baseline.loss());
        if (digits < FEW_DIGITS) {
            remarks.add(
                    "the loss has about " + digits + " digits: is it computed in float, or offset by a large number?");
        }
        comparisons.stream()
                .filter(found -> found.isVacuous()
                        && settings.vacuous().containsKey(found.block().key()))
                .map(found -> found.block().key())
                .forEach(key -> remarks.add("`" + key + "` is zero everywhere, which is allowed: "
                        + settings.vacuous().get(key)));
        return remarks;
    }
}
