/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where entries tie, each share of the gradient is valid that adds up to what they change together; gradient to all of
 * them or to none is not.
 */
class TiesTests {
    private static final int SEEDS = 15;

    /** What each of the entries that tie for a maximum gets. */
    enum Share {
        FIRST(true),
        LAST(true),
        EQUAL(true),
        ALL(false),
        NONE(false);

        private final boolean right;

        Share(boolean right) {
            this.right = right;
        }

        /** Hands an upstream gradient to the largest of some entries. */
        void give(double[] values, int[] window, double upstream, double[] gradient) {
            double largest =
                    Arrays.stream(window).mapToDouble(i -> values[i]).max().orElseThrow();
            int[] tied = Arrays.stream(window).filter(i -> values[i] == largest).toArray();
            for (int k = 0; k < tied.length; k++) {
                gradient[tied[k]] += upstream * (tied.length == 1 ? 1 : of(k, tied.length));
            }
        }

        private double of(int number, int count) {
            return switch (this) {
                case FIRST -> number == 0 ? 1 : 0;
                case LAST -> number == count - 1 ? 1 : 0;
                case EQUAL -> 1.0 / count;
                case ALL -> 1;
                case NONE -> 0;
            };
        }

        Verdict verdict() {
            return right ? Verdict.CORRECT : Verdict.WRONG;
        }
    }

    private static GradientChecker checker(Coverage coverage, long seed) {
        return GradientChecker.create().withCoverage(coverage).withSeed(seed);
    }

    private static double[] gaussians(long seed, String name, int count) {
        RandomStream random = RandomStream.of(seed, name);
        return IntStream.range(0, count).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double square(double[] x) {
        return Arrays.stream(x).map(value -> value * value).sum();
    }

    @Nested
    class OfPooling {
        private static final int SIDE = 6;

        /** Windows of 2 by 2 at a stride; images of few grey values have many ties. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Image(double[] x, float[] single, double[] weights, int[][] windows, boolean inFloat) {

            static Image of(long seed, int stride, boolean inFloat) {
                double[] x = Arrays.stream(gaussians(seed, "image", SIDE * SIDE))
                        .map(value -> Math.rint(value) / 2)
                        .toArray();
                float[] single = new float[x.length];
                for (int i = 0; i < x.length; i++) {
                    single[i] = (float) x[i];
                }
                int across = (SIDE - 2) / stride + 1;
                int[][] windows = IntStream.range(0, across * across)
                        .map(w -> w / across * stride * SIDE + w % across * stride)
                        .mapToObj(first -> new int[] {first, first + 1, first + SIDE, first + SIDE + 1})
                        .toArray(int[][]::new);
                return new Image(x, single, gaussians(seed, "weights", windows.length), windows, inFloat);
            }

            double[] values() {
                return inFloat
                        ? IntStream.range(0, single.length)
                                .mapToDouble(i -> single[i])
                                .toArray()
                        : x;
            }

            double loss() {
                double[] values = values();
                double sum = square(values) / 20;
                for (int w = 0; w < windows.length; w++) {
                    sum += weights[w]
                            * Arrays.stream(windows[w])
                                    .mapToDouble(i -> values[i])
                                    .max()
                                    .orElseThrow();
                }
                return sum;
            }

            double[] gradient(Share share) {
                double[] values = values();
                double[] gradient =
                        Arrays.stream(values).map(value -> value / 10).toArray();
                for (int w = 0; w < windows.length; w++) {
                    share.give(values, windows[w], weights[w], gradient);
                }
                return gradient;
            }

            GradientReport check(Coverage coverage, long seed, Share share) {
                return checker(coverage, seed)
                        .check(
                                Parameters.of("x", inFloat ? single : x),
                                this::loss,
                                () -> Map.of("x", gradient(share)));
            }
        }

        @ParameterizedTest
        @EnumSource
        void theGradientGoesToTheLargest(Share share) {
            for (long seed = 0; seed < SEEDS; seed++) {
                for (Coverage coverage : Coverage.values()) {
                    GradientReport report = Image.of(seed, 2, false).check(coverage, seed, share);
                    boolean wrong = report.verdict() == Verdict.WRONG;
                    // Many kinks close by may leave a right key open along directions.
                    assertThat(seed + " " + coverage + report, wrong, is(share.verdict() == Verdict.WRONG));
                    boolean open = report.verdict() == Verdict.UNVERIFIED;
                    assertThat(seed + " " + coverage + report, open && coverage != Coverage.DIRECTIONS, is(false));
                }
            }
        }

        /** Windows of two overlap, so that kinks of opposite sign meet at the entry that they share. */
        @ParameterizedTest
        @EnumSource
        void theGradientGoesToTheLargestOfOverlappingWindows(Share share) {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[] x = {1, 1, 1, 2, 2, 2, 3};
                double[] weights = gaussians(seed, "weights", 6);
                GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                        .check(
                                Parameters.of("x", x),
                                () -> square(x)
                                        + IntStream.range(0, 6)
                                                .mapToDouble(i -> weights[i] * Math.max(x[i], x[i + 1]))
                                                .sum(),
                                () -> {
                                    double[] gradient = Arrays.stream(x)
                                            .map(value -> 2 * value)
                                            .toArray();
                                    for (int i = 0; i < 6; i++) {
                                        share.give(x, new int[] {i, i + 1}, weights[i], gradient);
                                    }
                                    return gradient;
                                });
                assertThat(seed + " " + report, report.verdict(), is(share.verdict()));
            }
        }

        @ParameterizedTest
        @EnumSource
        void theGradientGoesToTheLargestInFloatArrays(Share share) {
            for (long seed = 0; seed < SEEDS; seed++) {
                GradientReport report = Image.of(seed, 2, true).check(Coverage.EVERY_ENTRY, seed, share);
                boolean wrong = report.verdict() == Verdict.WRONG;
                assertThat(seed + " " + report, wrong, is(share.verdict() == Verdict.WRONG));
            }
        }

        @Test
        void aFaultIsDescribedByWhatTheEntriesChangeTogether() {
            double[] x = {1, 1};
            GradientReport report = GradientChecker.create()
                    .check(Parameters.of("x", x), () -> Math.max(x[0], x[1]), () -> {
                        double[] gradient = new double[2];
                        Share.ALL.give(x, new int[] {0, 1}, 1, gradient);
                        return gradient;
                    });
            assertThat(report.key("x").diagnosis().orElseThrow().cause(), is(Cause.TIE));
            assertThat(report.headline(), containsString("gradient of x is wrong where entries tie"));
            assertThat(report.headline(), containsString("hand its gradient to all of them, or none?"));
            assertThat(x, is(new double[] {1, 1}));
        }
    }

