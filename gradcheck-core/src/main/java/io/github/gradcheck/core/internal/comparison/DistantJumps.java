/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.SampledLine;
import io.github.gradcheck.core.internal.evaluation.Without;
import io.github.gradcheck.core.internal.numerics.Jump;
import io.github.gradcheck.core.internal.numerics.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jumps of the loss that one entry does not reach and all together do: {@code log(1 - p)} of a saturated unit is a
 * staircase, whose stairs may be wider than all that a single entry makes of its argument. Along such an entry the loss
 * stands still, however far it is followed. Where it moves, jumps that are far away explain nothing: an angle has one
 * behind the point, and a slope all the same.
 *
 * <p>They are searched along a line on which every entry moves by its own size to where the gradient says that the loss
 * rises, so that it moves as far as it can. A jump is of a staircase on which an entry lies, if it is not there any
 * more when this entry stays behind: the others reach the same stair a little later. A jump that stays is made by
 * others, and explains nothing.
 */
public final class DistantJumps {
    /** A search looks for so much lower jumps than it must, so that one or two of them do for all questions. */
    private static final double LOWER = 1e-2;

    private final Objective objective;
    private final int lane;
    private final double centre;
    private final List<KeyGradient> keys;
    private final List<Jump> known = new ArrayList<>();
    private double searched = Double.POSITIVE_INFINITY;
    private Optional<JointDirection> everything = Optional.empty();

    /**
     * Prepares to look; nothing is called before it is asked.
     *
     * @param objective the function
     * @param lane which of its lanes is followed
     * @param centre its value at the point
     * @param keys all that move
     */
    DistantJumps(Objective objective, int lane, double centre, List<KeyGradient> keys) {
        this.objective = objective;
        this.lane = lane;
        this.centre = centre;
        this.keys = List.copyOf(keys);
    }

    /**
     * A jump that is not there without what a line moves, along which the loss stands still about the point.
     *
     * @param move leads along the line
     * @param least how high it must be
     * @return its height; 0 where none is found
     */
    double needing(Move move, double least) {
        if (!(least > 0)) {
            return 0;
        }
        if (least < searched) {
            searched = LOWER * least;
            Jump.along(line(direction()), centre, Direction.SCALE, searched).ifPresent(known::add);
        }
        return known.stream()
                .filter(jump -> jump.height() >= least && vanishesWithout(move, jump))
                .mapToDouble(Jump::height)
                .max()
                .orElse(0);
    }

    private boolean vanishesWithout(Move move, Jump jump) {
        double[] values = new double[2];
        line(new Without(direction(), move)).at(new double[] {jump.low(), jump.high()}, values, 2);
        return !(Math.abs(values[1] - values[0]) > jump.height() / 2);
    }

    private Line line(Move move) {
        return new SampledLine(objective, move).lane(lane);
    }

    private JointDirection direction() {
        JointDirection move = everything.orElseGet(
                () -> new JointDirection(keys.stream().map(DistantJumps::rising).toList()));
        everything = Optional.of(move);
        return move;
    }

    private static Direction rising(KeyGradient key) {
        double[] vector = new double[key.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Math.copySign(key.scale().of(i), key.analytic(i));
        }
        return Direction.of(key.block(), key.origin(), vector);
    }
}
