/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A factor without another reason that gives all gradients together, or that of one key, a round norm. */
final class ScaledToNorm implements Hypothesis {
    /** Bounds of norms are numbers such as 1, 5 or 0.25; a norm is one by chance with some ten roundings. */
    private static final MathContext ROUND = new MathContext(2);

    /** Entries such as 3 and 4, or 1 everywhere, have a round norm as well. */
    private static final MathContext ROUND_ENTRY = new MathContext(4);

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        Optional<KnownFactor> factor = Factor.known(suspect, network)
                .or(() -> Factor.fitted(suspect))
                .filter(found -> found.value() > 0 && found.reason().isEmpty());
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        List<Suspect> all =
                network.keys().stream().filter(key -> !key.isVacuous()).toList();
        boolean together = all.size() > 1 && all.stream().allMatch(Suspect::isWrong) && isRound(all);
        return together || isRound(List.of(suspect))
                ? Optional.of(new Finding(
                        Cause.CLIPPED,
                        Factor.claim(factor.get()),
                        (together ? "the norm over all keys" : "its norm") + " is exactly "
                                + Amount.of(norm(together ? all : List.of(suspect)))
                                        .text() + "; scaled to it?"))
                : Optional.empty();
    }

    private static double norm(List<Suspect> keys) {
        return Math.sqrt(keys.stream()
                .mapToDouble(key -> IntStream.range(0, key.size())
                        .mapToDouble(key::analytic)
                        .map(number -> number * number)
                        .sum())
                .sum());
    }

    /** Whether the norm is round, and not because the entries are. */
    private static boolean isRound(List<Suspect> keys) {
        double rounding = keys.stream().mapToDouble(Suspect::rounding).max().orElse(0);
        double largest = keys.stream()
                .flatMapToDouble(key -> IntStream.range(0, key.size()).mapToDouble(key::analytic))
                .map(Math::abs)
                .max()
                .orElse(0);
        return isRound(norm(keys), ROUND, rounding) && !isRound(largest, ROUND_ENTRY, rounding);
    }

    private static boolean isRound(double number, MathContext digits, double rounding) {
        return Double.isFinite(number)
                && Math.abs(new BigDecimal(number).round(digits).doubleValue() - number) <= rounding * number;
    }
}
