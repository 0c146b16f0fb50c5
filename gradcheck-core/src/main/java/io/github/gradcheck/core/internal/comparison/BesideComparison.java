/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.evaluation.Stage;
import java.util.List;

/**
 * Compares at a point beside what could not be compared at the point itself: single entries that lie on a kink or of
 * which the loss gave no answer, or a whole key of which directions did.
 *
 * <p>At a kink every value between the slopes on both sides is accepted, so that half of a wrong gradient may pass
 * there; a little beside there is one value. Kinks near the point blur directions, and leave those beside it sharp.
 */
public final class BesideComparison implements Stage<KeyComparison> {
    /** So many confirmed entries prove a key wrong; the others are then counted more cheaply. */
    private static final int ENOUGH_CONFIRMED = 5;

    /**
     * Noise alone leaves open up to 30 times what it makes of a quotient at its usual step: three times as much, at a
     * step of a tenth; and its level may be three times too low.
     */
    private static final double BLURRED = 100;

    private final KeyComparison atPoint;
    private final Elsewhere elsewhere;
    private final Tolerance tolerance;
    private final long seed;
    private KeyComparison found;

    /**
     * Prepares a comparison.
     *
     * @param atPoint what was found at the point
     * @param elsewhere leads to a point beside it
     * @param tolerance which proven differences are excused
     * @param seed where directions come from
     */
    public BesideComparison(KeyComparison atPoint, Elsewhere elsewhere, Tolerance tolerance, long seed) {
        this.atPoint = atPoint;
        this.elsewhere = elsewhere;
        this.tolerance = tolerance;
        this.seed = seed;
        this.found = atPoint.isOpen() ? alone() : atPoint.unfinished();
    }

    /** What the point says where there is no other. */
    private KeyComparison alone() {
        return atPoint.evidence().open().findAny().isPresent() ? atPoint.withoutAnswer() : atPoint;
    }

    @Override
    public void run() {
        found = elsewhere.beside(this::compare).orElseGet(this::alone);
    }

    /**
     * What was found at the point, with the answer from beside it; if that is a difference, then with the gradients of
     * the point where it was found.
     */
    @Override
    public KeyComparison soFar() {
        return found;
    }

    private KeyComparison compare(Elsewhere.Place place) {
        KeyGradient candidate = place.key(atPoint.key());
        int[] open = atPoint.evidence().open().toArray();
        if (open.length > 0) {
            return entries(place, candidate, open);
        }
        DirectionalComparison directions = new DirectionalComparison(place.point(), tolerance, seed, candidate);
        directions.run();
        KeyComparison beside = directions.soFar();
        return beside.extent() == FaultDensity.NONE ? atPoint.orSharper(beside) : beside;
    }

    private KeyComparison entries(Elsewhere.Place place, KeyGradient candidate, int[] open) {
        EntryJudge judge = new EntryJudge(place.point(), candidate, tolerance);
        EntryJudgements judgements = new EntryJudgements(candidate, tolerance);
        for (int entry : open) {
            judgements.add(entry, judge.judgeAlone(entry, judgements.wrongEntries() < ENOUGH_CONFIRMED));
        }
        KeyComparison beside = judgements.toComparison();
        if (beside.extent() != FaultDensity.NONE) {
            return beside.completing(atPoint);
        }
        return beside.evidence().open().findAny().isPresent() ? atPoint.withoutAnswer() : answered(beside);
    }

    /** What would have been seen of the entries that were compared here or there. */
    private KeyComparison answered(KeyComparison beside) {
        Norm values = new Norm();
        Norm reaches = new Norm();
        double widest = 0;
        int count = 0;
        for (KeyComparison comparison : List.of(atPoint, beside)) {
            for (Measurement entry : comparison.evidence().measurements()) {
                values.add(entry.value());
                reaches.add(entry.reach());
                widest = Math.max(widest, entry.reach());
                count++;
            }
        }
        double known = atPoint.visibleError();
        double seen = VisibleError.ofEntries(reaches.value(), values.value());
        return atPoint.seeing(
                widest * Math.sqrt(count) / values.value(),
                known < Double.POSITIVE_INFINITY ? known : Math.max(atPoint.leftOpen(), seen));
    }

    /**
     * Whether a key needs a look beside the point.
     *
     * @param found what was found at the point
     * @return true if entries or directions were looked at there and have no answer
     */
    public static boolean isNeeded(KeyComparison found) {
        boolean open = found.nonDifferentiable() > 0 || found.undecided() > 0;
        boolean blank = !found.isVacuous()
                && !(found.resolution() < Double.POSITIVE_INFINITY)
                && found.evidence().measurements().isEmpty();
        return found.isDoubtful() && (open || blank);
    }

    /**
     * Whether directions beside the point may see more of a key that agrees, and that needs no other look there. What
     * kinks near the point blur shows only an error that goes through the whole key; what kinks at the point leave
     * open, no other place tells of; and noise is the same everywhere.
     *
     * @param found what was found at the point
     * @param point where that is
     * @return true if an error of another shape might hide there
     */
    public static boolean seesMore(KeyComparison found, BasePoint point) {
        double blurred = BLURRED * JointComparison.reachByNoise(point);
        return found.agrees()
                && !found.isDoubtful()
                && found.leftOpen() <= Verdict.VISIBLE_ERROR
                && !(found.visibleError() <= Verdict.VISIBLE_ERROR)
                && found.evidence().measurements().stream().anyMatch(direction -> direction.reach() > blurred);
    }
}
