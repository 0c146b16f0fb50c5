/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scalar arguments by name, each drawn a few times from its range. A checker moves arrays, so that each argument is an
 * array, with one entry for each set of arguments at which a function is evaluated.
 */
final class Arguments {
    private static final int SETS = 8;

    private final Map<String, double[]> values = new LinkedHashMap<>();

    private Arguments() {}

    static Arguments between(String name, double from, double to) {
        return new Arguments().and(name, from, to);
    }

    Arguments and(String name, double from, double to) {
        values.put(name, Shipped.uniform(SETS, from, to));
        return this;
    }

    int sets() {
        return SETS;
    }

    Map<String, double[]> values() {
        return values;
    }
}
