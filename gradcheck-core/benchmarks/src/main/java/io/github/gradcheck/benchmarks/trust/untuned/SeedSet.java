/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import java.util.List;
import java.util.Locale;

/** Seeds that follow one another. */
public enum SeedSet {
    /** The seeds that the library was developed with. */
    FIRST("first seeds", 1),
    /** Seeds that were never used while developing: they are run once, at the end. */
    SECOND("second seeds", 1_000_001);

    private final String title;
    private final long first;

    SeedSet(String title, long first) {
        this.title = title;
        this.first = first;
    }

    /** Returns the sets of a name: first, second or both. */
    public static List<SeedSet> named(String name) {
        return name.equals("both") ? List.of(values()) : List.of(valueOf(name.toUpperCase(Locale.ROOT)));
    }

    String title() {
        return title;
    }

    long seed(int index) {
        return first + index;
    }
}
