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
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows or columns of a matrix that are off by a number of their own. */
class LinesTests {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aFactorOrAConstantInEveryLineIsNamed(long seed) {
        assertThat(factors(seed, i -> i / 6, 0), is(Optional.of("has a factor of its own in every row")));
        assertThat(factors(seed, i -> i % 6, 0), is(Optional.of("has a factor of its own in every column")));
        assertThat(constants(seed, i -> i / 6, 0), is(Optional.of("is off by a constant of its own in every row")));
        assertThat(constants(seed, i -> i % 6, 0), is(Optional.of("is off by a constant of its own in every column")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void oneEntryThatIsOffByAThousandthSilencesIt(long seed) {
        assertThat(factors(seed, i -> i / 6, 1e-3), is(Optional.empty()));
        assertThat(constants(seed, i -> i % 6, 1e-3), is(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void directionsAloneCannotTell(long seed) {
        assertThat(
                PlantedModel.standard(seed).diagnose("W1", Coverage.DIRECTIONS, gradient -> {
                    for (int i = 0; i < 36; i++) {
                        gradient.get("W1")[i] *= 2 + i / 6;
                    }
                }),
                is(Optional.empty()));
    }

    private static Optional<String> factors(long seed, IntUnaryOperator line, double error) {
        return diagnose(seed, w -> {
            for (int i = 0; i < w.length; i++) {
                w[i] *= 1.5 + 0.3 * line.applyAsInt(i);
            }
            w[7] *= 1 + error;
        });
    }

    private static Optional<String> constants(long seed, IntUnaryOperator line, double error) {
        return diagnose(seed, w -> {
            for (int i = 0; i < w.length; i++) {
                w[i] += 1.5 + 0.3 * line.applyAsInt(i);
            }
            w[7] += error * 1.5;
        });
    }

    private static Optional<String> diagnose(long seed, Consumer<double[]> fault) {
        return PlantedModel.standard(seed)
                .diagnose("W1", Coverage.EVERY_ENTRY, gradient -> fault.accept(gradient.get("W1")))
                .map(Diagnosis::claim);
    }
}
