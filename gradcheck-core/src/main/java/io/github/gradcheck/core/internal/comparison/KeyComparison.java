/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import java.util.List;

/**
 * What a comparison found out about one key.
 *
 * @param candidate the key and its gradient
 * @param relativeDifference the classical measure over what was compared
 * @param wrong the entries that were found to be wrong
 * @param extent whether nothing, single entries or most of the key is wrong
 * @param nonDifferentiable how many entries or directions have a kink at the point and were not compared
 * @param undecided how many entries the loss gave no answer for
 * @param unvisited how many entries were not looked at because the budget was spent
 * @param resolution the smallest relative error that would have been seen if it goes through the whole key, as a
 *     factor does; infinite where some entries are open
 * @param visibleError the smallest relative error of any shape that would have been seen, kinks and excuses included;
 *     NaN where nothing was compared
 * @param excused what is proven to differ within the tolerance
 * @param analyticZero whether backward returned zeros only, or nothing but rounding
 * @param numericalZero whether no derivative could be told from zero
 * @param evidence what was measured
 */
public record KeyComparison(
        KeyGradient candidate,
        RelativeDifference relativeDifference,
        WrongEntries wrong,
        FaultDensity extent,
        int nonDifferentiable,
        int undecided,
        int unvisited,
        double resolution,
        double visibleError,
        Excused excused,
        boolean analyticZero,
        boolean numericalZero,
        Evidence evidence) {

    /** Up to this, an error that a pass excludes would have been seen from far. */
    static final double SHARP = Verdict.VISIBLE_ERROR / 4;

    /**
     * The name of the key.
     *
     * @return for instance {@code W1}
     */
    public String key() {
        return candidate.key();
    }

    /**
     * Whether the comparison has no answer: nothing is known to be wrong, and an error might not have been seen.
     *
     * @return true if noise or kinks hide this key
     */
    public boolean isOpen() {
        return extent == FaultDensity.NONE && !isVacuous() && !(resolution <= Verdict.VISIBLE_ERROR);
    }

    /**
     * Whether another method may see more: nothing is known to be wrong, but an error might hide near the limit of
     * sight.
     *
     * @return true if noise or kinks blur this key
     */
    public boolean isBlurred() {
        return unvisited == 0 && extent == FaultDensity.NONE && !isVacuous() && !(resolution <= SHARP);
    }

    /**
     * Whether nothing was compared because all is zero.
     *
     * @return true if neither backward nor the loss knows of this key
     */
    public boolean isVacuous() {
        return analyticZero && numericalZero;
    }

    /**
     * A key whose gradient is zero up to rounding, and with which the loss moves by nothing but rounding.
     *
     * @param candidate the key and its gradient
     * @return a comparison that is vacuous
     */
    public static KeyComparison zeroUpToRounding(KeyGradient candidate) {
        return new KeyComparison(
                candidate,
                RelativeDifference.ZERO,
                WrongEntries.of(List.of()),
                FaultDensity.NONE,
                0,
                0,
                0,
                Double.NaN,
                Double.NaN,
                Excused.NONE,
                true,
                true,
                new Evidence.Collected().evidence());
    }

    /**
     * Whether all is zero but for rounding.
     *
     * @return true if the key is vacuous, though backward returned other numbers than zeros
     */
    public boolean isZeroUpToRounding() {
        return isVacuous() && !candidate.analyticZero();
    }

    /**
     * Adds what another comparison of the same key found where this one has no answer. Where the loss contradicts
     * itself beside the point, as one that jumps does, the other may clear the key, but not call it wrong.
     *
     * @param other a comparison by another method
     * @return this one with the other's answer
     */
    public KeyComparison orElse(KeyComparison other) {
        if (undecided > 0 && other.extent != FaultDensity.NONE) {
            return this;
        }
        boolean better = other.extent != FaultDensity.NONE || !(resolution <= other.resolution);
        return new KeyComparison(
                candidate,
                better ? other.relativeDifference : relativeDifference,
                other.wrong,
                other.extent,
                nonDifferentiable,
                undecided,
                unvisited + other.unvisited,
                better ? other.resolution : resolution,
                Math.min(visibleError, other.visibleError),
                excused.plus(other.excused),
                analyticZero,
                numericalZero && other.numericalZero,
                evidence);
    }
}
