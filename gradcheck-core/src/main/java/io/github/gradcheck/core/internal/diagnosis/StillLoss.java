/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.numerics.Line;
import java.util.Optional;

/**
 * Finds out why the loss does not move with a key: it moves the key by its own size and more, at up to six
 * evaluations. Where the loss has no value at any of these points, nothing is said.
 */
public final class StillLoss {
    /** By about its own size, and by ten times that, where dead units may wake; in both directions. */
    private static final double[] DISTANCES = {1, -1, 10, -10};

    /** So near, a loss moves at a minimum, but as a rule not where a unit is dead. */
    private static final double BESIDE = 1e-3;

    /** The range of five values is about twice their noise; two others are hardly ever twice as far apart. */
    private static final double MOVED = 2;

    /** Rounding at a distance may be so many times the noise at the point. */
    private static final double ROUNDING = 100;

    private final BasePoint point;
    private final BackwardCalls backward;
    private final long seed;

    /**
     * Creates the search for one point.
     *
     * @param point where the loss stands still
     * @param backward calls backward at the parameters' present values
     * @param seed where directions come from
     */
    public StillLoss(BasePoint point, BackwardCalls backward, long seed) {
        this.point = point;
        this.backward = backward;
        this.seed = seed;
    }

    /**
     * Examines a key along which no derivative could be told from zero.
     *
     * @param found the key
     * @return why the loss stands still; nothing if it has no values beside the point
     */
    public Optional<Diagnosis> examine(KeyComparison found) {
        if (found.isZeroUpToRounding()) {
            return zeroUpToRounding();
        }
        Direction direction = found.candidate().direction(seed, "still");
        Line line = point.line(direction);
        boolean defined = false;
        boolean rounded = false;
        for (double distance : DISTANCES) {
            double value = line.at(distance);
            defined |= !Double.isNaN(value);
            rounded |= isOther(value) && !isMoved(value);
            if (isMoved(value)) {
                return still(
                        isMoved(line.at(BESIDE))
                                ? "its derivative is zero at this point only: is it a minimum?"
                                : "it moves only farther away from this point: are its units dead (ReLU)?");
            }
        }
        if (rounded && found.isVacuous()) {
            return zeroUpToRounding();
        }
        if (isOther(point.objective().during(direction, 1, this::lossAfterBackward))) {
            return still("it moves only after backward was called: the loss must not use what backward stores");
        }
        return defined ? still("it never uses this key: does it read a copy, or another array?") : Optional.empty();
    }

    private static Optional<Diagnosis> zeroUpToRounding() {
        return still("it is zero up to rounding: does a normalisation or a softmax behind it cancel it?");
    }

    private static Optional<Diagnosis> still(String reason) {
        return Optional.of(new Finding(Cause.STILL_LOSS, Claim.meets("a loss that does not move with it"), reason));
    }

    private double lossAfterBackward() {
        boolean called = backward.claimWhereDefined().isPresent(); // for what it stores
        return called ? point.objective().valuesOrNaN()[point.lane()] : Double.NaN;
    }

    /** By more than rounding. */
    private boolean isMoved(double value) {
        return Math.abs(value - point.centre()) > ROUNDING * point.noise().level();
    }

    private boolean isOther(double value) {
        return Math.abs(value - point.centre()) > MOVED * point.spread();
    }
}