    @Nested
    class OfSeveralNumbers {

        @ParameterizedTest
        @ValueSource(ints = {2, 3, 5})
        void addUpToOneInOneKey(int tied) {
            for (long seed = 0; seed < SEEDS; seed++) {
                for (Share share : Share.values()) {
                    double[] x = gaussians(seed, "x", 8);
                    double top = 3 + Math.abs(x[0]);
                    Arrays.fill(x, 2, 2 + tied, top);
                    int[] all = IntStream.range(0, x.length).toArray();
                    GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                            .check(
                                    Parameters.of("x", x),
                                    () -> Arrays.stream(x).max().orElseThrow() + Math.exp(x[0]),
                                    () -> {
                                        double[] gradient = new double[x.length];
                                        share.give(x, all, 1, gradient);
                                        gradient[0] += Math.exp(x[0]);
                                        return gradient;
                                    });
                    assertThat(seed + " " + share + report, report.verdict(), is(share.verdict()));
                }
            }
        }

        /** Beside a key on kinks of its own, which is right. */
        @ParameterizedTest
        @EnumSource
        void addUpToOneInTwoKeys(Share share) {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[] c = gaussians(seed, "c", 5);
                double[] a = gaussians(seed, "a", 5);
                double[] b = a.clone();
                b[1] += 1;
                double[] u = {0, 0, 1};
                GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                        .check(
                                Parameters.of("a", a, "u", u, "b", b),
                                () -> {
                                    double sum = square(b) + Math.max(0, u[0]) - Math.max(0, 2 * u[1]) + square(u);
                                    for (int i = 0; i < a.length; i++) {
                                        sum += c[i] * Math.max(a[i], b[i]);
                                    }
                                    return sum;
                                },
                                () -> {
                                    double[] both = new double[10];
                                    for (int i = 0; i < a.length; i++) {
                                        double[] pair = new double[2];
                                        share.give(new double[] {a[i], b[i]}, new int[] {0, 1}, c[i], pair);
                                        both[i] = pair[0];
                                        both[i + 5] = pair[1] + 2 * b[i];
                                    }
                                    double[] du = {
                                        2 * u[0] + (u[0] > 0 ? 1 : 0), 2 * u[1] - (u[1] > 0 ? 2 : 0), 2 * u[2]
                                    };
                                    return Map.of(
                                            "a", Arrays.copyOf(both, 5), "b", Arrays.copyOfRange(both, 5, 10), "u", du);
                                });
                assertThat(seed + " " + report, report.verdict(), is(share.verdict()));
                assertThat(report.key("u").verdict(), is(Verdict.CORRECT));
                if (share.verdict() == Verdict.WRONG) {
                    assertThat(report.key("a").verdict(), is(Verdict.WRONG));
                    assertThat(report.key("b").verdict(), is(Verdict.WRONG));
                }
            }
        }

