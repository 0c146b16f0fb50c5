/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What JMH reports beside the time of one operation. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Cost {
    /** How often the last operation called the loss. */
    public long evaluations;

    /** How many entries it checked. */
    public long entries;

    /** How many wrong entries it named. */
    public long named;

    void was(long evaluationsOfOne, long entriesOfOne) {
        evaluations = evaluationsOfOne;
        entries = entriesOfOne;
    }
}
