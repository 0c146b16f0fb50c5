/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.claims.Outputs;
import java.util.List;
import java.util.Optional;

/** A gradient that is right through some outputs of a layer and wrong through others. */
public final class ThroughOutput {
    private ThroughOutput() {}

    /**
     * Says through which.
     *
     * @param outputs the names of those
     * @param cause what is wrong with the gradient through each of them, if it is known and the same
     * @return a diagnosis that names outputs and cause
     */
    public static Diagnosis of(List<String> outputs, Optional<Diagnosis> cause) {
        String names = String.join(" and ", outputs);
        String noun = names.startsWith(Outputs.UNNAMED) ? "" : outputs.size() > 1 ? "outputs " : "output ";
        String through = "through " + noun + names + " ";
        return cause.<Diagnosis>map(known -> new Finding(
                        known.cause(),
                        new Claim(through + known.claim(), through + known.claimOfSeveral(), known.isPlaceOnly()),
                        known.reason()))
                .orElseGet(() -> new Finding(Cause.PART, new Claim(through + "is wrong", through + "are wrong", true)));
    }
}
