package io.github.gradcheck.core.internal.evaluation;

/** A way to move parameters away from the point and back. */
public interface Move {

    /**
     * Moves to a distance from the point, from wherever this move has brought the parameters before.
     *
     * @param t the distance
     * @param blocks the arrays to move
     */
    void to(double t, WorkingArrays blocks);

    /** Puts every bit back. */
    void back(WorkingArrays blocks);
}
