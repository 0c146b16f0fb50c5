/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * Something about a check that can be set, and which values it takes. What holds where it is not set, {@link Settings}
 * says.
 *
 * @param <T> its values
 */
final class Option<T> {
    private final String name;
    private final Predicate<T> valid;
    private final String requirement;

    private Option(String name, Predicate<T> valid, String requirement) {
        this.name = name;
        this.valid = valid;
        this.requirement = requirement;
    }

    /** Takes every value of its type. */
    static <T> Option<T> any(String name) {
        return new Option<>(name, value -> true, "anything");
    }

    static Option<Double> positive(String name) {
        return new Option<>(name, value -> value > 0 && value < Double.POSITIVE_INFINITY, "positive and finite");
    }

    static Option<Double> notNegative(String name) {
        return new Option<>(
                name, value -> value >= 0 && value < Double.POSITIVE_INFINITY, "zero or positive, and finite");
    }

    static Option<Duration> positiveTime(String name) {
        return new Option<>(name, value -> !value.isNegative() && !value.isZero(), "positive");
    }

    static Option<Long> evaluations(String name) {
        return new Option<>(name, value -> value >= 1, "at least 1 evaluation");
    }

    /**
     * Lets valid values pass.
     *
     * @throws IllegalArgumentException otherwise, with the name of the option and what it takes
     */
    T require(T value) {
        if (!valid.test(value)) {
            throw new IllegalArgumentException(name + " must be " + requirement + ", but is " + value);
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }
}
