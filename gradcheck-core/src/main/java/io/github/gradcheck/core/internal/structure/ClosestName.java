/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant, by the number of letters to change. */
public final class ClosestName {

    private ClosestName() {}

    /** The closest of some names, if it differs in fewer than half of its letters (one letter for the shortest). */
    public static Optional<String> to(String wanted, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(wanted, name)))
                .filter(name -> distance(wanted, name) <= Math.max(1, wanted.length() / 2));
    }

    /** The edit distance of Levenshtein, by rows of its table; upper and lower case count as the same. */
    private static int distance(String from, String to) {
        String source = from.toLowerCase(Locale.ROOT);
        String target = to.toLowerCase(Locale.ROOT);
        int[] row = new int[target.length() + 1];
        Arrays.setAll(row, column -> column);
        for (int i = 1; i <= source.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= target.length(); j++) {
                int substituted = diagonal + (source.charAt(i - 1) == target.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[target.length()];
    }
}
