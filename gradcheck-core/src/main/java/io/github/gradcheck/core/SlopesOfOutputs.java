/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.evaluation.SharedPoints;
import io.github.gradcheck.core.internal.numerics.Quotient;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What all outputs do along a few directions over a key that is known to be wrong: enough to tell whether a factor,
 * another row or another order explains all of them. Nothing is proven by it.
 */
final class SlopesOfOutputs {
    /** So near that the loss is smooth, as a rule, and so far that noise counts little. */
    private static final double COARSE = 1e-3;

    /** A tenth of it: together they cancel what truncation makes of both. */
    private static final double FINE = 1e-4;

    /** Of one direction, an entry for each output. */
    private final List<double[]> analytic = new ArrayList<>();

    private final List<double[]> numerical = new ArrayList<>();

    private SlopesOfOutputs() {}

    /**
     * Measures, at four evaluations for each direction.
     *
     * @param key an entry for each direction
     * @param points where all outputs are evaluated
     * @param claimed the derivatives by what is moved
     * @return nothing where outputs have no values, or the budget is spent
     */
    static Optional<SlopesOfOutputs> over(Block key, SharedPoints points, JacobianMatrix claimed) {
        SlopesOfOutputs slopes = new SlopesOfOutputs();
        Snapshot before = Snapshot.of(Parameters.of(key));
        try {
            for (int direction = 0; direction < key.size(); direction++) {
                double[] unit = new double[key.size()];
                unit[direction] = 1;
                slopes.analytic.add(claimed.along(key.key(), unit));
                slopes.numerical.add(derivatives(key, direction, points));
                before.restore();
            }
            return Optional.of(slopes);
        } catch (RuntimeException | AssertionError outsideDomain) {
            CheckInterruptedException.throwIfCauseOf(outsideDomain, 0);
            return Optional.empty();
        } finally {
            before.restore();
        }
    }

    private static double[] derivatives(Block key, int direction, SharedPoints points) {
        double[] coarse = quotients(key, direction, points, COARSE);
        double[] fine = quotients(key, direction, points, FINE);
        double order = Math.pow(COARSE / FINE, 2);
        for (int output = 0; output < fine.length; output++) {
            fine[output] = (order * fine[output] - coarse[output]) / (order - 1);
        }
        return fine;
    }

    private static double[] quotients(Block key, int direction, SharedPoints points, double step) {
        key.set(direction, step);
        double[] above = points.numbers();
        key.set(direction, -step);
        double[] below = points.numbers();
        for (int output = 0; output < above.length; output++) {
            above[output] = Quotient.central(above[output], below[output], 2 * step);
        }
        return above;
    }

    /**
     * The derivatives of one output along the directions, in place of those by entries.
     *
     * @param output its number
     * @param found what is known of the key in this output; where it is right, so is the claim
     */
    EntryGradients row(int output, KeyReport found) {
        boolean right = found.verdict() == Verdict.CORRECT;
        return new EntryGradients(
                Shape.of(analytic.size()),
                direction -> analytic.get(direction)[output],
                direction -> (right ? analytic : numerical).get(direction)[output],
                direction -> found.verdict() == Verdict.WRONG);
    }
}
