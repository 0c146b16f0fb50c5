/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the user's code has thrown at moved points during one stage of a check, and which lines were without values for
 * it.
 *
 * <p>That a step leaves the domain of the function is no fault of the gradient. Where it does so on one side of a line
 * at every distance, the point lies on the edge of the domain; where it does so on both sides, nothing is known of the
 * derivative along that line.
 */
public final class ThrownLog {
    private int count;
    private Optional<Thrown> first = Optional.empty();
    private Optional<Sides> line = Optional.empty();
    private Optional<Thrown> blocked = Optional.empty();
    private Optional<Thrown> edge = Optional.empty();

    /** The exceptions of a line, and on which sides it has values; a log keeps no line's arrays alive. */
    private static final class Sides {
        private final WeakReference<Move> move;
        private boolean left;
        private boolean right;
        private Optional<Thrown> thrownLeft = Optional.empty();
        private Optional<Thrown> thrownRight = Optional.empty();

        Sides(Move move) {
            this.move = new WeakReference<>(move);
        }
    }

    /**
     * How often something was thrown.
     *
     * @return the number of evaluations that ended with an exception
     */
    public int count() {
        return count;
    }

    /**
     * The first exception, in the order of the evaluations.
     *
     * @return nothing if none was thrown
     */
    public Optional<Thrown> first() {
        return first;
    }

    /**
     * Why a line had no value at any moved point.
     *
     * @return the first exception of the first such line
     */
    public Optional<Thrown> blocked() {
        endLine();
        return blocked;
    }

    /**
     * Why a line had values on one side only.
     *
     * @return the first exception of the first such line
     */
    public Optional<Thrown> edge() {
        endLine();
        return edge;
    }

    /** The function or backward threw at a moved point. */
    void add(Supplier<Thrown> thrown) {
        count++;
        first = orElse(first, thrown);
    }

    /** An exception is put into words only where it is kept. */
    private static Optional<Thrown> orElse(Optional<Thrown> known, Supplier<Thrown> thrown) {
        return known.or(() -> Optional.of(thrown.get()));
    }

    /** The function had a value, which may not be finite, at a distance along a line. */
    void value(Move move, double distance, double value) {
        if (!Double.isNaN(value)) {
            Sides sides = sides(move);
            sides.right |= distance > 0;
            sides.left |= distance < 0;
        }
    }

    /** An exception that was added before belongs to a distance along a line. */
    void thrown(Move move, double distance, Supplier<Thrown> thrown) {
        Sides sides = sides(move);
        if (distance > 0) {
            sides.thrownRight = orElse(sides.thrownRight, thrown);
        } else {
            sides.thrownLeft = orElse(sides.thrownLeft, thrown);
        }
    }

    private Sides sides(Move move) {
        if (line.isEmpty() || line.get().move.get() != move) {
            endLine();
            line = Optional.of(new Sides(move));
        }
        return line.get();
    }

    private void endLine() {
        line.ifPresent(this::close);
        line = Optional.empty();
    }

    private void close(Sides sides) {
        Optional<Thrown> any = sides.thrownRight.or(() -> sides.thrownLeft);
        boolean edgeRight = sides.thrownRight.isPresent() && !sides.right;
        boolean edgeLeft = sides.thrownLeft.isPresent() && !sides.left;
        if (any.isPresent() && !sides.left && !sides.right) {
            blocked = blocked.or(() -> any);
        } else if (edgeRight || edgeLeft) {
            edge = edge.or(() -> edgeRight ? sides.thrownRight : sides.thrownLeft);
        }
    }
}
