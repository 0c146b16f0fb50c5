/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.Stage;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Asks, of a key that was compared along directions and has kinks at the point, what backward returns on both sides of
 * it. Where several entries lie on kinks, the slopes along a direction are far apart, and a wrong choice of several
 * entries is hidden between them; but each entry has a value of its own on either side, and a right choice is between.
 *
 * <p>An entry whose gradient lies outside of what backward returns close by is visited. Kinks that meet may put a right
 * choice there, so that this alone proves nothing: {@code |x + y| + |x - y|} has the slopes 2 and 0 beside zero, and
 * may have -2.
 *
 * <p>What stays open is then how far the gradient and both sides are apart, entry by entry, instead of what all
 * entries together hide along a direction. It costs four evaluations of the loss and of backward for all keys together.
 */
public final class BothSides implements Stage<KeyComparison> {
    /** A smooth gradient is halfway between both sides, up to the square of 1e-4 and to rounding in float; chosen. */
    private static final double DRIFT = 1e-5;

    /** So many entries are visited at most; the others leave open how far they are outside. */
    private static final int MOST_VISITS = 20;

    /** So many confirmed entries prove a key wrong. */
    private static final int ENOUGH_CONFIRMED = 5;

    private final KeyComparison atPoint;
    private final Elsewhere elsewhere;
    private final Tolerance tolerance;
    private KeyComparison found;

    /**
     * Prepares the question.
     *
     * @param atPoint what was found at the point, along directions
     * @param elsewhere leads to both sides of it
     * @param tolerance which proven differences are excused
     */
    public BothSides(KeyComparison atPoint, Elsewhere elsewhere, Tolerance tolerance) {
        this.atPoint = atPoint;
        this.elsewhere = elsewhere;
        this.tolerance = tolerance;
        this.found = atPoint;
    }

    /**
     * Whether a key has kinks and nobody knows which entries lie on them.
     *
     * @param found what was found at the point
     * @return false where every entry was visited, or something is known to be wrong
     */
    public static boolean areNeeded(KeyComparison found) {
        return found.isDoubtful()
                && found.nonDifferentiable() > 0
                && found.evidence().open().findAny().isEmpty();
    }

    @Override
    public void run() {
        List<KeyGradient> sides = elsewhere.bothSides(atPoint.key());
        if (sides.isEmpty()) {
            return;
        }
        int[] outside = IntStream.range(0, atPoint.candidate().size())
                .filter(entry -> isOutside(entry, sides))
                .limit(MOST_VISITS)
                .toArray();
        KeyComparison visited = visit(outside);
        found = visited.extent() != FaultDensity.NONE ? visited.completing(atPoint) : atPoint.leavingOpen(apart(sides));
    }

    /** What was found at the point, with the entries that are wrong there, or with less that is left open. */
    @Override
    public KeyComparison soFar() {
        return found;
    }

    private boolean isOutside(int entry, List<KeyGradient> sides) {
        KeyGradient key = atPoint.candidate();
        double least =
                sides.stream().mapToDouble(side -> side.analytic(entry)).min().orElseThrow();
        double most =
                sides.stream().mapToDouble(side -> side.analytic(entry)).max().orElseThrow();
        double drift = DRIFT * Math.max(Math.abs(least), Math.abs(most));
        return !(key.analytic(entry) >= least - drift && key.analytic(entry) <= most + drift);
    }

    private KeyComparison visit(int[] entries) {
        EntryJudge judge = new EntryJudge(elsewhere.origin(), atPoint.candidate(), tolerance);
        EntryJudgements judgements = new EntryJudgements(atPoint.candidate(), tolerance);
        for (int entry : entries) {
            judgements.add(entry, judge.judgeAlone(entry, judgements.wrongEntries() < ENOUGH_CONFIRMED));
        }
        return judgements.toComparison();
    }

    /** How far the gradient at the point and those on all sides are apart, in proportion to the largest of them. */
    private double apart(List<KeyGradient> sides) {
        Norm apart = new Norm();
        Norm sizes = new Norm();
        for (int i = 0; i < atPoint.candidate().size(); i++) {
            double least = atPoint.candidate().analytic(i);
            double most = least;
            for (KeyGradient side : sides) {
                least = Math.min(least, side.analytic(i));
                most = Math.max(most, side.analytic(i));
            }
            apart.add(most - least);
            sizes.add(Math.max(Math.abs(least), Math.abs(most)));
        }
        return VisibleError.ofEntries(apart.value(), sizes.value());
    }
}
