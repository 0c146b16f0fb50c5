/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

/**
 * The number and the seed of a draw, as a failure shows them.
 *
 * @param key the only one of the declared keys that is compared; empty where all are
 */
record DrawId(int number, long seed, String key) {

    DrawId(int number, long seed) {
        this(number, seed, "");
    }

    /** The same draw for one key. */
    DrawId of(String only) {
        return new DrawId(number, seed, only);
    }

    /** This draw behind what the test calls a check. */
    String after(String label) {
        return label.isEmpty() ? toString() : label + ", " + this;
    }

    @Override
    public String toString() {
        return "draw " + number + ", seed " + seed + (key.isEmpty() ? "" : ", key " + key);
    }
}
