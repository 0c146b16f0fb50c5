/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A bias is wrong and the weights of its layer are right. Both come from the same dZ, the weights by a product with the
 * inputs and the bias by a sum over the batch; so dZ is right, and the sum is not.
 */
final class BatchSum implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (suspect.isWeights()
                || !new KeyName(suspect.key()).isBias()
                || !suspect.isSharplyMeasured()
                || !isWrongEverywhere(suspect)) {
            return Optional.empty();
        }
        return hasRightWeights(suspect, network)
                ? Optional.of(new Finding(
                        Cause.BATCH_SUM,
                        Claim.is("wrong beside right weights"),
                        "dZ is right: look at the sum over the batch"))
                : Optional.empty();
    }

    /** Whether it is a bias whose layer has right weights. */
    static boolean isBesideRightWeights(Suspect suspect, Network network) {
        return !suspect.isWeights() && new KeyName(suspect.key()).isBias() && hasRightWeights(suspect, network);
    }

    private static boolean hasRightWeights(Suspect suspect, Network network) {
        return network.keys().stream()
                .anyMatch(other -> other.isWeights() && other.isRight() && isSameLayer(suspect, other, network));
    }

    private static boolean isWrongEverywhere(Suspect suspect) {
        return suspect.found().extent() == FaultDensity.DENSE
                || IntStream.range(0, suspect.size())
                        .allMatch(entry -> suspect.found().wrong().contains(entry) || suspect.analytic(entry) == 0);
    }

    private static boolean isSameLayer(Suspect suspect, Suspect other, Network network) {
        Optional<KeyName.Layer> layer = new KeyName(suspect.key()).layer();
        return layer.isPresent()
                ? layer.equals(new KeyName(other.key()).layer())
                : network.keys().stream().filter(Suspect::isWeights).count() == 1;
    }
}
