/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.List;

/** What a part of a key is counted in. */
enum Unit {
    /** A single number, of a key that is no matrix. */
    ENTRY("entry", "entries"),
    /** A row of a matrix. */
    ROW("row", "rows"),
    /** A column of a matrix. */
    COLUMN("column", "columns");

    private final String one;
    private final String many;

    Unit(String one, String many) {
        this.one = one;
        this.many = many;
    }

    String one() {
        return one;
    }

    String many() {
        return many;
    }

    /** "1", "1 and 4", "1, 2 and 4". */
    static String list(List<Integer> numbers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            text.append(i == 0 ? "" : i == numbers.size() - 1 ? " and " : ", ").append(numbers.get(i));
        }
        return text.toString();
    }
}
