/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;

/** Takes one drawn array. */
record ArraySlot(String key, Role role, Class<?> type, Shape shape, Distribution distribution) implements Slot {

    static ArraySlot of(Place place, String key, Declaration declaration) {
        boolean labels = place.type() == int[].class;
        requireArrayType(place, declaration.role());
        Shape shape = declaration.shape(place);
        requireCreatable(place, shape);
        return new ArraySlot(key, declaration.role(), place.type(), shape, declaration.distribution(place, labels));
    }

    @Override
    public Object in(Draw draw) {
        return draw.array(key);
    }

    @Override
    public List<ArraySlot> arrays() {
        return List.of(this);
    }

    private static void requireArrayType(Place place, Role role) {
        Class<?> type = place.type();
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            throw place.mistake("a number cannot be moved in place; use " + role + "(1) double[]");
        }
        if (type == int[].class && role == Role.PARAMETER) {
            throw place.mistake("whole numbers have no gradient; use @Input, or a double[]");
        }
    }

    private static void requireCreatable(Place place, Shape shape) {
        try {
            DrawnArray.zeros(place.type(), shape);
        } catch (IllegalArgumentException impossible) {
            throw place.mistake(String.valueOf(impossible.getMessage()));
        } catch (OutOfMemoryError tooLarge) {
            throw place.mistake("the shape " + shape + " does not fit into the memory (" + tooLarge.getMessage() + ")");
        }
    }
}
