/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads what the user has written in an annotation. What was not written is not set, and differs from any valid value.
 */
final class Attribute {
    /** A whole number that is not set: smaller than what any attribute takes. A fraction that is not set is NaN. */
    static final int NOT_SET = Integer.MIN_VALUE;

    private Attribute() {}

    static Optional<Long> whole(long value) {
        return value == NOT_SET ? Optional.empty() : Optional.of(value);
    }

    static Optional<Double> number(double value) {
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }

    static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /**
     * An attribute that is an array only to be empty where it is not set.
     *
     * @throws IllegalArgumentException if it has several values
     */
    static <T> Optional<T> one(String name, T[] values) {
        if (values.length > 1) {
            throw new IllegalArgumentException(name + " takes one value, but has " + Arrays.toString(values));
        }
        return Arrays.stream(values).findFirst();
    }

    static Optional<Boolean> one(String name, boolean[] values) {
        return one(
                name, IntStream.range(0, values.length).mapToObj(i -> values[i]).toArray(Boolean[]::new));
    }
}
