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

/** A factor common to all entries of a key is named; one that is not common is not. */
class FactorTests {
    @ForEverySeedAndCoverage
    void aLengthOfTheBatchIsNamed(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, 8), is("is 8 times too big (the batch has 8 columns: sum against mean)"));
        assertThat(
                diagnose(seed, coverage, 1 / 8.0),
                is("is 8 times too small (the batch has 8 columns: mean against sum)"));
        assertThat(
                diagnose(seed, coverage, 1 / 64.0 * 8 * -1),
                is("has the wrong sign and is 8 times too small (the batch has 8 columns: mean against sum)"));
    }

    @ForEverySeedAndCoverage
    void usualFactorsAreNamed(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, -1), is("has the wrong sign"));
        assertThat(diagnose(seed, coverage, 2), is("is 2 times too big (a forgotten 1/2, or added twice)"));
        assertThat(diagnose(seed, coverage, 0.5), is("is 2 times too small (a 1/2 too many, or a forgotten 2)"));
        assertThat(diagnose(seed, coverage, 255), is("is 255 times too big (pixels are divided by 255)"));
    }

    @ForEverySeedAndCoverage
    void anyFactorIsGivenWithItsDigits(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, 3.7), is("is exactly 3.7 times too big"));
        assertThat(diagnose(seed, coverage, 1.002), is("is 1.002 times too big"));
        assertThat(diagnose(seed, coverage, Math.PI), is("is 3.14159 times too big"));
    }

    @ForEverySeedAndCoverage
    void oneEntryThatIsOffByAThousandthSilencesIt(long seed, Coverage coverage) {
        for (double factor : new double[] {-1, 2, 8, 3.7}) {
            PlantedModel model = PlantedModel.standard(seed);
            assertThat(
                    model.diagnose("W1", coverage, gradient -> {
                        scale(gradient.get("W1"), factor);
                        gradient.get("W1")[7] *= 1.001;
                    }),
                    is(Optional.empty()));
        }
    }

    @ForEverySeedAndCoverage
    void aFactorNearAKnownOneIsNotTakenForIt(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, 8.008), is("is 8.008 times too big"));
        assertThat(diagnose(seed, coverage, -1.001), is("has the wrong sign and is 1.001 times too big"));
    }

    @ForEverySeedAndCoverage
    void aFactorOfNearlyOneIsNone(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(model.diagnose("W1", coverage, gradient -> scale(gradient.get("W1"), 1.0005)), is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void aSingleEntryHasAKnownFactorOrNone(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed).with("s", 1, 1);
        assertThat(
                model.diagnose("s", coverage, gradient -> scale(gradient.get("s"), 8))
                        .map(Diagnosis::cause),
                is(Optional.of(Cause.FACTOR)));
        assertThat(model.diagnose("s", coverage, gradient -> scale(gradient.get("s"), 8.008)), is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void aSingleEntrySharesTheFactorOfAnotherKey(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed).with("s", 1, 1);
        assertThat(
                model.diagnose("s", coverage, gradient -> {
                            scale(gradient.get("s"), 3.7);
                            scale(gradient.get("W1"), 3.7);
                        })
                        .map(Diagnosis::claim),
                is(Optional.of("is exactly 3.7 times too big")));
    }

    private static String diagnose(long seed, Coverage coverage, double factor) {
        return PlantedModel.standard(seed)
                .diagnose("W1", coverage, gradient -> scale(gradient.get("W1"), factor))
                .map(Diagnosis::sentence)
                .orElse("");
    }
}
