/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

/** The number and the seed of a draw, as a failure shows them. */
record DrawId(int number, long seed) {
    /** This draw behind what the test calls a check. */
    String after(String label) {
        return label.isEmpty() ? toString() : label + ", " + this;
    }

    @Override
    public String toString() {
        return "draw " + number + ", seed " + seed;
    }
}
