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
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** A penalty that only one of loss and backward has. */
class RegularisationTests {
    @ForEverySeedAndCoverage
    void aMissingTermIsNamedWithItsStrength(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, "W1", theta -> -0.01 * theta),
                is("lacks 0.01 times the parameter (no L2 term, or of the wrong sign)"));
        assertThat(
                diagnose(seed, coverage, "W1", theta -> -0.03 * Math.signum(theta)),
                is("lacks 0.03 times the parameter's sign (no L1 term, or of the wrong sign)"));
    }

    @ForEverySeedAndCoverage
    void aTermTooMuchIsNamedWithItsStrength(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, "W1", theta -> 0.01 * theta),
                is("has 0.01 times the parameter too much (L2 twice, or not in the loss)"));
    }

    @ForEverySeedAndCoverage
    void aTermOnTheBiasIsCalledSo(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, "b1", theta -> 0.01 * theta),
                is("has 0.01 times the parameter too much (L2 on the bias, which the loss has not?)"));
    }

    @ForEverySeedAndCoverage
    void oneEntryWhoseTermIsOffByAThousandthSilencesIt(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        double[] theta = model.parameters.get("W1").data;
        theta[7] = 1.5;
        assertThat(
                model.diagnose("W1", coverage, gradient -> {
                    add(gradient.get("W1"), -0.1, theta);
                    gradient.get("W1")[7] += 1e-3 * 0.1 * theta[7];
                }),
                is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void aWrongEntryAtTheOnlyParameterThatIsNotZeroIsNoRegularisation(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        double[] theta = model.parameters.get("b1").data;
        Arrays.fill(theta, 0);
        theta[7] = 1.5;
        assertThat(
                model.diagnose("b1", coverage, gradient -> gradient.get("b1")[7] += 0.3)
                        .filter(diagnosis -> diagnosis.cause() == Cause.REGULARISATION),
                is(Optional.empty()));
    }

    private static String diagnose(long seed, Coverage coverage, String key, DoubleUnaryOperator term) {
        PlantedModel model = PlantedModel.standard(seed);
        double[] theta = model.parameters.get(key).data;
        double[] added = Arrays.stream(theta).map(term).toArray();
        return model.diagnose(key, coverage, gradient -> add(gradient.get(key), 1, added))
                .map(Diagnosis::sentence)
                .orElse("");
    }
}
