/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.columnMajor;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/** The right numbers in the places of the transposed matrix, or in column-major order. */
class RearrangedTests {
    @ForEverySeedAndCoverage
    void aSquareMatrixIsTransposed(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose(
                                "W1",
                                coverage,
                                gradient -> gradient.compute("W1", (key, numbers) -> columnMajor(numbers, 6, 6)))
                        .map(Diagnosis::sentence),
                is(Optional.of("is transposed")));
    }

    @ForEverySeedAndCoverage
    void anotherMatrixIsFilledInTheWrongOrderEitherWay(long seed, Coverage coverage) {
        for (int rows : new int[] {4, 7}) {
            assertThat(
                    PlantedModel.standard(seed)
                            .diagnose(
                                    "W3",
                                    coverage,
                                    gradient -> gradient.compute(
                                            "W3", (key, numbers) -> columnMajor(numbers, rows, 28 / rows)))
                            .map(Diagnosis::claim),
                    is(Optional.of("has the right numbers in the wrong order")));
        }
    }

    @ForEverySeedAndCoverage
    void oneEntryThatIsOffByAThousandthSilencesIt(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed).diagnose("W1", coverage, gradient -> {
                    gradient.compute("W1", (key, numbers) -> columnMajor(numbers, 6, 6));
                    gradient.get("W1")[7] *= 1.001;
                }),
                is(Optional.empty()));
    }
}
