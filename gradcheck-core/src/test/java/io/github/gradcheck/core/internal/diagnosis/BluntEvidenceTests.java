/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.scale;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/** Measurements that could not have refuted a cause do not prove it. */
class BluntEvidenceTests {

    @ForEverySeedAndCoverage
    void aFactorIsNotTakenForAnotherOneNearby(long seed, Coverage coverage) {
        for (double factor : new double[] {-1.001, 2.002, 8.008, 1.002}) {
            PlantedModel model = PlantedModel.standard(seed).inFloat();
            assertThat(
                    model.diagnose("W1", coverage, gradient -> scale(gradient.get("W1"), factor))
                            .filter(diagnosis -> diagnosis.cause() != Cause.STILL_LOSS)
                            .map(Diagnosis::claim)
                            .filter(claim -> !claim.contains(String.valueOf(Math.abs(factor)))),
                    is(Optional.empty()));
        }
    }

    @ForEverySeedAndCoverage
    void neitherAPartNorTheSumOverTheBatchIsNamed(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed).inFloat();
        for (String key : new String[] {"W1", "b1", "b3"}) {
            assertThat(
                    model.diagnose(key, coverage, gradient -> scale(gradient.get(key), 1.005))
                            .filter(diagnosis -> diagnosis.cause() != Cause.STILL_LOSS),
                    is(Optional.empty()));
        }
    }
}
