/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static io.github.gradcheck.core.internal.diagnosis.PlantedModel.scale;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether backward is the gradient of any function. */
class ConsistencyTests {
    private static final String CONSISTENT = "backward is consistent in itself";
    private static final String INCONSISTENT = "backward is not the gradient of any function";

    @ForEverySeedAndCoverage
    void aTermTooMuchIsConsistent(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(remarks(model.check(coverage, gradient -> addCubes(gradient, model))), startsWith(CONSISTENT));
    }

    /** A factor explains everything; where it comes from, loss or backward, nobody can tell. */
    @ForEverySeedAndCoverage
    void besideACommonFactorNothingIsSaid(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(remarks(model.check(coverage, gradient -> gradient.values().forEach(g -> scale(g, 3)))), is(""));
    }

    private static void addCubes(Map<String, double[]> gradient, PlantedModel model) {
        double[] theta = model.parameters.get("W1").data;
        for (int i = 0; i < theta.length; i++) {
            gradient.get("W1")[i] += Math.pow(theta[i], 3);
        }
    }

    /** Whatever backward returns for a function of single entries is the gradient of something. */
    @Test
    void aFunctionOfSingleEntriesProvesNothing() {
        double[] x = {1, 2, 3, -1, 0.5, 2};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> Arrays.stream(x).map(Math::exp).sum(),
                        () -> Arrays.stream(x).map(v -> v * v).toArray());
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(remarks(report), is(""));
    }

    @Test
    void neitherDoesAFunctionOfOneEntry() {
        double[] x = {0.7};
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("x", x), () -> Math.exp(x[0]), () -> new double[] {Math.sin(x[0])});
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(remarks(report), is(""));
    }

    @ForEverySeedAndCoverage
    void aFaultOfOneKeyOrTwoEntriesIsNot(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(
                remarks(model.check(coverage, gradient -> {
                    for (int i = 0; i < 36; i++) {
                        gradient.get("W1")[i] *= 2 + 0.1 * i;
                    }
                })),
                startsWith(INCONSISTENT));
        assertThat(remarks(model.check(coverage, gradient -> twoEntries(gradient, 0.5))), startsWith(INCONSISTENT));
    }

    private static void twoEntries(Map<String, double[]> gradient, double error) {
        gradient.get("W1")[7] *= 1 + error;
        gradient.get("W1")[15] *= 1 - error;
    }

    /** A constant more in one entry is the gradient of a function, too, but not one that anybody meant. */
    @ForEverySeedAndCoverage
    void whereBackwardIsKnownToBeAtFaultTheLossIsNotSuspected(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(remarks(model.check(coverage, gradient -> gradient.get("W1")[7] += 0.5)), is(""));
    }

    @ForEverySeedAndCoverage
    void aTinyFaultIsNeverCalledConsistent(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        for (double error : new double[] {1e-2, 1e-3, 1e-4, 1e-5}) {
            assertThat(
                    remarks(model.check(coverage, gradient -> twoEntries(gradient, error))),
                    not(startsWith(CONSISTENT)));
        }
    }

    @ForEverySeedAndCoverage
    void aJumpOfBackwardBesideThePointIsNoAnswer(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        double[] theta = model.parameters.get("b1").data;
        double kink = theta[3] + 3e-8;
        assertThat(
                remarks(model.check(coverage, gradient -> {
                    addCubes(gradient, model);
                    double jump = theta[3] > kink ? 1 : 0;
                    gradient.values().forEach(numbers -> Arrays.setAll(numbers, i -> numbers[i] + jump));
                })),
                is(""));
    }

    @Test
    void aBackwardThatReadsWhatTheLossStoresIsEvaluatedBehindIt() {
        double[] x = {1, 2, 3};
        double[] stored = new double[3];
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> {
                            System.arraycopy(x, 0, stored, 0, 3);
                            return Math.exp(x[0] * x[1] * x[2]) + Math.sin(x[0]) + Math.cos(x[2]);
                        },
                        () -> {
                            double e = Math.exp(stored[0] * stored[1] * stored[2]);
                            return new double[] {
                                e * stored[1] * stored[2], e * stored[0] * stored[2], e * stored[0] * stored[1]
                            };
                        });
        assertThat(remarks(report), startsWith(CONSISTENT));
        assertThat(stored, is(new double[] {1, 2, 3}));
    }

    @Test
    void aBackwardThatFailsBesideThePointIsNoAnswer() {
        double[] x = {1, 2, 3};
        GradientReport report = GradientChecker.create().check(Parameters.of("x", x), () -> x[0] * x[1] * x[2], () -> {
            if (x[0] != 1) {
                throw new IllegalStateException("outside the domain");
            }
            return new double[] {1, 2, 3};
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(remarks(report), is(""));
        assertThat(x, is(new double[] {1, 2, 3}));
    }

    @Test
    void floatArithmeticIsNoAnswer() {
        float[] x = {1, 2, 3};
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("x", x), () -> (double) x[0] * x[1] * x[2], () ->
                        new float[] {x[1] * x[2], x[0] * x[1], x[0] * x[2]});
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertThat(remarks(report), is(""));
    }

    @ForEverySeedAndCoverage
    void whereEveryCauseIsKnownThereIsNothingToAdd(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(remarks(model.check(coverage, gradient -> scale(gradient.get("W1"), 2))), is(""));
    }

    @Test
    void aNegativeLossWithLabelsIsRemarkedOnWhereTheLossIsSuspect() {
        double[] x = {1, 2, 3};
        Parameters labels = Parameters.of("Y", new double[][] {{1, 0}, {0, 1}});
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        labels,
                        () -> -255 * softplus(-x[0] * x[1]) + softplus(-x[0] * x[2]) + softplus(-x[1] * x[2]),
                        () -> {
                            double p = -sigmoid(-x[0] * x[1]);
                            double q = -sigmoid(-x[0] * x[2]);
                            double r = -sigmoid(-x[1] * x[2]);
                            return new double[] {p * x[1] + q * x[2], p * x[0] + r * x[2], q * x[0] + r * x[1]};
                        });
        assertThat(report.remarks().get(0), startsWith(CONSISTENT));
        assertThat(report.remarks().get(1), startsWith("the loss is negative (-"));
    }

    @Test
    void anUnsignedByteIsRecognised() {
        double[] x = {1, 2, 3, -1, 0.5, 2};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("x", x),
                        () -> -255 * softplus(-x[0] * x[1] * x[2]) + softplus(-x[3] * x[4]) + softplus(-x[4] * x[5]),
                        () -> {
                            double p = -sigmoid(-x[0] * x[1] * x[2]);
                            double q = -sigmoid(-x[3] * x[4]);
                            double r = -sigmoid(-x[4] * x[5]);
                            return new double[] {
                                p * x[1] * x[2],
                                p * x[0] * x[2],
                                p * x[0] * x[1],
                                2 * q * x[4],
                                2 * q * x[3] + r * x[5],
                                r * x[4]
                            };
                        });
        assertThat(
                report.remarks(),
                hasItem("3 entries are off by a factor of exactly 255: is a label or pixel an unsigned byte?"));
    }

    private static double softplus(double z) {
        return Math.log1p(Math.exp(z));
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static String remarks(GradientReport report) {
        return report.remarks().stream()
                .filter(remark -> remark.startsWith("backward"))
                .collect(Collectors.joining());
    }
}
