package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.evaluation.BudgetSpentException;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.List;

/**
 * Compares a gradient along random directions over a whole key, at a cost that does not depend on the size of the key, and
 * locates the wrong entries where they differ.
 *
 * <p>A fault {@code e} stays unseen along one direction if its projection, normal of standard deviation {@code ||e||}, falls within
 * the reach r: with probability about {@code sqrt(2/pi) r/||e||}. With error bars of 10^-9 two directions are plenty.
 */
public final class DirectionalComparison {
    /** A key of so few entries is visited entry by entry: two evaluations each are no more than two directions cost. */
    public static final int FEW_ENTRIES = 8;

    private static final int DIRECTIONS = 2;

    /** What a key costs that passes: two directions, four steps each, on both sides. */
    public static final int USUAL_EVALUATIONS = DIRECTIONS * DirectionalDerivatives.MOST_STEPS * 2;

    /** Where kinks have made a direction this blunt, the next one looks closer. */
    private static final double BLUNT = 1e-5;

    /** So near to the point that noise hides this part of the derivative: of small networks it shows more, of wide ones fewer kinks. */
    private static final double NEAR = 3e-6;

    private final BasePoint point;
    private final Tolerance tolerance;
    private final long seed;

    /**
     * Creates a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param seed where the directions come from
     */
    public DirectionalComparison(BasePoint point, Tolerance tolerance, long seed) {
        this.point = point;
        this.tolerance = tolerance;
        this.seed = seed;
    }

    /**
     * Compares one key along two directions; where they differ, locates the wrong entries.
     *
     * @param candidate the key and its gradient
     * @return what was found
     */
    public KeyComparison compare(KeyGradient candidate) {
        return new Search(candidate).compare();
    }

    /** The comparison of one key. */
    private final class Search {
        private final KeyGradient candidate;
        private final DirectionalDerivatives probe;
        private final Evidence.Collected evidence = new Evidence.Collected();

        Search(KeyGradient candidate) {
            this.candidate = candidate;
            this.probe = new DirectionalDerivatives(point, candidate, evidence, seed);
        }

        KeyComparison compare() {
            Projections projections = projections();
            try {
                return compare(projections);
            } catch (BudgetSpentException spent) {
                return projections.unfinished(List.of());
            }
        }

        private KeyComparison compare(Projections projections) {
            StepSchedule effort = probe.effort();
            for (int i = 0; isNeeded(i, projections); i++) {
                if (i > 0) {
                    probe.next();
                }
                Judgement judgement = probe.judge(effort);
                projections.add(probe.projected(), judgement);
                if (judgement.kind() == Judgement.Kind.DIFFERS) {
                    return locate(projections, judgement);
                }
                effort = next(projections, judgement.derivative());
            }
            return projections.agreement();
        }

        /** A third direction costs less than segments, which a key needs that kinks hide too much of. */
        private boolean isNeeded(int direction, Projections before) {
            return direction < DIRECTIONS
                    || (direction == DIRECTIONS && areBlurredByKinks(before, KeyComparison.SHARP));
        }

        private boolean areBlurredByKinks(Projections projections, double blunt) {
            return projections.areBlurredByKinks(blunt, point.noise().level());
        }

        private StepSchedule next(Projections projections, Derivative before) {
            StepSchedule effort = probe.effort();
            return areBlurredByKinks(projections, BLUNT)
                    ? effort.nearThePoint(before, Direction.SCALE, point.noise().level(), NEAR)
                    : effort.beginningAt(before, Direction.SCALE);
        }

        /**
         * A direction that differs is a suspicion; a single entry that differs by its own ladder of steps proves it. Where the fault is
         * dense or was not located, a fresh direction must differ as well.
         */
        private KeyComparison locate(Projections projections, Judgement judgement) {
            Locator locator =
                    new Locator(point, candidate, probe, evidence, RandomStream.of(seed, "sample " + candidate.key()));
            List<EntryComparison> found = locator.locate(judgement.derivative());
            List<EntryComparison> wrong =
                    found.stream().filter(entry -> !tolerance.excuses(entry)).toList();
            if (locator.isCut()) {
                return projections.unfinished(wrong);
            }
            if (!wrong.isEmpty() && !locator.isDense()) {
                return projections.difference(wrong, FaultDensity.SPARSE);
            }
            try {
                return found.isEmpty() ? notLocated(projections) : dense(projections, wrong);
            } catch (BudgetSpentException spent) {
                return projections.unfinished(wrong);
            }
        }

        private KeyComparison dense(Projections projections, List<EntryComparison> wrong) {
            Projections fresh = projections();
            boolean differs = differs(fresh);
            return differs && !wrong.isEmpty() ? projections.difference(wrong, FaultDensity.DENSE) : fresh.agreement();
        }

        /** Without a single entry that differs, fresh directions may clear the key of suspicion, but not prove it wrong. */
        private KeyComparison notLocated(Projections projections) {
            Projections fresh = projections();
            boolean differs = false;
            for (int i = 0; i < DIRECTIONS; i++) {
                differs |= differs(fresh);
            }
            return differs ? projections.contradiction() : fresh.agreement();
        }

        private boolean differs(Projections fresh) {
            probe.next();
            Judgement judgement = probe.judge(probe.effort());
            fresh.add(probe.projected(), judgement);
            return judgement.kind() == Judgement.Kind.DIFFERS;
        }

        private Projections projections() {
            return new Projections(candidate, evidence);
        }
    }
}
