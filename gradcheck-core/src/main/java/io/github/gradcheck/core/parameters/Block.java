/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

/**
 * One named array: its key, its shape, and a live view of its entries.
 *
 * @since 0.1.0
 */
public final class Block {
    private final String key;
    private final Object value;
    private final Shape shape;
    private final int size;
    private final Entries entries;

    private Block(String key, Object value, Shape shape, Entries entries) {
        this.key = key;
        this.value = value;
        this.shape = shape;
        this.size = shape.size();
        this.entries = entries;
    }

    /**
     * Views an array through an adapter.
     *
     * @param key its name
     * @param value the array
     * @param adapter one that accepts it
     * @param <T> its type
     * @return a live view
     */
    public static <T> Block of(String key, T value, ArrayAdapter<T> adapter) {
        return new Block(key, value, adapter.shape(value), adapter.entries(value));
    }

    /**
     * The name of this block.
     *
     * @return for instance {@code W1} or {@code layers[0].b}
     */
    public String key() {
        return key;
    }

    /**
     * The array itself.
     *
     * @return the live object that was handed in
     */
    public Object value() {
        return value;
    }

    /**
     * The lengths along each dimension.
     *
     * @return the shape when the block was made
     */
    public Shape shape() {
        return shape;
    }

    /**
     * How many entries there are.
     *
     * @return at least 1
     */
    public int size() {
        return size;
    }

    /**
     * Reads an entry of the array as it is now.
     *
     * @param entry its number in row-major order
     * @return its value
     */
    public double get(int entry) {
        return entries.get(entry);
    }

    /**
     * Writes an entry through to the array.
     *
     * @param entry its number in row-major order
     * @param number the new value
     */
    public void set(int entry, double number) {
        entries.set(entry, number);
    }

    /**
     * Whether the array holds {@code float} numbers.
     *
     * @return true for {@code float} arrays and matrices
     */
    public boolean singlePrecision() {
        return entries.singlePrecision();
    }

    /**
     * The name of an entry.
     *
     * @param entry its number in row-major order
     * @return for instance {@code W1[3,0]}
     */
    public String entry(int entry) {
        return key + entries.place(entry).orElseGet(() -> shape.indices(entry));
    }

    /**
     * A copy of all entries.
     *
     * @return a new array in row-major order
     */
    public double[] toArray() {
        double[] copy = new double[size];
        read(0, copy, size);
        return copy;
    }

    /**
     * Reads neighbouring entries.
     *
     * @param first the number of the first one
     * @param target where they go, from its beginning
     * @param count how many
     */
    public void read(int first, double[] target, int count) {
        entries.read(first, target, count);
    }

    /**
     * Writes neighbouring entries through to the array.
     *
     * @param first the number of the first one
     * @param source where the values are
     * @param from the place of the first value there
     * @param count how many
     */
    public void write(int first, double[] source, int from, int count) {
        entries.write(first, source, from, count);
    }

    /**
     * Writes all entries.
     *
     * @param numbers as many numbers as there are entries, in row-major order
     */
    public void setAll(double[] numbers) {
        write(0, numbers, 0, size);
    }

    @Override
    public String toString() {
        return key + " (" + shape + ")";
    }
}
