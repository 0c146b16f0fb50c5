/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The live arrays of one draw. Each key has a random stream of its own, so that adding a parameter moves no other. */
final class Draw {
    private final DrawId id;
    private final Map<String, DrawnArray> arrays = new LinkedHashMap<>();

    Draw(DrawId id, List<ArraySlot> slots) {
        this.id = id;
        slots.forEach(slot -> arrays.put(slot.key(), DrawnArray.of(slot)));
        refill(0);
    }

    /**
     * Adds what the constructor of the test, or a method around it, takes. An array of the same name is the same array.
     *
     * @throws IllegalArgumentException if it is declared in two ways
     */
    synchronized void add(List<ArraySlot> slots) {
        for (ArraySlot slot : slots) {
            DrawnArray known = arrays.get(slot.key());
            if (known == null) {
                DrawnArray array = DrawnArray.of(slot);
                array.fill(RandomStream.of(id.seed(), slot.key()));
                arrays.put(slot.key(), array);
            } else if (!known.slot().equals(slot)) {
                throw new IllegalArgumentException("`" + slot.key()
                        + "` is declared twice and not in the same way; declare it once, or give one of them another"
                        + " name with key = \"...\" in its annotation");
            }
        }
    }

    /**
     * Overwrites all arrays in place.
     *
     * @param attempt 0 for the first values of this draw, 1 and up for further ones, each always the same
     */
    void refill(int attempt) {
        long seed = attempt == 0 ? id.seed() : RandomStream.mix(id.seed(), "attempt " + attempt);
        arrays.forEach((key, array) -> array.fill(RandomStream.of(seed, key)));
    }

    /** Remembers all values as they are now. */
    Runnable memory() {
        List<Runnable> memories =
                arrays.values().stream().map(DrawnArray::memory).toList();
        return () -> memories.forEach(Runnable::run);
    }

    DrawId id() {
        return id;
    }

    Object array(String key) {
        DrawnArray array = arrays.get(key);
        if (array == null) {
            throw new IllegalArgumentException("no array `" + key + "` was drawn");
        }
        return array.value();
    }

    /** The live arrays of one role; labels are left out, for they cannot be moved. */
    Map<String, Object> arrays(Role role) {
        Map<String, Object> values = new LinkedHashMap<>();
        arrays.forEach((key, array) -> {
            if (array.slot().role() == role && array.isContinuous()) {
                values.put(key, array.value());
            }
        });
        return values;
    }

    RandomGenerator generator(String name) {
        return RandomStream.generator(id.seed(), generatorName(name));
    }

    Random random(String name) {
        return new Random(RandomStream.mix(id.seed(), generatorName(name)));
    }

    /** Apart from the keys: no key has a space. */
    private static String generatorName(String parameter) {
        return "generator " + parameter;
    }
}
