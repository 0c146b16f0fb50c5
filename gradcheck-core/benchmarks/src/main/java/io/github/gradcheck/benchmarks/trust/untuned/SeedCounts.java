/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

/**
 * How many seeds to run.
 *
 * @param right seeds for each kind's own gradient
 * @param faulty seeds for each kind and fault
 * @param peersRight seeds for each kind's own gradient when a peer judges
 * @param peersFaulty seeds for each kind and fault when a peer judges
 */
public record SeedCounts(int right, int faulty, int peersRight, int peersFaulty) {

    /** Returns what the results show: over 5 000 right gradients and over 50 000 planted faults. */
    public static SeedCounts full() {
        return new SeedCounts(40, 10, 10, 1);
    }

    /** Returns what can be run after each change of the numerics. */
    public static SeedCounts quick() {
        return new SeedCounts(6, 1, 0, 0);
    }
}
