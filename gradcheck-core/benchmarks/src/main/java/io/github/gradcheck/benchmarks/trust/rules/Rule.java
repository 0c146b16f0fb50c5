/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.function.Supplier;

/** A way to judge whether a gradient is right. */
public interface Rule {

    /** Returns what the rule is called in the table. */
    String name();

    /**
     * Judges a backward function.
     *
     * @param problem gives the loss and its live parameters, which are back in place, to the bit, when this returns
     * @param backward the function to judge, in place of the problem's own; follows the live parameters
     * @param seed decides everything that the rule draws at random
     */
    Outcome judge(Problem problem, Supplier<Map<String, Object>> backward, long seed);

    /** Returns whether the rule visits every entry, and so cannot be asked about the widest networks. */
    default boolean visitsEveryEntry() {
        return false;
    }

    /** Returns whether this is the library itself and not a peer. */
    default boolean ours() {
        return false;
    }
}
