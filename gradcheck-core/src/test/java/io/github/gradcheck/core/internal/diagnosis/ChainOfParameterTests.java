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
import java.util.function.DoubleUnaryOperator;

/** A factor that is the parameter itself, or its exponential. */
class ChainOfParameterTests {
    @ForEverySeedAndCoverage
    void theFactorIsNamed(long seed, Coverage coverage) {
        assertThat(
                diagnose(seed, coverage, theta -> theta, 1),
                is(Optional.of("is multiplied by the parameter, entry by entry")));
        assertThat(
                diagnose(seed, coverage, theta -> 1 / theta, 1),
                is(Optional.of("is divided by the parameter, entry by entry")));
        assertThat(
                diagnose(seed, coverage, theta -> Math.exp(-theta), 1),
                is(Optional.of("lacks the factor exp(parameter), entry by entry")));
        assertThat(
                diagnose(seed, coverage, Math::exp, 1),
                is(Optional.of("has a factor exp(parameter) too much, entry by entry")));
    }

    @ForEverySeedAndCoverage
    void oneEntryThatIsOffByAHundredthSilencesIt(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, theta -> theta, 1.01), is(Optional.empty()));
    }

    @ForEverySeedAndCoverage
    void anotherFunctionOfTheParameterIsNone(long seed, Coverage coverage) {
        assertThat(diagnose(seed, coverage, theta -> 1 + theta, 1), is(Optional.empty()));
    }

    private static Optional<String> diagnose(long seed, Coverage coverage, DoubleUnaryOperator factor, double error) {
        PlantedModel model = PlantedModel.standard(seed);
        return model.diagnose("W1", coverage, gradient -> {
                    double[] w = gradient.get("W1");
                    double[] theta = model.parameters.get("W1").data;
                    for (int i = 0; i < w.length; i++) {
                        w[i] *= factor.applyAsDouble(theta[i]);
                    }
                    w[7] *= error;
                })
                .map(Diagnosis::claim);
    }
}
