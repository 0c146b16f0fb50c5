/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.Tangent;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.WorkingArrays;
import java.util.List;

/**
 * Several keys at once, each along a direction of its own.
 *
 * @param parts over different blocks
 */
public record JointDirection(List<Direction> parts) implements Move, Tangent {

    /**
     * Keeps the list.
     *
     * @param parts over different blocks
     */
    public JointDirection {
        parts = List.copyOf(parts);
    }

    @Override
    public void to(double t, WorkingArrays arrays) {
        for (Direction part : parts) {
            part.to(t, arrays);
        }
    }

    @Override
    public String at(double t) {
        return Move.at("all keys", t) + " along a random direction";
    }

    @Override
    public void back(WorkingArrays arrays) {
        for (Direction part : parts) {
            part.back(arrays);
        }
    }

    @Override
    public double dot(Gradient gradient) {
        double sum = 0;
        for (Direction part : parts) {
            sum += part.dot(gradient);
        }
        return sum;
    }
}
