/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.claims.Tangent;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.SegmentRule;
import io.github.gradcheck.core.internal.numerics.SegmentRuling;
import io.github.gradcheck.core.internal.numerics.SlopedLine;

/** The loss along a line, and what backward says of its slope. */
final class SegmentLine implements SlopedLine {
    private final BasePoint point;
    private final BackwardCalls backward;
    private final Move move;
    private final Tangent tangent;
    private final Line line;

    /**
     * Prepares a line.
     *
     * @param point where it begins
     * @param backward evaluates the gradient at moved points
     * @param move leads along the line
     * @param tangent tells its slope from a gradient
     */
    SegmentLine(BasePoint point, BackwardCalls backward, Move move, Tangent tangent) {
        this.point = point;
        this.backward = backward;
        this.move = move;
        this.tangent = tangent;
        this.line = point.line(move);
    }

    @Override
    public double at(double t) {
        return line.at(t);
    }

    @Override
    public void at(double[] distances, double[] values, int count) {
        line.at(distances, values, count);
    }

    @Override
    public double displacement(double t) {
        return line.displacement(t);
    }

    @Override
    public Sloped sloped(double t) {
        double[] value = {Double.NaN};
        double slope = point.objective()
                .during(
                        move,
                        t,
                        () -> backward.claimAfterFunction(values -> value[0] = values[point.lane()])
                                .map(claim -> tangent.dot(claim.lane(point.lane())))
                                .orElse(Double.NaN));
        return new Sloped(value[0], slope);
    }

    /**
     * Compares the loss along the line with the integral of its slope.
     *
     * @param slope of the line at the point, by backward
     * @param sharpness how small an error of it, in proportion, is to be seen
     */
    SegmentRuling judge(double slope, double sharpness) {
        return rule(slope, sharpness).judge();
    }

    /** The same, where a difference is but a suspicion. */
    SegmentRuling look(double slope, double sharpness) {
        return rule(slope, sharpness).look();
    }

    private SegmentRule rule(double slope, double sharpness) {
        double noise = Math.max(point.noise().level(), point.spread());
        return new SegmentRule(this, point.centre(), slope, noise, sharpness);
    }
}
