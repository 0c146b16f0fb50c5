package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.parameters.Block;

/** The line along which one entry moves and all else stays. */
public final class EntryLine implements Line, Move {
    private final Objective objective;
    private final Block block;
    private final int entry;
    private final double origin;

    /**
     * Creates the line through the entry's present value.
     *
     * @param objective the loss
     * @param block the block that holds the entry
     * @param entry its number
     */
    public EntryLine(Objective objective, Block block, int entry) {
        this.objective = objective;
        this.block = block;
        this.entry = entry;
        this.origin = block.get(entry);
    }

    @Override
    public double at(double t) {
        return objective.along(this, t);
    }

    @Override
    public void at(double[] distances, double[] values, int count) {
        objective.along(this, distances, values, count);
    }

    @Override
    public void to(double t, WorkingArrays blocks) {
        blocks.of(block).set(entry, origin + t);
    }

    @Override
    public void back(WorkingArrays blocks) {
        blocks.of(block).set(entry, origin);
    }

    @Override
    public double displacement(double t) {
        double moved = origin + t;
        return (block.singlePrecision() ? (float) moved : moved) - origin;
    }
}
