/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/** A wrong bias beside right weights. */
class BatchSumTests {
    @ForEverySeedAndCoverage
    void theWeightsOfItsLayerAreTheWitness(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("b1", coverage, gradient -> spoil(gradient.get("b1")))
                        .map(Diagnosis::sentence),
                is(Optional.of("is wrong beside right weights (dZ is right: look at the sum over the batch)")));
    }

    @ForEverySeedAndCoverage
    void wrongWeightsAreNone(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("b1", coverage, gradient -> {
                            spoil(gradient.get("b1"));
                            spoil(gradient.get("W1"));
                        })
                        .filter(diagnosis -> diagnosis.cause() != Cause.LAYER),
                is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void aBiasThatIsRightInPartsHasAnotherCause(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed).diagnose("b1", coverage, gradient -> {
                    double right = gradient.get("b1")[7];
                    spoil(gradient.get("b1"));
                    gradient.get("b1")[7] = right;
                }),
                is(Optional.empty()));
    }

    private static void spoil(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1.5 + 0.3 * i;
        }
    }
}
