/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is true of a mistake.
 *
 * @param cause what it must be counted among; nothing where no cause that the library knows is its own
 * @param words what must be said of a key, by the network
 * @param ofOtherLoss whether backward is the right gradient of another loss, so that to say so is true as well
 */
record Truth(Optional<Cause> cause, Function<Plan, String> words, boolean ofOtherLoss) {

    /** Whatever cause is named is a false one. */
    static final Truth NONE = new Truth(Optional.empty(), plan -> "", false);

    static Truth of(Cause cause, String words) {
        return new Truth(Optional.of(cause), plan -> words, false);
    }

    /** The factor of the batch. */
    static Truth times(String size) {
        return new Truth(Optional.of(Cause.FACTOR), plan -> plan.samples() + " times too " + size, false);
    }

    /** The same where backward is the right gradient of another loss. */
    Truth butForTheLoss() {
        return new Truth(cause, words, true);
    }

    /** Whether a cause should be named. */
    boolean hasName() {
        return cause.isPresent();
    }

    /** Returns whether a diagnosis says this of a network. */
    boolean isSaid(Cause named, String sentence, Plan plan) {
        return cause.equals(Optional.of(named)) && sentence.contains(words.apply(plan));
    }
}
