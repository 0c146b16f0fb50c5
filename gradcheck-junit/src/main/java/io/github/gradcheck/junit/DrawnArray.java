/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;

/** One live array of a draw, and how it is filled. */
final class DrawnArray {
    private final ArraySlot slot;
    private final Object value;

    private DrawnArray(ArraySlot slot, Object value) {
        this.slot = slot;
        this.value = value;
    }

    static DrawnArray of(ArraySlot slot) {
        return new DrawnArray(slot, zeros(slot.type(), slot.shape()));
    }

    /** Creates an array of any type that can be drawn: those of the core, and labels. */
    static Object zeros(Class<?> type, Shape shape) {
        if (type != int[].class) {
            return Parameters.zeros(type, shape);
        }
        if (shape.rank() != 1) {
            throw new IllegalArgumentException(
                    "an int[] has one dimension, {length}; it cannot have the shape " + shape);
        }
        return new int[shape.size()];
    }

    ArraySlot slot() {
        return slot;
    }

    Object value() {
        return value;
    }

    /** Whether the check can move it; labels stay as they are. */
    boolean isContinuous() {
        return !(value instanceof int[]);
    }

    void fill(RandomStream random) {
        if (value instanceof int[] labels) {
            double[] numbers = new double[labels.length];
            slot.distribution().fill(block(numbers), random);
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (int) numbers[i];
            }
        } else {
            slot.distribution().fill(block(value), random);
        }
    }

    /** Puts the present values back when it is run. */
    Runnable memory() {
        if (value instanceof int[] labels) {
            int[] copy = labels.clone();
            return () -> System.arraycopy(copy, 0, labels, 0, copy.length);
        }
        double[] copy = block(value).toArray();
        return () -> block(value).setAll(copy);
    }

    private Block block(Object array) {
        return Parameters.block(slot.key(), array).orElseThrow();
    }
}
