/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.List;
import java.util.Optional;

/**
 * Compares a gradient along random directions over a whole key, at a cost that does not depend on the size of the key,
 * and locates the wrong entries where they differ.
 *
 * <p>A fault {@code e} stays unseen along one direction if its projection, normal of standard deviation {@code ||e||},
 * falls within the reach r: with probability about {@code sqrt(2/pi) r/||e||}. With error bars of 10^-9 two directions
 * are plenty.
 */
public final class DirectionalComparison implements Stage<KeyComparison> {
    /** A key of so few entries is visited entry by entry: two evaluations each are no more than two directions cost. */
    public static final int FEW_ENTRIES = 8;

    private static final int DIRECTIONS = 2;

    /** What a key costs that passes: two directions, four steps each, on both sides. */
    public static final int USUAL_EVALUATIONS = DIRECTIONS * DirectionalDerivatives.MOST_STEPS * 2;

    private final BasePoint point;
    private final Tolerance tolerance;
    private final long seed;
    private final KeyGradient candidate;
    private final Evidence.Collected evidence;
    private final Projections projections;
    private final DirectionalDerivatives derivatives;
    private final Optional<Suspicion> suspicion;
    private final boolean locating;
    private Optional<Locator> locator = Optional.empty();
    private Optional<KeyComparison> found = Optional.empty();

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param seed where the directions come from
     * @param candidate the key and its gradient
     */
    public DirectionalComparison(BasePoint point, Tolerance tolerance, long seed, KeyGradient candidate) {
        this(
                point,
                tolerance,
                seed,
                new DirectionalDerivatives(point, candidate, new Evidence.Collected(), tolerance, seed),
                Optional.empty(),
                true);
    }

    /**
     * Prepares to go on with a key that a joint direction has led to.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param seed where samples come from
     * @param suspicion the key, and what is known of it
     */
    public DirectionalComparison(BasePoint point, Tolerance tolerance, long seed, Suspicion suspicion) {
        this(point, tolerance, seed, suspicion.derivatives(), Optional.of(suspicion), true);
    }

    private DirectionalComparison(
            BasePoint point,
            Tolerance tolerance,
            long seed,
            DirectionalDerivatives derivatives,
            Optional<Suspicion> suspicion,
            boolean locating) {
        this.point = point;
        this.tolerance = tolerance;
        this.seed = seed;
        this.candidate = derivatives.candidate();
        this.evidence = derivatives.evidence();
        this.derivatives = derivatives;
        this.suspicion = suspicion;
        this.locating = locating;
        this.projections = projections();
    }

    /**
     * Does without the wrong entries, of one output among many that are wrong: two fresh directions prove it, which all
     * of them share.
     *
     * @return the same comparison, which has not begun
     */
    public DirectionalComparison withoutLocating() {
        return new DirectionalComparison(point, tolerance, seed, derivatives, suspicion, false);
    }

    @Override
    public void run() {
        found = Optional.of(suspicion.map(this::follow).orElseGet(this::compare));
    }

    @Override
    public KeyComparison soFar() {
        return found.orElseGet(() -> projections.unfinished(wrong()));
    }

    private KeyComparison compare() {
        StepSchedule steps = derivatives.steps();
        for (int i = 0; isNeeded(i); i++) {
            if (i > 0) {
                derivatives.next();
            }
            Judgement judgement = derivatives.judge(steps);
            projections.add(derivatives.projected(), derivatives.direction().length(), judgement);
            if (judgement.kind() == Judgement.Kind.DIFFERS) {
                return locate(derivatives.range(judgement.derivative()));
            }
            steps = next(judgement.derivative());
        }
        return projections.agreement();
    }

    /** A third direction costs less than segments, which a key needs that kinks hide too much of. */
    private boolean isNeeded(int direction) {
        return direction < DIRECTIONS || (direction == DIRECTIONS && areBlurredByKinks(KeyComparison.SHARP));
    }

    private boolean areBlurredByKinks(double blunt) {
        return projections.areBlurredByKinks(blunt, point.noise().level());
    }

