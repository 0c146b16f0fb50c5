/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs of one layer whose sizes differ by many powers of ten: none hides a wrong row of the others. */
class OutputsOfMixedSizeTests {
    private static final int SEEDS = 20;

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 1, 1e6, 1e9})
    void aWrongRowOfTheSmallOneIsFound(double size) {
        for (double factor : new double[] {-1, 0, 0.99, 2}) {
            for (int seed = 0; seed < SEEDS; seed++) {
                assertThat(check(size, factor, 1, seed), is(Verdict.WRONG));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 1, 1e6, 1e9})
    void soIsOneOfTheLargeOne(double size) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(check(size, 1, 1.01, seed), is(Verdict.WRONG));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 1, 1e6, 1e9})
    void aRightJacobianPasses(double size) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(check(size, 1, 1, seed), is(Verdict.CORRECT));
        }
    }

    /** A range in metres and an angle in radians, of a point in the plane, by name. */
    private static Verdict check(double size, double angle, double range, int seed) {
        Random random = new Random(seed);
        double[] x = {1 + random.nextDouble(), 1 + random.nextDouble()};
        return GradientChecker.create()
                .withSeed(seed)
                .checkOutput(
                        Parameters.of("x", x),
                        () -> outputs(size * Math.hypot(x[0], x[1]), Math.atan2(x[1], x[0])),
                        (Map<String, double[]> c) -> {
                            double r = Math.hypot(x[0], x[1]);
                            double ofRange = range * size * c.get("range")[0];
                            double ofAngle = angle * c.get("angle")[0];
                            return new double[] {
                                ofRange * x[0] / r - ofAngle * x[1] / r / r, ofRange * x[1] / r + ofAngle * x[0] / r / r
                            };
                        })
                .verdict();
    }

    private static Map<String, double[]> outputs(double range, double angle) {
        Map<String, double[]> outputs = new LinkedHashMap<>();
        outputs.put("range", new double[] {range});
        outputs.put("angle", new double[] {angle});
        return outputs;
    }
}
