/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the keys that make a joint direction disagree, by bisection over the keys: about log2 K projections for one
 * wrong key of K.
 */
final class KeySearch {
    private final JointDerivatives derivatives;

    KeySearch(JointDerivatives derivatives) {
        this.derivatives = derivatives;
    }

    /**
     * Follows the keys that disagree.
     *
     * @param whole the mismatch of all keys together
     * @return a range of one key for each that is suspicious; at least one
     */
    List<Range> follow(Range whole) {
        Following following = derivatives.following(whole.mismatch());
        Bisection bisection = new Bisection((first, end) -> derivatives.follow(first, end, following));
        List<Range> found = new ArrayList<>();
        List<Range> active = List.of(whole);
        while (!active.isEmpty()) {
            List<Range> next = new ArrayList<>();
            for (Range range : active) {
                if (range.size() == 1) {
                    found.add(range);
                } else {
                    next.addAll(bisection.split(range));
                }
            }
            active = next;
        }
        return found;
    }
}
