/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

/**
 * A move that leaves behind what another one would move.
 *
 * @param move leads along a line through the point
 * @param staying moves the entries that stay where they are
 */
public record Without(Move move, Move staying) implements Move {

    @Override
    public void to(double t, WorkingArrays arrays) {
        move.to(t, arrays);
        staying.to(0, arrays);
    }

    @Override
    public String at(double t) {
        return move.at(t);
    }

    @Override
    public void back(WorkingArrays arrays) {
        move.back(arrays);
        staying.back(arrays);
    }
}
