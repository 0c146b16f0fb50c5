/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.WorkingArrays;
import java.util.List;

/**
 * The way to a point of which every entry is known already, so that the direction that led there need not be kept.
 *
 * @param here all keys at the point of the check
 * @param there the same keys at the other one
 */
record Placement(List<KeyGradient> here, List<KeyGradient> there) implements Move {

    @Override
    public void to(double t, WorkingArrays arrays) {
        there.forEach(key -> write(key, arrays));
    }

    @Override
    public String at(double t) {
        return JointDirection.atAllKeys(t);
    }

    @Override
    public void back(WorkingArrays arrays) {
        here.forEach(key -> write(key, arrays));
    }

    private static void write(KeyGradient key, WorkingArrays arrays) {
        arrays.of(key.block()).write(0, key.origin(), 0, key.size());
    }
}
