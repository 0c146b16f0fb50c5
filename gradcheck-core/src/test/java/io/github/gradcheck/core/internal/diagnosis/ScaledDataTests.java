/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.add;
import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.scale;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/** All but the L2 term of a gradient has a factor. */
class ScaledDataTests {
    @ForEverySeedAndCoverage
    void aKnownFactorIsNamed(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, 8, 0),
                is(Optional.of("is 8 times too big (the batch has 8 columns: sum against mean; all but its L2 term)")));
        assertThat(diagnose(seed, coverage, -1, 0), is(Optional.of("has the wrong sign (all but its L2 term)")));
    }

    @ForEverySeedAndCoverage
    void anyFactorIsNamed(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, 3.3, 0),
                is(Optional.of("is exactly 3.3 times too big (all but its L2 term)")));
    }

    @ForEverySeedAndCoverage
    void oneEntryThatIsOffByAThousandthSilencesIt(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, 8, 1e-3), is(Optional.empty()));
        assertThat(diagnose(seed, coverage, 3.3, 1e-3), is(Optional.empty()));
    }

    private static Optional<String> diagnose(long seed, Coverage coverage, double factor, double error) {
        PlantedModel model = PlantedModel.standard(seed);
        double[] theta = model.parameters.get("W1").data;
        return model.diagnose("W1", coverage, gradient -> {
                    double[] w = gradient.get("W1");
                    add(w, -0.1, theta);
                    scale(w, factor);
                    add(w, 0.1, theta);
                    w[7] += error * w[7];
                })
                .map(Diagnosis::sentence);
    }
}
