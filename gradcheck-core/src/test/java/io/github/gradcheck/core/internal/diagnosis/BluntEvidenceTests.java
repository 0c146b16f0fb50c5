/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.scale;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
                            .filter(claim -> !isTrueOf(claim, factor)),
                    is(Optional.empty()));
        }
    }

    /** "1.001 times", "about 2 times" of 2.002, or "the wrong sign" with nothing said of its size. */
    private static boolean isTrueOf(String claim, double factor) {
        boolean sign = factor < 0 && claim.equals("has the wrong sign");
        Matcher number = Pattern.compile("(about |)([0-9.]+) times").matcher(claim);
        return sign
                || (number.find()
                        && Math.abs(Double.parseDouble(number.group(2)) / Math.abs(factor) - 1)
                                <= (number.group(1).isEmpty() ? 5e-4 : 1e-2));
    }

    /** Now and then the noise leaves too few digits, and nothing is said. */
    @Test
    void aSignAndAFactorAreNamedInFloat() {
        int named = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (Coverage coverage : new Coverage[] {Coverage.EVERY_ENTRY, Coverage.DIRECTIONS}) {
                PlantedModel model = PlantedModel.standard(seed).inFloat();
                Optional<String> sign = claim(model, coverage, -1);
                Optional<String> factor = claim(model, coverage, 8);
                assertThat(sign.orElse("has the wrong sign"), is("has the wrong sign"));
                assertThat(factor.orElse("is 8 times too big"), matchesPattern("is (about )?8 times too big"));
                named += (sign.isPresent() ? 1 : 0) + (factor.isPresent() ? 1 : 0);
            }
        }
        assertThat(named, is(greaterThanOrEqualTo(76)));
    }

    private static Optional<String> claim(PlantedModel model, Coverage coverage, double factor) {
        return model.diagnose("W1", coverage, gradient -> scale(gradient.get("W1"), factor))
                .map(Diagnosis::claim);
    }

    @ForEverySeedAndCoverage
    void neitherAPartNorTheSumOverTheBatchIsNamed(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed).inFloat();
        for (String key : new String[] {"W1", "b1", "b3"}) {
            assertThat(
                    model.diagnose(key, coverage, gradient -> scale(gradient.get(key), 1.005))
                            .map(Diagnosis::claim)
                            .filter(claim -> !claim.equals("is 1.005 times too big")),
                    is(Optional.empty()));
        }
    }
}
