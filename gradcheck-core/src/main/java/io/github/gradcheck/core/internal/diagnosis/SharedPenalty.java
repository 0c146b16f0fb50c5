/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same multiple of the parameter explains several keys, each of which alone tells too little: all biases, or all
 * weights. One number is fitted to all their measurements, and their digits count together.
 */
final class SharedPenalty {

    private SharedPenalty() {}

    /**
     * Looks for it among keys without another cause.
     *
     * @param open wrong keys that nothing explains but, of some, a penalty
     * @param network all keys
     * @return the diagnosis of each key of a group that it explains
     */
    static Map<String, Finding> find(List<Suspect> open, Network network) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (boolean biases : new boolean[] {true, false}) {
            List<Suspect> group = open.stream()
                    .filter(key -> new KeyName(key.key()).isBias() == biases)
                    .toList();
            findings.putAll(ofGroup(group, network));
        }
        return findings;
    }

    private static Map<String, Finding> ofGroup(List<Suspect> group, Network network) {
        FittedPenalty fitted = FittedPenalty.of(group, Suspect::analytic);
        double missing = fitted.value();
        boolean explains = group.size() > 1
                && Suspect.areExplained(group, key -> explained(key, missing), 1)
                && group.stream().noneMatch(key -> key.isMultipleOf(key.project(key::origin)));
        Map<String, Finding> findings = new LinkedHashMap<>();
        if (explains) {
            Amount amount = Amount.of(Math.abs(missing), fitted.uncertainty() / Math.abs(missing));
            group.forEach(key ->
                    findings.put(key.key(), Regularisation.l2().diagnosis(key, network, missing > 0, amount.text())));
        }
        return findings;
    }

    private static double[] explained(Suspect key, double missing) {
        return Regularisation.plus(key.analytic(), missing, key.project(key::origin));
    }
}
