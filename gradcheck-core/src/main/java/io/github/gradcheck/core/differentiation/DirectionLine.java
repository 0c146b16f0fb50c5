package io.github.gradcheck.core.differentiation;

import java.util.function.DoubleSupplier;

/** The line along which whole blocks move, each in a direction of its own. */
public final class DirectionLine implements Line {
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
        return at(t, objective::valueOrNaN);
    }

    /**
     * Evaluates something else at a distance from the point.
     *
     * @param t the distance
     * @param function evaluated while the parameters are there
     * @return its value
     */
    public double at(double t, DoubleSupplier function) {
        try {
            for (Direction direction : directions) {
                direction.moveTo(t);
            }
            return function.getAsDouble();
        } finally {
            for (Direction direction : directions) {
                direction.restore();
            }
        }
    }
}
