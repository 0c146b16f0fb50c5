/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.add;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/** The gradient of another key on top of the own one. */
class AccumulatedTests {
    @ForEverySeedAndCoverage
    void theOtherKeyIsNamed(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("b2", coverage, gradient -> add(gradient.get("b2"), 1, gradient.get("b1")))
                        .map(Diagnosis::claim),
                is(Optional.of("contains that of b1 as well")));
    }

    @ForEverySeedAndCoverage
    void aThousandthMoreOfItSilencesIt(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("b2", coverage, gradient -> add(gradient.get("b2"), 1.001, gradient.get("b1")))
                        .filter(diagnosis -> diagnosis.cause() == Cause.ACCUMULATED),
                is(Optional.empty()));
    }
}
