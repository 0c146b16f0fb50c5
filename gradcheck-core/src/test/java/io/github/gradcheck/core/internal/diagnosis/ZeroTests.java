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
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gradients that are no gradients: zeros, and what is no number. */
class ZeroTests {
    @ForEverySeedAndCoverage
    void zerosAreNamed(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("W1", coverage, gradient -> scale(gradient.get("W1"), 0))
                        .map(Diagnosis::claim),
                is(Optional.of("is zero everywhere")));
    }

    @ForEverySeedAndCoverage
    void allZerosButOneAreNotZeroEverywhere(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("W1", coverage, gradient -> {
                            double one = gradient.get("W1")[7];
                            scale(gradient.get("W1"), 0);
                            gradient.get("W1")[7] = one;
                        })
                        .filter(diagnosis -> diagnosis.cause() == Cause.ZERO),
                is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void whatIsNoNumberIsCounted(long seed, Coverage coverage) {
        assertThat(
                PlantedModel.standard(seed)
                        .diagnose("W1", coverage, gradient -> {
                            gradient.get("W1")[7] = Double.NaN;
                            gradient.get("W1")[8] = Double.POSITIVE_INFINITY;
                        })
                        .map(Diagnosis::claim),
                is(Optional.of("is NaN or infinite in 2 of 36 entries")));
    }

    @Test
    void withoutMeasurementsNothingIsNamed() {
        double[] x = {0, 0, 0};
        GradientReport report = GradientChecker.create()
                .withCoverage(Coverage.DIRECTIONS)
                .check(Parameters.of("x", x), () -> Math.abs(x[0]) + Math.abs(x[1]) + Math.abs(x[2]), () ->
                        new double[] {2, 3, -4});
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.key("x").diagnosis(), is(Optional.empty()));
    }
}
