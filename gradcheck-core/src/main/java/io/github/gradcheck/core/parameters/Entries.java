/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

import java.util.Optional;

/**
 * A live view of the entries of one array, numbered in row-major order.
 *
 * @since 0.1.0
 */
public interface Entries {

    /**
     * Reads an entry.
     *
     * @param entry its number
     * @return its value; a {@code float} is widened
     */
    double get(int entry);

    /**
     * Writes an entry through to the array.
     *
     * @param entry its number
     * @param value the new value, rounded to {@code float} if the array holds those
     */
    void set(int entry, double value);

    /**
     * Reads neighbouring entries. The default reads one by one; an array in one piece is faster at once.
     *
     * @param first the number of the first one
     * @param target where they go, from its beginning
     * @param count how many
     */
    default void read(int first, double[] target, int count) {
        for (int i = 0; i < count; i++) {
            target[i] = get(first + i);
        }
    }

    /**
     * Writes neighbouring entries. The default writes one by one; an array in one piece is faster at once.
     *
     * @param first the number of the first one
     * @param source where the values are
     * @param from the place of the first value there
     * @param count how many
     */
    default void write(int first, double[] source, int from, int count) {
        for (int i = 0; i < count; i++) {
            set(first + i, source[from + i]);
        }
    }

    /**
     * Whether the array holds {@code float} numbers. The default is no.
     *
     * @return true if writing rounds to about 7 digits
     */
    default boolean singlePrecision() {
        return false;
    }

    /**
     * Names an entry where its number in the shape of the array does not say what it is. The default does not.
     *
     * @param entry its number
     * @return what follows the name of the array, such as {@code [7,3]} of a sparse matrix; nothing for the indices in
     *     the shape
     */
    default Optional<String> place(int entry) {
        return Optional.empty();
    }
}
