/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;

/** The mean of a random gradient is not the gradient of the mean loss. */
public final class Bias {
    private Bias() {}

    /**
     * Says so.
     *
     * @param samples over how many samples that was seen
     * @return the diagnosis
     */
    public static Diagnosis of(long samples) {
        Claim claim = Claim.is("biased");
        return new Finding(
                Cause.BIASED,
                new Claim(claim.singular(), claim.plural(), true),
                "its mean over " + samples + " samples is not the derivative of the mean loss");
    }
}
