/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import static io.github.gradcheck.benchmarks.trust.problems.Activation.TANH;

import io.github.gradcheck.benchmarks.trust.problems.DetachedKeys;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.ProblemKinds;
import java.util.List;
import java.util.Set;

/** The ways in which a check can test nothing. */
public final class VacuousKinds {

    private static final List<String> ALL = List.of("W1", "b1", "W2", "b2", "W3", "b3");

    private VacuousKinds() {}

    /** Returns every kind, in the order of the table. */
    public static List<VacuousKind> all() {
        return List.of(
                new VacuousKind("a ReLU layer is dead", Set.of("W1", "b1", "W2"), ProblemKinds::deadLayer),
                new VacuousKind(
                        "the loss reads its own copy of a key",
                        Set.of("W2"),
                        seed -> DetachedKeys.copying(ProblemKinds.standard(TANH, seed), List.of("W2"))),
                new VacuousKind(
                        "a key is never used",
                        Set.of("unused"),
                        seed -> DetachedKeys.adding(
                                ProblemKinds.standard(TANH, seed),
                                "unused",
                                Draw.of("unused", seed).gaussians(5, 1))),
                new VacuousKind(
                        "the loss reads its own copy of every key",
                        Set.copyOf(ALL),
                        seed -> DetachedKeys.copying(ProblemKinds.standard(TANH, seed), ALL)));
    }
}
