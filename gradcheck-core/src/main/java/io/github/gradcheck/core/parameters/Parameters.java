/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

import io.github.gradcheck.core.internal.structure.Adapters;
import io.github.gradcheck.core.internal.structure.BlockBundle;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.internal.structure.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arrays at which a gradient is checked, by name and in order.
 *
 * <p>The views are live: the check moves the arrays in place, the loss sees it, and every bit is put back. Values may
 * be {@code double[]} to {@code double[][][][]}, the same in {@code float}, EJML's {@code DMatrixRMaj}, {@code
 * FMatrixRMaj} and {@code SimpleMatrix}, other types through an {@link ArrayAdapter}, and lists, arrays, maps and
 * records of these, whose elements get paths such as {@code layers[0].W}. An array of rows of different lengths is
 * taken as a list of rows.
 *
 * <pre>{@code
 * Parameters.of("W", W, "b", b)
 * Parameters.of(Map.of("W", W))          // iteration order is kept
 * Parameters.of(new Layer(W, b))         // the record's components are the keys
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Parameters implements BlockBundle {
    private final Map<String, Block> blocks;

    private Parameters(Map<String, Block> blocks) {
        this.blocks = blocks;
    }

    /**
     * Names arrays one by one.
     *
     * @param key the name of the first
     * @param value the first array, list, map or record
     * @param more further names and values, in turn
     * @return live views of all of them
     * @throws IllegalArgumentException if a value is null, empty, of an unknown type, or contains itself, if a name
     *     stands twice, or two arrays share their memory
     */
    public static Parameters of(String key, Object value, Object... more) {
        if (more.length % 2 != 0) {
            throw new IllegalArgumentException("names and values must alternate; the last name has no value");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        named.put(key, value);
        for (int i = 0; i < more.length; i += 2) {
            if (!(more[i] instanceof String name)) {
                throw new IllegalArgumentException(
                        "names and values must alternate; argument " + (i + 3) + " is no name: " + describe(more[i]));
            }
            if (named.containsKey(name)) {
                throw new IllegalArgumentException("there are two parameters named `" + name + "`");
            }
            named.put(name, more[i + 1]);
        }
        return of(named);
    }

    /**
     * Names arrays by a map.
     *
     * @param named values by name; the order of iteration is kept
     * @return live views of all of them
     * @throws IllegalArgumentException if a value is null, empty, of an unknown type, or contains itself, if a name
     *     stands twice, or two arrays share their memory
     */
    public static Parameters of(Map<String, ?> named) {
        return ofLeaves(Structure.of(named));
    }

    /**
     * Names arrays by the components of a record.
     *
     * @param components a record of arrays; nested records, maps and lists give paths such as {@code layers[0].W}
     * @return live views of all of them
     * @throws IllegalArgumentException if a value is null, empty, of an unknown type, or contains itself, if a name
     *     stands twice, or two arrays share their memory
     */
    public static Parameters of(Record components) {
        return ofLeaves(Structure.of(components));
    }

    /**
     * Puts views together that were made already, such as those of an adapter of one's own, see
     * {@link Block#of(String, Object, ArrayAdapter)}.
     *
     * @param blocks the views, in order
     * @return all of them
     * @throws IllegalArgumentException if a name stands twice, or two views are of the same array
     */
    public static Parameters of(Block... blocks) {
        return ofBlocks(List.of(blocks));
    }

    /**
     * No parameters at all.
     *
     * @return an empty set
     */
    public static Parameters none() {
        return new Parameters(Map.of());
    }

    /**
     * Views one array, whatever its type.
     *
     * @param key its name
     * @param value the array
     * @return a live view, or nothing if no adapter knows the type
     */
    public static Optional<Block> block(String key, Object value) {
        return Adapters.block(key, value);
    }

    /**
     * Creates an array of zeros.
     *
     * @param type a type that an {@link ArrayAdapter} knows, or an interface or class above one, such as EJML's
     *     {@code DMatrix}
     * @param shape its shape
     * @param <T> the type
     * @return a new array
     * @throws IllegalArgumentException if no adapter knows the type, or the type cannot have that shape
     */
    public static <T> T zeros(Class<T> type, Shape shape) {
        return Adapters.zeros(type, shape);
    }

    /**
     * Whether arrays of a type can be created and viewed.
     *
     * @param type any type
     * @return whether an {@link ArrayAdapter} knows it
     */
    public static boolean knows(Class<?> type) {
        return Adapters.know(type);
    }

    /**
     * The blocks in order.
     *
     * @return live views
     */
    @Override
    public List<Block> blocks() {
        return List.copyOf(blocks.values());
    }

    /**
     * The names in order.
     *
     * @return the key of each block
     */
    public List<String> keys() {
        return List.copyOf(blocks.keySet());
    }

    /**
     * One block.
     *
     * @param key its name
     * @return the block, or nothing if there is none of that name
     */
    public Optional<Block> find(String key) {
        return Optional.ofNullable(blocks.get(key));
    }

    /**
     * The array behind a key, for a loss that is handed its parameters.
     *
     * @param key its name
     * @param type its type, such as {@code DMatrixRMaj.class} or {@code double[].class}
     * @param <T> the type
     * @return the live array
     * @throws IllegalArgumentException if there is none of that name, or it is of another type
     */
    public <T> T get(String key, Class<T> type) {
        Object value = find(key)
                .map(Block::value)
                .orElseThrow(() -> new IllegalArgumentException("no parameter `" + key + "`; there are " + keys()));
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "parameter `" + key + "` is a " + describe(value) + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /**
     * The array behind a key, as whatever type is wanted: {@code double[] w = tangents.get("w")}.
     *
     * @param key its name
     * @param <T> the type that the array is taken for; it fails where it is used if it is of another
     * @return the live array
     * @throws IllegalArgumentException if there is none of that name
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // so that it can be handed on as it is
    public <T> T get(String key) {
        return (T) get(key, Object.class);
    }

    /**
     * Copies all arrays.
     *
     * @return new arrays of the same types, names, shapes and numbers
     */
    @Override
    public Parameters copy() {
        return ofBlocks(blocks.values().stream().map(Adapters::copy).toList());
    }

    /**
     * Puts other arrays under the same names.
     *
     * @param arrays one for each block, in the same order
     * @return live views of them
     * @throws IllegalArgumentException if there are more or fewer, or one is null, empty, of an unknown type or
     *     stands there twice
     */
    @Override
    public Parameters withArrays(List<?> arrays) {
        if (arrays.size() != blocks.size()) {
            throw new IllegalArgumentException(
                    "there are " + blocks.size() + " parameters, " + keys() + ", and " + arrays.size() + " arrays");
        }
        List<Block> replaced = new ArrayList<>();
        for (String key : keys()) {
            replaced.add(requireBlock(key, arrays.get(replaced.size())));
        }
        return ofBlocks(replaced);
    }

    /**
     * How many numbers there are in all blocks together.
     *
     * @return the number of entries
     */
    public long size() {
        return blocks.values().stream().mapToLong(Block::size).sum();
    }

    /**
     * These parameters and others behind them.
     *
     * @param others parameters with other names
     * @return both, in order
     * @throws IllegalArgumentException if a name or an array stands on both sides
     */
    public Parameters and(Parameters others) {
        List<Block> all = new ArrayList<>(blocks.values());
        all.addAll(others.blocks.values());
        return ofBlocks(all);
    }

    /**
     * Some of these parameters.
     *
     * @param keys names, of which there need not be a parameter
     * @return those of the names, in order
     */
    public Parameters only(Set<String> keys) {
        return ofBlocks(blocks.values().stream()
                .filter(block -> keys.contains(block.key()))
                .toList());
    }

    /**
     * The other parameters.
     *
     * @param keys names, of which there need not be a parameter
     * @return all but those of the names, in order
     */
    public Parameters without(Set<String> keys) {
        return ofBlocks(blocks.values().stream()
                .filter(block -> !keys.contains(block.key()))
                .toList());
    }

    @Override
    public String toString() {
        return blocks.values().toString();
    }

    private static Parameters ofLeaves(Map<String, @Nullable Object> leaves) {
        return ofBlocks(leaves.entrySet().stream()
                .map(leaf -> requireBlock(leaf.getKey(), leaf.getValue()))
                .toList());
    }

    private static Parameters ofBlocks(List<Block> all) {
        Map<String, Block> byKey = new LinkedHashMap<>();
        IdentityHashMap<Object, Block> owners = new IdentityHashMap<>();
        for (Block block : all) {
            if (byKey.put(block.key(), block) != null) {
                throw new IllegalArgumentException("there are two parameters named `" + block.key() + "`");
            }
            for (Object numbers : Adapters.storage(block.value())) {
                requireAlone(block, owners.put(numbers, block));
            }
        }
        return new Parameters(Collections.unmodifiableMap(byKey));
    }

    private static void requireAlone(Block block, @Nullable Block other) {
        if (other == null) {
            return;
        }
        if (other == block) {
            throw new IllegalArgumentException("`" + block.key()
                    + "` has one row in two places, so that its entries cannot be moved one by one; give each row an"
                    + " array of its own");
        }
        String both = "`" + other.key() + "` and `" + block.key() + "` ";
        throw new IllegalArgumentException(
                other.value() == block.value()
                        ? both + "are the same array; hand it in once: its gradient is the sum of both uses"
                        : both
                                + "share their memory, so that moving one moves the other;"
                                + " hand it in once, or give each an array of its own");
    }

    private static Block requireBlock(String key, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("parameter `" + key + "` is null");
        }
        if (value instanceof Number) {
            throw new IllegalArgumentException("parameter `" + key + "` is a " + describe(value)
                    + ": a number cannot be moved in place; use a double[] of length 1");
        }
        Block block = Adapters.block(key, value)
                .orElseThrow(() ->
                        new IllegalArgumentException("parameter `" + key + "`: " + Unknown.type(value.getClass())));
        if (block.size() == 0) {
            throw new IllegalArgumentException("parameter `" + key + "` has no entries: its shape is " + block.shape());
        }
        return block;
    }

    private static String describe(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }
}