    private StepSchedule next(Derivative before) {
        StepSchedule steps = derivatives.steps();
        return areBlurredByKinks(DirectionalDerivatives.BLUNT)
                ? steps.nearThePoint(before, Direction.SCALE, point.noise().level())
                : steps.beginningAt(before, Direction.SCALE);
    }

    private KeyComparison follow(Suspicion suspicion) {
        projections.add(
                derivatives.projected(), derivatives.direction().length(), derivatives.differing(suspicion.whole()));
        return locate(suspicion.whole());
    }

    /**
     * A direction that differs is a suspicion; a single entry that differs by its own ladder of steps proves it. Where
     * the fault is dense or was not located, a fresh direction must differ as well.
     */
    private KeyComparison locate(Range whole) {
        if (!locating) {
            return provenAlongDirections();
        }
        RandomStream samples = RandomStream.of(seed, "sample " + candidate.key());
        Locator search = new Locator(point, candidate, derivatives, evidence, tolerance, samples);
        locator = Optional.of(search);
        boolean throughout = suspicion
                .filter(Suspicion::isThroughout)
                .map(search::isWrongThroughout)
                .orElse(false);
        if (!throughout) {
            search.locate(whole);
        }
        List<EntryComparison> wrong = wrong();
        if (throughout
                && suspicion.map(Suspicion::isProven).orElse(false)
                && search.isBeyondDoubt()
                && !wrong.isEmpty()) {
            return projections.difference(wrong, FaultDensity.DENSE);
        }
        if (!wrong.isEmpty() && !search.isDense()) {
            return projections.difference(wrong, FaultDensity.SPARSE);
        }
        return search.found().isEmpty() ? notLocated() : dense(wrong, search.isBeyondDoubt());
    }

    private Excused excused() {
        return locator.stream()
                .flatMap(search -> search.found().stream())
                .filter(tolerance::excuses)
                .map(entry -> Excused.NONE.withEntry(entry.difference()))
                .reduce(Excused.NONE, Excused::plus);
    }

    private List<EntryComparison> wrong() {
        return locator.stream()
                .flatMap(search -> search.found().stream())
                .filter(entry -> !tolerance.excuses(entry))
                .toList();
    }

    /** Beside an entry that is proven beyond doubt, a fresh direction that differs from far is witness enough. */
    private KeyComparison dense(List<EntryComparison> wrong, boolean beyondDoubt) {
        Projections fresh = projections();
        fresh.excuse(excused());
        derivatives.next();
        boolean differs = differs(
                fresh, beyondDoubt ? derivatives.suspect(derivatives.steps()) : derivatives.judge(derivatives.steps()));
        return differs && !wrong.isEmpty() ? projections.difference(wrong, FaultDensity.DENSE) : fresh.agreement();
    }

    /** Without a single entry that differs, fresh directions may clear the key of suspicion, but not prove it wrong. */
    private KeyComparison notLocated() {
        Projections fresh = projections();
        return differing(fresh) > 0 ? projections.contradiction() : fresh.agreement();
    }

    private KeyComparison provenAlongDirections() {
        Projections fresh = projections();
        int differing = differing(fresh);
        if (differing == DIRECTIONS) {
            return projections.difference(List.of(), FaultDensity.DENSE);
        }
        return differing > 0 ? projections.contradiction() : fresh.agreement();
    }

    /** How many of two fresh directions differ by the accept rule. */
    private int differing(Projections fresh) {
        int differing = 0;
        for (int i = 0; i < DIRECTIONS; i++) {
            derivatives.next();
            differing += differs(fresh, derivatives.judge(derivatives.steps())) ? 1 : 0;
        }
        return differing;
    }

    private boolean differs(Projections fresh, Judgement judgement) {
        fresh.add(derivatives.projected(), derivatives.direction().length(), judgement);
        return judgement.kind() == Judgement.Kind.DIFFERS;
    }

    private Projections projections() {
        return new Projections(candidate, tolerance, evidence, VisibleError.ONE_IN_A_MILLION);
    }
}
