/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Cases of one sort, one for each seed.
 *
 * @param section part of the benchmark
 * @param title kind of function, fault or emptiness
 * @param variant the network, where a title stands for several; else empty
 * @param cause what a diagnosis of the fault should name, if anything
 * @param cases makes the case of a seed
 */
record Row(Section section, String title, String variant, Optional<Cause> cause, LongFunction<Case> cases) {

    /** Returns title and variant. */
    String name() {
        return variant.isEmpty() ? title : title + ", " + variant;
    }
}
