/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gradient of one key under the name of another. */
class OtherKeyTests {
    @ForEverySeedAndCoverage
    void twoKeysAreSwapped(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        for (String key : List.of("W1", "W2")) {
            assertThat(
                    model.diagnose(key, coverage, gradient -> swap(gradient, "W1", "W2"))
                            .map(Diagnosis::sentence),
                    is(Optional.of("is swapped (W1 with W2)")));
        }
    }

    @ForEverySeedAndCoverage
    void oneKeyIsReturnedForBoth(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose(
                                "b1",
                                coverage,
                                gradient ->
                                        gradient.put("b1", gradient.get("b2").clone()))
                        .map(Diagnosis::sentence),
                is(Optional.of("is that of b2 (the same numbers were returned for both)")));
    }

    @ForEverySeedAndCoverage
    void threeKeysAreInTheWrongOrder(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed).with("V", 6, 6);
        assertThat(
                model.diagnose("W1", coverage, gradient -> {
                            swap(gradient, "W1", "W2");
                            swap(gradient, "W2", "V");
                        })
                        .map(Diagnosis::claim),
                is(Optional.of("is the one that was returned for V")));
    }

    @ForEverySeedAndCoverage
    void oneEntryThatIsOffByAThousandthSilencesIt(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        for (String key : List.of("W1", "W2")) {
            assertThat(
                    model.diagnose(key, coverage, gradient -> {
                        swap(gradient, "W1", "W2");
                        gradient.get("W1")[7] *= 1.001;
                        gradient.get("W2")[9] *= 1.001;
                    }),
                    is(Optional.empty()));
        }
    }

    @ForEverySeedAndCoverage
    void aCopyWithOneOtherEntryIsNone(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed).diagnose("W1", coverage, gradient -> {
                    gradient.put("W1", gradient.get("W2").clone());
                    gradient.get("W1")[7] *= 1.001;
                }),
                is(Optional.empty()));
    }

    private static void swap(Map<String, double[]> gradient, String one, String other) {
        double[] first = gradient.get(one);
        gradient.put(one, gradient.get(other));
        gradient.put(other, first);
    }
}