        /** Only the key is wrong that is, beside another with right ties. */
        @Test
        void accuseNoOtherKeyThatTies() {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[] a = {seed, seed, seed - 1};
                double[] b = {2, -1, 2};
                int[] all = {0, 1, 2};
                GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                        .check(
                                Parameters.of("a", a, "b", b),
                                () -> 2 * Arrays.stream(a).max().orElseThrow()
                                        + Arrays.stream(b).max().orElseThrow()
                                        + square(a)
                                        + square(b),
                                () -> {
                                    double[] da =
                                            Arrays.stream(a).map(x -> 2 * x).toArray();
                                    double[] db =
                                            Arrays.stream(b).map(x -> 2 * x).toArray();
                                    Share.FIRST.give(a, all, 2, da);
                                    Share.NONE.give(b, all, 1, db);
                                    return Map.of("a", da, "b", db);
                                });
                assertThat(report.key("a").verdict(), is(Verdict.CORRECT));
                assertThat(report.key("b").verdict(), is(Verdict.WRONG));
            }
        }

        /** The largest absolute value, of numbers of both signs. */
        @ParameterizedTest
        @EnumSource
        void addUpToOneByMagnitude(Share share) {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[] x = gaussians(seed, "x", 6);
                x[1] = 4;
                x[4] = -4;
                int[] all = IntStream.range(0, x.length).toArray();
                GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                        .check(
                                Parameters.of("x", x),
                                () -> Arrays.stream(x).map(Math::abs).max().orElseThrow() + square(x) / 20,
                                () -> {
                                    double[] gradient = new double[x.length];
                                    double[] sizes =
                                            Arrays.stream(x).map(Math::abs).toArray();
                                    share.give(sizes, all, 1, gradient);
                                    for (int i = 0; i < x.length; i++) {
                                        gradient[i] = Math.signum(x[i]) * gradient[i] + x[i] / 10;
                                    }
                                    return gradient;
                                });
                assertThat(seed + " " + report, report.verdict(), is(share.verdict()));
            }
        }

        /** Rows of a maxout layer that begin equal. */
        @ParameterizedTest
        @EnumSource
        void addUpToOneBehindALayer(Share share) {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[][] w = new double[3][4];
                for (double[] row : w) {
                    System.arraycopy(gaussians(seed, "w", 4), 0, row, 0, 4);
                }
                double[] x = gaussians(seed, "x", 4);
                GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                        .check(
                                Parameters.of("w", w),
                                () -> Math.exp(
                                        Arrays.stream(products(w, x)).max().orElseThrow() / 5),
                                () -> {
                                    double[] largest = new double[3];
                                    double[] z = products(w, x);
                                    double outer =
                                            Math.exp(Arrays.stream(z).max().orElseThrow() / 5) / 5;
                                    share.give(z, new int[] {0, 1, 2}, outer, largest);
                                    double[][] gradient = new double[3][4];
                                    for (int i = 0; i < 12; i++) {
                                        gradient[i / 4][i % 4] = largest[i / 4] * x[i % 4];
                                    }
                                    return gradient;
                                });
                assertThat(seed + " " + report, report.verdict(), is(share.verdict()));
            }
        }

        private static double[] products(double[][] w, double[] x) {
            return Arrays.stream(w)
                    .mapToDouble(row -> IntStream.range(0, x.length)
                            .mapToDouble(i -> row[i] * x[i])
                            .sum())
                    .toArray();
        }
    }

    /** Conventions for the derivative at a kink are right whatever other kinks are there. */
    @Nested
    class OfKinksThatOnlyMeet {

        /** {@code sum v_j relu(w_j x + b_j)}, all weights and biases of the hidden layer zero. */
        @ParameterizedTest
        @ValueSource(doubles = {0, 0.3, 0.5, 1})
        void keepAnyChoiceOfARectifiedUnit(double atZero) {
            for (long seed = 0; seed < SEEDS; seed++) {
                for (Coverage coverage : Coverage.values()) {
                    boolean whole = seed % 2 == 0;
                    double[] v = whole ? new double[] {1, -1, 1, -1, 2, -2} : gaussians(seed, "v", 6);
                    double[] w = new double[6];
                    double[] b = new double[6];
                    GradientReport report = checker(coverage, seed)
                            .check(
                                    Parameters.of("w", w, "b", b, "v", v),
                                    () -> {
                                        double y = 1;
                                        for (int j = 0; j < 6; j++) {
                                            y += v[j] * Math.max(0, w[j] * 0.5 + b[j]);
                                        }
                                        return y * y + square(v);
                                    },
                                    () -> rectified(w, b, v, atZero));
                    assertThat(seed + " " + coverage + report, report.verdict(), is(Verdict.CORRECT));
                }
            }
        }

        private static Map<String, double[]> rectified(double[] w, double[] b, double[] v, double atZero) {
            double y = 1;
            for (int j = 0; j < 6; j++) {
                y += v[j] * Math.max(0, w[j] * 0.5 + b[j]);
            }
            double[] dw = new double[6];
            double[] db = new double[6];
            double[] dv = new double[6];
            for (int j = 0; j < 6; j++) {
                double z = w[j] * 0.5 + b[j];
                db[j] = 2 * y * v[j] * (z > 0 ? 1 : z == 0 ? atZero : 0);
                dw[j] = 0.5 * db[j];
                dv[j] = 2 * y * Math.max(0, z) + 2 * v[j];
            }
            return Map.of("w", dw, "b", db, "v", dv);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1, 0, 0.5, 1})
        void keepAnySignOfZeroInAnL1Norm(double atZero) {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[] c = gaussians(seed, "c", 7);
                double[] x = new double[7];
                GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                        .check(
                                Parameters.of("x", x),
                                () -> IntStream.range(0, 7)
                                        .mapToDouble(i -> 2 * Math.abs(x[i]) + c[i] * Math.exp(x[i]))
                                        .sum(),
                                () -> IntStream.range(0, 7)
                                        .mapToDouble(i ->
                                                2 * (x[i] == 0 ? atZero : Math.signum(x[i])) + c[i] * Math.exp(x[i]))
                                        .toArray());
                assertThat(seed + " " + report, report.verdict(), is(Verdict.CORRECT));
            }
        }

        /** Total variation of a picture with flat parts; a derivative that goes to both ends is wrong. */
        @Test
        void keepTheSignOfEqualNeighbours() {
            for (long seed = 0; seed < SEEDS; seed++) {
                double[] x =
                        Arrays.stream(gaussians(seed, "x", 12)).map(Math::rint).toArray();
                x[4] = x[3];
                for (double atZero : new double[] {0, 1, -0.5}) {
                    GradientReport report = checker(Coverage.EVERY_ENTRY, seed)
                            .check(Parameters.of("x", x), () -> variation(x), () -> variation(x, atZero, -atZero));
                    assertThat(seed + " " + report, report.verdict(), is(Verdict.CORRECT));
                }
                GradientReport wrong = checker(Coverage.EVERY_ENTRY, seed)
                        .check(Parameters.of("x", x), () -> variation(x), () -> variation(x, 0.5, 0.5));
                assertThat(seed + " " + wrong, wrong.verdict(), is(Verdict.WRONG));
            }
        }

        private static double variation(double[] x) {
            double sum = square(x) / 4;
            for (int i = 1; i < x.length; i++) {
                sum += Math.abs(x[i] - x[i - 1]);
            }
            return sum;
        }

        private static double[] variation(double[] x, double right, double left) {
            double[] gradient = Arrays.stream(x).map(value -> value / 2).toArray();
            for (int i = 1; i < x.length; i++) {
                double sign = Math.signum(x[i] - x[i - 1]);
                gradient[i] += sign == 0 ? right : sign;
                gradient[i - 1] -= sign == 0 ? -left : sign;
            }
            return gradient;
        }
    }

    /** One entry's central difference is half of the slope, so that half of it for each of three looks right. */
    @Test
    void halfOfTheGradientForEachOfThreeIsTooMuch() {
        double[] x = {3, 3, 3};
        for (double share : new double[] {1.0 / 3, 0.5}) {
            GradientReport report = GradientChecker.create()
                    .check(Parameters.of("x", x), () -> Math.max(x[0], Math.max(x[1], x[2])), () -> {
                        double max = Arrays.stream(x).max().orElseThrow();
                        long ties =
                                Arrays.stream(x).filter(value -> value == max).count();
                        return Arrays.stream(x)
                                .map(value -> value < max ? 0 : ties == 3 ? share : 1.0 / ties)
                                .toArray();
                    });
            assertThat("share " + share, report.verdict(), is(share == 0.5 ? Verdict.WRONG : Verdict.CORRECT));
        }
    }

    @Test
    void arePaidForOnlyWhereThereAreKinks() {
        double[] x = {1, 2, 2};
        GradientReport smooth = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> square(x),
                        () -> Arrays.stream(x).map(value -> 2 * value).toArray());
        double[] y = {1, 2, 2};
        GradientReport tied = GradientChecker.create()
                .check(
                        Parameters.of("x", y),
                        () -> square(y) + Arrays.stream(y).max().orElseThrow(),
                        () -> {
                            double[] gradient =
                                    Arrays.stream(y).map(value -> 2 * value).toArray();
                            Share.FIRST.give(y, new int[] {0, 1, 2}, 1, gradient);
                            return gradient;
                        });
        assertThat(smooth.evaluations(), lessThan(30L));
        assertThat(tied.verdict(), is(Verdict.CORRECT));
        assertThat(tied.evaluations(), lessThan(350L));
    }
}
