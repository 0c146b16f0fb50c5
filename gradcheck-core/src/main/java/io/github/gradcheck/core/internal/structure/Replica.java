/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Block;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Builds values of the same types and shapes as another value, with other numbers in them. */
public final class Replica {
    private final DoubleSupplier numbers;

    private Replica(DoubleSupplier numbers) {
        this.numbers = numbers;
    }

    /**
     * Builds a value like another one. Types are kept wherever they can be built: floats stay floats, sorted maps
     * stay sorted by the same comparator; unmodifiable lists and maps become modifiable ones of the same order.
     *
     * @param value a float or double, an array or matrix, or a list, map or record of these, or {@code Parameters}
     * @param numbers called once for each entry, in order
     * @return a new value of the same type and shape
     * @throws IllegalArgumentException if a part of the value is null, of an unknown type, or cannot be built
     */
    public static Object of(Object value, DoubleSupplier numbers) {
        return new Replica(numbers).replicate(Node.of(value));
    }

    private Object replicate(Node node) {
        if (node.isLeaf()) {
            return replicateLeaf(node);
        }
        List<Object> children = node.children().stream().map(this::replicate).toList();
        return node.rebuilt(children);
    }

    private Object replicateLeaf(Node leaf) {
        if (leaf.value() instanceof Double) {
            return numbers.getAsDouble();
        } else if (leaf.value() instanceof Float) {
            return (float) numbers.getAsDouble();
        }
        Block original = Structure.block(leaf);
        Object copy = Adapters.zerosLike(original.value());
        Block view = Adapters.block(leaf.path(), copy).orElseThrow();
        for (int i = 0; i < view.size(); i++) {
            view.set(i, numbers.getAsDouble());
        }
        return copy;
    }
}
