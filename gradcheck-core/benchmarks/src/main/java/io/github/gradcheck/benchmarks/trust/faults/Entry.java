/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One entry of a gradient.
 *
 * @param key key of the block
 * @param index position in it
 */
record Entry(String key, int index) {

    /** An entry smaller than this part of its key's root mean square is negligible. */
    private static final double NEGLIGIBLE = 1e-3;

    /**
     * Draws one of the entries in which a mistake would matter: all entries of all keys with equal chance, but for
     * those that are zero or smaller than a thousandth of their key's root mean square.
     */
    static Entry draw(Map<String, Object> gradient, Draw draw) {
        List<Entry> entries = new ArrayList<>();
        for (String key : gradient.keySet()) {
            ArrayView block = ArrayView.of(gradient, key);
            double least = NEGLIGIBLE * block.norm() / Math.sqrt(block.size());
            for (int i = 0; i < block.size(); i++) {
                if (block.get(i) != 0 && Math.abs(block.get(i)) >= least) {
                    entries.add(new Entry(key, i));
                }
            }
        }
        return draw.oneOf(entries);
    }

    /** Returns the entry multiplied by {@code factor}, the rest of the gradient as it was. */
    Map<String, Object> multiply(Map<String, Object> gradient, double factor) {
        ArrayView block = ArrayView.of(gradient, key);
        block.set(index, factor * block.get(index));
        return gradient;
    }
}
