/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole factor that shows in two entries only, because all others are zero: a factor that were fitted to one of them
 * would have a single witness, and a whole one has two.
 */
final class FactorOfTwo implements Hypothesis {
    /** Larger ones are no likelier than any number. */
    private static final int LARGEST = 12;

    private static final int ENTRIES = 2;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        long nonzero = IntStream.range(0, suspect.size())
                .filter(entry -> suspect.analytic(entry) != 0)
                .limit(ENTRIES + 1)
                .count();
        return nonzero == ENTRIES
                ? IntStream.rangeClosed(2, LARGEST)
                        .mapToObj(number -> new KnownFactor(number, "seen in two entries"))
                        .flatMap(factor -> Stream.of(factor, new KnownFactor(1 / factor.value(), factor.reason())))
                        .flatMap(factor -> Stream.of(factor, factor.negative()))
                        .filter(factor -> suspect.isExplainedBy(entry -> suspect.analytic(entry) / factor.value()))
                        .map(Factor::diagnosis)
                        .findFirst()
                : Optional.empty();
    }
}
