/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A factor that changes from entry to entry with the parameter itself, where a parameter stands for its logarithm or
 * its exponential: with {@code theta = log s}, {@code dL/dtheta = s dL/ds}, so that the chain rule's factor is the
 * parameter in one of both, and its exponential in the other. Nothing is fitted.
 */
final class ChainOfParameter implements Hypothesis {
    /** A factor of one or two entries may be any. */
    private static final int FEWEST_ENTRIES = 3;

    /**
     * One factor.
     *
     * @param inverse the right gradient as a part of the wrong one, by the parameter
     * @param claim what is wrong
     * @param reason where it comes from
     */
    private record Chain(DoubleUnaryOperator inverse, Claim claim, String reason) {}

    private static final List<Chain> CHAINS = List.of(
            new Chain(
                    theta -> 1 / theta,
                    Claim.is("multiplied by the parameter, entry by entry"),
                    "is it the gradient with respect to its logarithm?"),
            new Chain(
                    theta -> theta,
                    Claim.is("divided by the parameter, entry by entry"),
                    "is it a logarithm that is differentiated once too often?"),
            new Chain(
                    Math::exp,
                    Claim.lacks("the factor exp(parameter), entry by entry"),
                    "is it the gradient with respect to the exponential?"),
            new Chain(
                    theta -> Math.exp(-theta),
                    Claim.has("a factor exp(parameter) too much, entry by entry"),
                    "is the chain rule applied twice?"));

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (!isTold(suspect)) {
            return Optional.empty();
        }
        return CHAINS.stream()
                .filter(chain -> suspect.isExplainedBy(
                        entry -> suspect.analytic(entry) * chain.inverse().applyAsDouble(suspect.origin(entry))))
                .map(chain -> new Finding(Cause.PARAMETER_FACTOR, chain.claim(), chain.reason()))
                .findFirst();
    }

    /** Entries that are all alike, or zero, tell no factor from a constant. */
    private static boolean isTold(Suspect suspect) {
        return IntStream.range(0, suspect.size())
                        .filter(entry -> suspect.origin(entry) != 0 && suspect.analytic(entry) != 0)
                        .mapToDouble(suspect::origin)
                        .distinct()
                        .limit(FEWEST_ENTRIES)
                        .count()
                == FEWEST_ENTRIES;
    }
}
