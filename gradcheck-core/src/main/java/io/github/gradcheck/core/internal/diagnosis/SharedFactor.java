/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Optional;

/**
 * A factor that two other keys have at least, in a key that is too small, or measured too bluntly, to tell it alone: a
 * bias of three floats beside weights that are all 7 times too big.
 */
final class SharedFactor implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        return network.shared().stream()
                .filter(factor -> suspect.isRecognised(Factor.times(1 / factor.value(), suspect.analytic())))
                .map(Factor::diagnosis)
                .findFirst();
    }
}
