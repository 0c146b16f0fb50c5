/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * A value that cannot be moved in place, such as a record of numbers: its numbers are moved in arrays of our own, and
 * the value is built anew from them.
 *
 * @param <P> its type
 */
public final class Rebuilt<P> {
    private final P model;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * Copies the numbers of a value.
     *
     * @param model a map or record of numbers, arrays and matrices, also nested
     * @throws IllegalArgumentException if it has parts of an unknown type, or has no name for its numbers
     */
    public Rebuilt(P model) {
        this.model = model;
        Map<String, Block> originals = Structure.blocks(model);
        if (originals.containsKey("") || originals.isEmpty()) {
            throw new IllegalArgumentException("a " + model.getClass().getSimpleName()
                    + " has no names for its numbers: hand in a map or a record of numbers");
        }
        Map<String, @Nullable Object> leaves = Structure.of(model);
        originals.forEach((path, block) -> blocks.add(
                leaves.get(path) instanceof Double number ? SingleNumber.of(path, number) : Adapters.copy(block)));
    }

    /**
     * The numbers, live: the value is built from what stands there.
     *
     * @return a block for each number and array, by its path
     */
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /**
     * Builds the value from the numbers as they are now.
     *
     * @return a new value; a map is a modifiable one of the same order
     * @throws IllegalArgumentException if it cannot be built, for instance because its constructor throws
     */
    @SuppressWarnings("unchecked") // a replica has the type of its original
    public P value() {
        PrimitiveIterator.OfDouble numbers = blocks.stream()
                .flatMapToDouble(block -> Arrays.stream(block.toArray()))
                .iterator();
        return (P) Objects.requireNonNull(Replica.of(model, numbers::nextDouble));
    }
}
