/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** What backward makes of a right entry, by their mean without the subtraction and the parameter. */
    @FunctionalInterface
    interface Slip {
        double of(double right, double mean, double x);
    }

    /** {@code sum of sin((x_i - mean of x) t_i)}, or without the mean. */
    static String headline(Precision precision, boolean centred, Slip slip) {
        Object vector = precision.drawn("z", 1, 5);
        double[] t = Precision.gaussians("t", 1, 5)[0];
        return precision
                .check(
                        Map.of("z", vector),
                        Map.of(),
                        () -> {
                            double[] x = shifted(vector, centred);
                            return IntStream.range(0, t.length)
                                    .mapToDouble(i -> Math.sin(x[i] * t[i]))
                                    .sum();
                        },
                        () -> {
                            double[] x = shifted(vector, centred);
                            double[] g = IntStream.range(0, t.length)
                                    .mapToDouble(i -> t[i] * Math.cos(x[i] * t[i]))
                                    .toArray();
                            double mean = centred ? Arrays.stream(g).average().orElse(0) : 0;
                            double[] z = Precision.read(vector)[0];
                            double[] wrong = IntStream.range(0, t.length)
                                    .mapToDouble(i -> slip.of(g[i] - mean, mean, z[i]))
                                    .toArray();
                            return Map.of("z", precision.stored(wrong));
                        })
                .headline();
    }

    private static double[] shifted(Object vector, boolean centred) {
        double[] x = Precision.read(vector)[0];
        double mean = centred ? Arrays.stream(x).average().orElse(0) : 0;
        return Arrays.stream(x).map(entry -> entry - mean).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void aMeanThatIsNotSubtractedIsSuspectedWhereTheTrueEntriesSumToZero(Precision precision) {
        assertThat(
                headline(precision, true, (g, mean, x) -> g + mean).replaceFirst("0\\.\\d+", "0.5"),
                is("gradient of z is 0.5 too small in every entry (the true ones sum to zero: subtract the mean?)"));
        assertThat(
                headline(precision, false, (g, mean, x) -> g + 0.7), is("gradient of z is 0.7 too big in every entry"));
        assertThat(
                headline(precision, true, (g, mean, x) -> g + mean + 0.01 * x).contains("sum to zero"), is(false));
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
