/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/** The same number too much in every entry. */
class OffsetTests {
    @ForEverySeedAndCoverage
    void theNumberIsNamed(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, 0.5, 0), is(Optional.of("is 0.5 too big in every entry")));
        assertThat(diagnose(seed, coverage, -0.25, 0), is(Optional.of("is 0.25 too small in every entry")));
    }

    @ForEverySeedAndCoverage
    void oneEntryThatIsOffByAThousandthSilencesIt(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, 0.5, 5e-4), is(Optional.empty()));
    }

    private static Optional<String> diagnose(long seed, Coverage coverage, double offset, double error) {
        return PlantedModel.standard(seed)
                .diagnose("W1", coverage, gradient -> {
                    double[] w = gradient.get("W1");
                    for (int i = 0; i < w.length; i++) {
                        w[i] += offset;
                    }
                    w[7] += error;
                })
                .map(Diagnosis::sentence);
    }
}
