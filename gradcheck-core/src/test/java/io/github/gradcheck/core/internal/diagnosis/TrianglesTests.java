/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loss of a square matrix, in doubles and floats: {@code 3 sin(x'Sy / 5) + ||S||^2 / 6}. */
class TrianglesTests {
    private static final int ROWS = 5;

    /** Which entries the loss reads; an entry that it does not read counts as its mirror image. */
    enum Read {
        ALL,
        LOWER
    }

    /** What backward returns, by the right gradient and that of a loss that reads all. */
    @FunctionalInterface
    interface Slip {
        double of(double[][] right, double[][] ofAll, int i, int j);
    }

    /** A matrix, symmetric or not. */
    static final class Model {
        private final double[][] s = new double[ROWS][ROWS];
        private final float[][] floats = new float[ROWS][ROWS];
        private final double[] x = new double[ROWS];
        private final double[] y = new double[ROWS];
        private final Read read;
        private final boolean single;

        Model(boolean symmetric, Read read, boolean single) {
            this.read = read;
            this.single = single;
            RandomStream random = RandomStream.of(3, "triangles");
            for (int i = 0; i < ROWS; i++) {
                x[i] = random.nextGaussian();
                y[i] = symmetric ? x[i] : random.nextGaussian();
                for (int j = 0; j <= i; j++) {
                    s[i][j] = random.nextGaussian();
                    s[j][i] = symmetric ? s[i][j] : random.nextGaussian();
                    floats[i][j] = (float) s[i][j];
                    floats[j][i] = (float) s[j][i];
                }
            }
        }

        private double at(int i, int j) {
            int row = read == Read.LOWER ? Math.max(i, j) : i;
            int column = read == Read.LOWER ? Math.min(i, j) : j;
            return single ? floats[row][column] : s[row][column];
        }

        private double product() {
            double product = 0;
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    product += x[i] * at(i, j) * y[j];
                }
            }
            return product;
        }

        private double loss() {
            double squares = 0;
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    squares += at(i, j) * at(i, j);
                }
            }
            double loss = 3 * Math.sin(product() / 5) + squares / 6;
            return single ? (float) loss : loss;
        }

        private Map<String, Object> backward(Slip slip) {
            double[][] all = new double[ROWS][ROWS];
            double[][] right = new double[ROWS][ROWS];
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    all[i][j] = 0.6 * Math.cos(product() / 5) * x[i] * y[j] + at(i, j) / 3;
                }
            }
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    right[i][j] = read == Read.ALL || i == j ? all[i][j] : i > j ? all[i][j] + all[j][i] : 0;
                }
            }
            double[][] wrong = new double[ROWS][ROWS];
            float[][] rounded = new float[ROWS][ROWS];
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < ROWS; j++) {
                    wrong[i][j] = slip.of(right, all, i, j);
                    rounded[i][j] = (float) wrong[i][j];
                }
            }
            return Map.of("S", single ? rounded : wrong);
        }

        String headline(Slip slip) {
            return GradientChecker.create()
                    .withSeed(1)
                    .check(Parameters.of("S", single ? floats : s), Parameters.none(), this::loss, () -> backward(slip))
                    .headline();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneTriangleOfASymmetricGradientMayBeLeftOut(boolean single) {
        Model model = new Model(true, Read.ALL, single);
        assertThat(
                model.headline((g, all, i, j) -> i < j ? 0 : g[i][j]),
                is("gradient of S is zero above the diagonal, and right elsewhere (the true one is symmetric)"));
        assertThat(
                model.headline((g, all, i, j) -> i > j ? 0 : g[i][j]),
                is("gradient of S is zero below the diagonal, and right elsewhere (the true one is symmetric)"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothTrianglesMayBeAddedUpInOne(boolean single) {
        String below = "gradient of S is zero above the diagonal (both triangles are added up below the diagonal)";
        Slip sum = (g, all, i, j) -> i < j ? 0 : i == j ? g[i][j] : g[i][j] + g[j][i];
        assertThat(new Model(true, Read.ALL, single).headline(sum), is(below));
        assertThat(new Model(false, Read.ALL, single).headline(sum), is(below));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEntryAndItsMirrorImageMayCountTwiceOrHalf(boolean single) {
        Model model = new Model(true, Read.ALL, single);
        assertThat(
                model.headline((g, all, i, j) -> i == j ? g[i][j] : 2 * g[i][j]),
                startsWith("gradient of S is 2 times too big in all entries off the diagonal, and right elsewhere"));
        assertThat(
                model.headline((g, all, i, j) -> i == j ? g[i][j] : g[i][j] / 2),
                startsWith("gradient of S is 2 times too small in all entries off the diagonal, and right elsewhere"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theLossMayReadOneTriangleAlone(boolean single) {
        Model model = new Model(true, Read.LOWER, single);
        assertThat(
                model.headline((g, all, i, j) -> all[i][j]),
                is("gradient of S is spread over both triangles (the loss reads none above the diagonal)"));
        assertThat(
                "as a derivative of both",
                model.headline((g, all, i, j) -> g[Math.max(i, j)][Math.min(i, j)]),
                containsString("above the diagonal"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGradientThatIsNotSymmetricMayBeMadeSo(boolean single) {
        Model model = new Model(false, Read.ALL, single);
        assertThat(
                model.headline((g, all, i, j) -> (g[i][j] + g[j][i]) / 2),
                is("gradient of S is the mean of the true one and its transpose" + " (the true one is not symmetric)"));
        assertThat(
                model.headline((g, all, i, j) -> g[i][j] + g[j][i]),
                startsWith("gradient of S is the sum of the true one and its transpose"));
        assertThat(
                model.headline((g, all, i, j) -> i == j ? g[i][i] : g[i][j] + g[j][i]),
                startsWith("gradient of S is the sum of the true one and its transpose"));
    }

    /** One entry is off by a hundredth beside the fault, or a factor goes through the diagonal as well. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNearToThatIsNotTakenForIt(boolean single) {
        for (boolean symmetric : new boolean[] {true, false}) {
            Model model = new Model(symmetric, Read.ALL, single);
            for (Slip near : new Slip[] {
                (g, all, i, j) -> (i < j ? 0 : g[i][j]) * (i == 2 && j == 1 ? 1.02 : 1),
                (g, all, i, j) -> (i == j ? g[i][j] : 2 * g[i][j]) * (i == 2 && j == 1 ? 1.02 : 1),
                (g, all, i, j) -> (g[i][j] + g[j][i]) * (i == 2 && j == 1 ? 1.02 : 1),
                (g, all, i, j) -> i < j ? 0 : 1.5 * g[i][j],
                (g, all, i, j) -> i == j ? 2 * g[i][j] : 3 * g[i][j],
            }) {
                String headline = model.headline(near);
                assertThat(headline, startsWith("gradient of S is wrong"));
            }
            assertThat(
                    model.headline((g, all, i, j) -> 2 * g[i][j]),
                    startsWith("gradient of S is 2 times too big (a forgotten 1/2"));
        }
    }
}
