/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import java.util.Optional;

/**
 * Weights are wrong and the bias of their layer is right. Both come from the same dZ, the bias by a sum over the batch;
 * so dZ is right, and its product with the layer's input is not. The mirror of {@link BatchSum}.
 */
final class BesideRightBias implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        boolean everywhere = suspect.isMatrix()
                && suspect.isSharplyMeasured()
                && suspect.found().extent() == FaultDensity.DENSE;
        Optional<KeyName.Layer> layer = new KeyName(suspect.key()).layer();
        boolean beside = everywhere
                && layer.isPresent()
                && network.keys().stream()
                        .filter(other -> !other.isMatrix() && other.isRight())
                        .map(other -> new KeyName(other.key()))
                        .anyMatch(name -> name.isBias() && name.layer().equals(layer));
        return beside
                ? Optional.of(new Finding(
                        Cause.PRODUCT,
                        Claim.is("wrong beside a right bias"),
                        "dZ is right: look at its product with the input, or at a penalty"))
                : Optional.empty();
    }
}
