/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Takes a generator of random numbers that is seeded by the draw. */
record RandomSlot(Class<?> type, String name) implements Slot {

    static boolean serves(Class<?> type) {
        return type == RandomGenerator.class || type == Random.class;
    }

    @Override
    public Object in(Draw draw) {
        return type == Random.class ? draw.random(name) : draw.generator(name);
    }

    @Override
    public List<ArraySlot> arrays() {
        return List.of();
    }
}
