/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.SampledLine;
import io.github.gradcheck.core.internal.numerics.Differentiator;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Block;
import java.util.List;

/**
 * The point at which the gradient is checked, as one lane of the function sees it.
 *
 * @param objective the function
 * @param lane which of its lanes is followed
 * @param centre its value at the point
 * @param noise its rounding noise there, and what it differs by from call to call
 * @param spread how far apart its values there are from call to call; 0 where they are the same to the bit
 * @param jumps those that no single entry reaches
 */
public record BasePoint(Objective objective, int lane, double centre, Noise noise, double spread, DistantJumps jumps) {

    /**
     * The point of a function with a gradient.
     *
     * @param objective the function
     * @param lane which of its lanes is followed
     * @param centre its value at the point
     * @param noise its rounding noise there, and what it differs by from call to call
     * @param spread how far apart its values there are from call to call; 0 where they are the same to the bit
     * @param keys all that move
     */
    public BasePoint(Objective objective, int lane, double centre, Noise noise, double spread, List<KeyGradient> keys) {
        this(objective, lane, centre, noise, spread, new DistantJumps(objective, lane, centre, keys));
    }

    /**
     * The point of a function that returns the same bits at every call.
     *
     * @param objective the function
     * @param lane which of its lanes is followed
     * @param centre its value at the point
     * @param noise its rounding noise there
     */
    public BasePoint(Objective objective, int lane, double centre, Noise noise) {
        this(objective, lane, centre, noise, 0);
    }

    /**
     * The point of a function of which no other line is known.
     *
     * @param objective the function
     * @param lane which of its lanes is followed
     * @param centre its value at the point
     * @param noise its rounding noise there, and what it differs by from call to call
     * @param spread how far apart its values there are from call to call; 0 where they are the same to the bit
     */
    public BasePoint(Objective objective, int lane, double centre, Noise noise, double spread) {
        this(objective, lane, centre, noise, spread, List.of());
    }

    /**
     * The lane along a line through the point.
     *
     * @param move leads along the line
     * @return a function of one variable
     */
    public Line line(Move move) {
        return new SampledLine(objective, move).lane(lane, least -> jumps.needing(move, least));
    }

    /** Judges derivatives of the lane at this point. */
    Differentiator differentiator() {
        return new Differentiator(centre, noise.level());
    }

    /**
     * One central difference of the lane for each of some neighbouring entries; returns how many entries the budget
     * allowed.
     *
     * @param bends where {@code (f(h) + f(-h) - 2 f(0)) / 2h} goes: half of what the slope changes by between both
     *     sides
     */
    int quotients(Block block, int first, double[] steps, double[] quotients, double[] bends, int count) {
        int lanes = objective.lanes();
        double[] all = lanes == 1 ? quotients : new double[count * lanes];
        double[] means = lanes == 1 ? bends : new double[count * lanes];
        int made = objective.quotients(block, first, steps, all, means, count);
        for (int i = 0; i < made; i++) {
            quotients[i] = all[i * lanes + lane];
            bends[i] = (means[i * lanes + lane] - centre) / steps[i];
        }
        return made;
    }
}
