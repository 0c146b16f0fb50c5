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
                .filter(other -> isSwapped(suspect, other))
                .map(other -> swapped(suspect, other, network))
                .findFirst()
                .or(() -> network.others(suspect).stream()
                        .filter(other -> suspect.isExplainedBy(other::analytic))
                        .flatMap(other -> misplaced(suspect, other).stream())
                        .findFirst())
                .or(() -> copied(suspect, network));
    }

    /** Each has what the other one lacks: what explains one key is recognised in the other. */
    private static boolean isSwapped(Suspect suspect, Suspect other) {
        return other.isWrong() && suspect.isRecognised(other::analytic) && other.isRecognised(suspect::analytic);
    }

    private static Finding swapped(Suspect suspect, Suspect other, Network network) {
        boolean inOrder = network.keys().indexOf(suspect) < network.keys().indexOf(other);
        Suspect first = inOrder ? suspect : other;
        Suspect second = inOrder ? other : suspect;
        return new Finding(Cause.OTHER_KEY, Claim.is("swapped"), first.key() + " with " + second.key());
    }

    /** The right gradient came under the name of the other key. */
    private static Optional<Finding> misplaced(Suspect suspect, Suspect other) {
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
