/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All keys of a check, and what may explain a factor.
 *
 * @param keys in the order of the parameters
 * @param factors what is worth a name, the most plausible first
 * @param shared factors that several keys have
 */
record Network(List<Suspect> keys, List<KnownFactor> factors, List<KnownFactor> shared) {

    /** So many entries of other keys may be looked at for one wrong key, which bounds the time for a large one. */
    private static final long MOST_ENTRIES = 4_000_000;

    Network(List<Suspect> keys, List<KnownFactor> factors) {
        this(keys, factors, List.of());
    }

    /** The other keys whose gradient has as many entries, wrong ones first; of large ones only a few. */
    List<Suspect> others(Suspect suspect) {
        return keys.stream()
                .filter(other -> other != suspect && other.size() == suspect.size())
                .sorted(Comparator.comparing(other -> !other.isWrong()))
                .limit(Math.max(2, MOST_ENTRIES / suspect.size()))
                .toList();
    }

    /** The same network in which factors found in some keys are tried in the others as well. */
    Network knowing(List<KnownFactor> found) {
        List<KnownFactor> more = new ArrayList<>(found);
        more.addAll(factors);
        List<KnownFactor> several = new ArrayList<>(found.stream()
                .filter(factor -> found.stream()
                                .filter(other -> other.isCloseTo(factor.value()))
                                .count()
                        > 1)
                .toList());
        factors.stream()
                .flatMap(factor -> Stream.of(factor, factor.negative()))
                .filter(this::isRecognisedInSeveral)
                .forEach(several::add);
        return new Network(keys, List.copyOf(more), several);
    }

    /** Whether keys that alone tell too little of a factor tell enough together. */
    private boolean isRecognisedInSeveral(KnownFactor factor) {
        List<Suspect> recognising = keys.stream()
                .filter(Suspect::isWrong)
                .filter(key -> key.isRecognised(factor.undone(key)))
                .toList();
        return recognising.size() > 1
                && Math.abs(factor.value() - 1) > Factor.LEAST_DIFFERENCE
                && Suspect.areExplained(recognising, factor::undone, 0);
    }
}
