/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A factor that means something, on all that comes from the data, explains all open keys together, each of which alone
 * tells too little: {@code D = A/c} of the biases, and {@code D = A/c + mu theta} of the weights, with one mu, as an L2
 * term that has no such factor.
 */
final class SharedScale {

    private SharedScale() {}

    /**
     * Looks for it among keys without a cause.
     *
     * @param open wrong keys that nothing explains
     * @param network all keys
     * @return the diagnosis of each of them, or nothing
     */
    static Map<String, Finding> find(List<Suspect> open, Network network) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        if (open.size() > 1) {
            network.factors().stream()
                    .flatMap(factor -> Stream.of(factor, factor.negative()))
                    .filter(factor -> Math.abs(factor.value() - 1) > Factor.LEAST_DIFFERENCE)
                    .filter(factor -> explains(factor, open))
                    .findFirst()
                    .ifPresent(factor -> open.forEach(key -> findings.put(key.key(), Factor.diagnosis(factor))));
        }
        return findings;
    }

    private static boolean explains(KnownFactor factor, List<Suspect> open) {
        double penalty = FittedPenalty.of(
                        open.stream().filter(Suspect::isWeights).toList(), factor::undone)
                .value();
        return Suspect.areExplained(
                open,
                key -> key.isWeights()
                        ? Regularisation.plus(factor.undone(key), penalty, key.project(key::origin))
                        : factor.undone(key),
                1);
    }
}
