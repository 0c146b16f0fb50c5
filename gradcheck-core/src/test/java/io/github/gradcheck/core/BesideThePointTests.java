/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on a kink at the point is compared at a point beside it. */
class BesideThePointTests {
    private static final int SEEDS = 20;
    private static final int SIZE = 12;

    /** {@code sum (i + 1) relu(x_i) + x_i^2} at zeros, with a derivative of one's own for the unit. */
    private static GradientReport check(GradientChecker checker, double[] x, DoubleUnaryOperator slope) {
        return checker.check(
                Parameters.of("x", x),
                () -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += (i + 1) * Math.max(0, x[i]) + x[i] * x[i];
                    }
                    return sum;
                },
                () -> {
                    double[] gradient = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] = (i + 1) * slope.applyAsDouble(x[i]) + 2 * x[i];
                    }
                    return gradient;
                });
    }

    @ParameterizedTest
    @EnumSource
    void aRightGradientIsCorrectWhereEveryEntryLiesOnAKink(Coverage coverage) {
        for (long seed = 0; seed < SEEDS; seed++) {
            double[] x = new double[SIZE];
            GradientReport report =
                    check(GradientChecker.create().withSeed(seed).withCoverage(coverage), x, t -> t > 0 ? 1 : 0);
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat(x, is(new double[SIZE]));
        }
    }

    /** Between the slopes of both sides at zero, and wrong everywhere else. */
    @ParameterizedTest
    @EnumSource
    void aFaultThatTheSlopesAtTheKinkAllowIsFound(Coverage coverage) {
        for (long seed = 0; seed < SEEDS; seed++) {
            double[] x = new double[SIZE];
            GradientReport report =
                    check(GradientChecker.create().withSeed(seed).withCoverage(coverage), x, t -> 0.3);
            assertThat("" + report, report.verdict(), is(Verdict.WRONG));
            assertThat(report.toString().replaceAll("\\s+", " "), containsString("found at a point beside the drawn"));
            assertThat(x, is(new double[SIZE]));
        }
    }

    /** Its square is infinite, and no error bar is small against it. */
    @Test
    void aLossNearTheLargestNumbersPassesNothing() {
        double[] x = {0.3, -0.7, 1.1};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> 1e300 * Arrays.stream(x).map(Math::sin).sum(),
                        () -> Arrays.stream(x).map(t -> -1e300 * Math.cos(t)).toArray());
        assertThat("" + report, report.verdict(), is(not(Verdict.CORRECT)));
    }

    @Test
    void smoothKeysAreNotLookedAtBeside() {
        double[] x = {1, 2};
        GradientReport report = check(GradientChecker.create(), x, t -> 0.5);
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(report.toString(), not(containsString("beside")));
    }

    /** Entries on a kink that can be compared nowhere keep their key from being correct. */
    @Test
    void withoutValuesBesideNothingIsCompared() {
        double[] x = {0, 2};
        double[] y = {3};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x, "y", y),
                        () -> {
                            if (x[0] != 0 && x[1] != 2) {
                                throw new IllegalStateException("one at a time");
                            }
                            return Math.max(0, x[0]) + x[1] * x[1] + y[0] * y[0];
                        },
                        () -> Map.of("x", new double[] {0.3, 2 * x[1]}, "y", new double[] {2 * y[0]}));
        assertThat("" + report, report.key("x").verdict(), is(Verdict.UNVERIFIED));
        assertThat(report.key("y").verdict(), is(Verdict.CORRECT));
        assertThat(x, is(new double[] {0, 2}));
    }

    @Test
    void inputsWithoutAGradientStayAsTheyAre() {
        double[] x = new double[4];
        double[] labels = {1, 0, 0, 1};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        Parameters.of("labels", labels),
                        () -> {
                            assertThat(labels, is(new double[] {1, 0, 0, 1}));
                            double sum = 0;
                            for (int i = 0; i < 4; i++) {
                                sum += Math.max(0, x[i]) + x[i] * labels[i];
                            }
                            return sum;
                        },
                        () -> {
                            double[] gradient = labels.clone();
                            for (int i = 0; i < 4; i++) {
                                gradient[i] += x[i] > 0 ? 1 : 0;
                            }
                            return Map.of("x", gradient);
                        });
        assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
    }

    /** {@code relu(x) - relu(-x)} is x: at zero nothing is said of what the units' slopes add up to. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void kinksOfOppositeSignThatMeetAreComparedBesideOnly(double atZero) {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(verdictOfMeetingKinks(seed, atZero, 1), is(Verdict.CORRECT));
            assertThat(verdictOfMeetingKinks(seed, atZero, 1.1), is(Verdict.WRONG));
        }
    }

    private static Verdict verdictOfMeetingKinks(long seed, double atZero, double elsewhere) {
        double[] x = {0, 1, 2, -3};
        Supplier<double[]> backward = () ->
                Arrays.stream(x).map(t -> (t == 0 ? atZero : elsewhere) + 2 * t).toArray();
        GradientChecker checker = GradientChecker.create().withSeed(seed);
        return checker.check(
                        Parameters.of("x", x),
                        () -> Arrays.stream(x)
                                .map(t -> Math.max(0, t) - Math.max(0, -t) + t * t)
                                .sum(),
                        backward)
                .verdict();
    }

    /** One unit is no two: 1.5 and -0.1 are outside of its slopes, though the gradient is right everywhere else. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, 1.5})
    void aSlopeOutsideOfThoseOnBothSidesStaysWrong(double atZero) {
        for (long seed = 0; seed < SEEDS; seed++) {
            double[] x = {0, 1, 0, -2};
            GradientReport report =
                    check(GradientChecker.create().withSeed(seed), x, t -> t == 0 ? atZero : t > 0 ? 1 : 0);
            assertThat("" + report, report.verdict(), is(Verdict.WRONG));
        }
    }

    /**
     * {@code sum sin x_i + 0.01 sum |u - c_k|} with {@code u = sum x_i}, and kinks on both sides of the point that blur
     * one direction more than another: a factor shows along the sharper one, a single entry only along both.
     */
    private static GradientReport checkBetweenKinks(long seed, double factor) {
        double[] x = new double[60];
        Arrays.setAll(x, i -> Math.sin(i + 1) + 1.5);
        double at = Arrays.stream(x).sum();
        double[] kinks = {1e-4, -1.5e-4, 2.25e-4, -3.4e-4, 5e-4, -7.6e-4};
        return GradientChecker.create()
                .withSeed(seed)
                .withCoverage(Coverage.DIRECTIONS)
                .check(
                        Parameters.of("x", x),
                        () -> {
                            double u = Arrays.stream(x).sum() - at;
                            double bends = Arrays.stream(kinks)
                                    .map(kink -> Math.abs(u - kink))
                                    .sum();
                            return Arrays.stream(x).map(Math::sin).sum() + 0.01 * bends;
                        },
                        () -> {
                            double u = Arrays.stream(x).sum() - at;
                            double slope = Arrays.stream(kinks)
                                    .map(kink -> Math.signum(u - kink))
                                    .sum();
                            double[] gradient = Arrays.stream(x)
                                    .map(t -> Math.cos(t) + 0.01 * slope)
                                    .toArray();
                            gradient[7] *= factor;
                            return gradient;
                        });
    }

    /** The point beside may lie between these kinks by chance. */
    @Test
    void aKeyThatKinksHaveBlurredIsSharpAlongDirectionsBesideThem() {
        int blunt = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            GradientReport report = checkBetweenKinks(seed, 1);
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            blunt += report.key("x").smallestVisibleError() <= Verdict.VISIBLE_ERROR ? 0 : 1;
        }
        assertThat(blunt, is(lessThanOrEqualTo(1)));
    }

    /** The blur hides as much at the point. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4, 14, 19})
    void aWrongEntryThatKinksHideIsNamedAlongDirectionsBesideThem(long seed) {
        GradientReport report = checkBetweenKinks(seed, 1.0003);
        assertThat(
                report.toString().replaceAll("\\s+", " "), containsString("along directions that are sharper there"));
        assertThat(report.key("x").wrongEntries().get(0).entry(), is("x[7]"));
        assertThat(report.key("x").wrongEntryCount(), is(1));
    }
}
