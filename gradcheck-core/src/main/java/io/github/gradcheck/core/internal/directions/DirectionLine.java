package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.WorkingArrays;
import io.github.gradcheck.core.internal.numerics.Line;
import java.util.function.DoubleSupplier;

/** The line along which whole blocks move, each in a direction of its own. */
public final class DirectionLine implements Line, Move {
    private final Objective objective;
    private final Direction[] directions;

    /**
     * Creates the line through the directions' origins.
     *
     * @param objective the loss
     * @param directions over different blocks
     */
    public DirectionLine(Objective objective, Direction... directions) {
        this.objective = objective;
        this.directions = directions.clone();
    }

    @Override
    public double at(double t) {
        return objective.along(this, t);
    }

    @Override
    public void at(double[] distances, double[] values, int count) {
        objective.along(this, distances, values, count);
    }

    /**
     * Evaluates something else at a distance from the point.
     *
     * @param t the distance
     * @param function evaluated while the user's own parameters are there
     * @return its value
     */
    public double at(double t, DoubleSupplier function) {
        WorkingArrays originals = objective.blocks();
        try {
            to(t, originals);
            return function.getAsDouble();
        } finally {
            back(originals);
        }
    }

    @Override
    public void to(double t, WorkingArrays blocks) {
        for (Direction direction : directions) {
            direction.moveTo(t, blocks);
        }
    }

    @Override
    public void back(WorkingArrays blocks) {
        for (Direction direction : directions) {
            direction.restore(blocks);
        }
    }
}
