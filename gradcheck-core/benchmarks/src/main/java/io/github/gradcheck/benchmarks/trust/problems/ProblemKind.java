/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import java.util.function.Function;

/**
 * A kind of correct function.
 *
 * @param title what it is called in the table
 * @param group how it is counted
 * @param factory makes an instance from random numbers
 */
public record ProblemKind(String title, Group group, Function<Draw, Problem> factory) {

    /** How a kind is counted. */
    public enum Group {
        /** One of the ten kinds on which the peers were first measured. */
        TEN,
        /** One of the kinds added here: scales, single precision, kinks, edges, trained networks. */
        FURTHER,
        /** So wide that only directions can be checked. */
        WIDE
    }

    /** Returns the instance of a seed, at its point. */
    public Problem at(long seed) {
        return factory.apply(Draw.of(title, seed));
    }
}
