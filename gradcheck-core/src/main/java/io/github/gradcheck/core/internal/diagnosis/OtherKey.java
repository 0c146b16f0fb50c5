/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.stream.IntStream;

/** Backward returned the gradient of one key under the name of another. */
final class OtherKey implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        return network.others(suspect).stream()
                .filter(other -> suspect.isExplainedBy(other::analytic))
                .flatMap(other -> misplaced(suspect, other, network).stream())
                .findFirst()
                .or(() -> copied(suspect, network));
    }

    /** The right gradient came under the name of the other key. */
    private static Optional<Finding> misplaced(Suspect suspect, Suspect other, Network network) {
        if (other.isWrong() && other.isExplainedBy(suspect::analytic)) {
            boolean inOrder = network.keys().indexOf(suspect) < network.keys().indexOf(other);
            Suspect first = inOrder ? suspect : other;
            Suspect second = inOrder ? other : suspect;
            return Optional.of(
                    new Finding(Cause.OTHER_KEY, Claim.is("swapped"), first.key() + " with " + second.key()));
        }
        return suspect.size() > 1
                ? Optional.of(new Finding(
                        Cause.OTHER_KEY,
                        Claim.is("the one that was returned for " + other.key()),
                        "are the gradients in the wrong order?"))
                : Optional.empty();
    }

    /** The same numbers, of which at least two differ, are returned for both; the other key's are right. */
    private static Optional<Finding> copied(Suspect suspect, Network network) {
        boolean constant =
                IntStream.range(0, suspect.size()).allMatch(entry -> suspect.analytic(entry) == suspect.analytic(0));
        return network.others(suspect).stream()
                .filter(other -> !constant && other.isRight() && isCopy(suspect, other))
                .map(other -> new Finding(
                        Cause.OTHER_KEY, Claim.is("that of " + other.key()), "the same numbers were returned for both"))
                .findFirst();
    }

    private static boolean isCopy(Suspect suspect, Suspect other) {
        return IntStream.range(0, suspect.size()).allMatch(entry -> suspect.analytic(entry) == other.analytic(entry));
    }
}
