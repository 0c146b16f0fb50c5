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
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whether backward is the gradient of any function. */
class ConsistencyTests {
    private static final String CONSISTENT = "backward is consistent in itself";
    private static final String INCONSISTENT = "backward is not the gradient of any function";

    @ForEverySeedAndCoverage
    void aMissingTermAndACommonFactorAreConsistent(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(
                remarks(model.check(coverage, gradient -> gradient.values().forEach(g -> scale(g, 3)))),
                startsWith(CONSISTENT));
        double[] theta = model.parameters.get("W1").data;
        assertThat(
                remarks(model.check(coverage, gradient -> {
                    for (int i = 0; i < theta.length; i++) {
                        gradient.get("W1")[i] += Math.pow(theta[i], 3);
                    }
                })),
                startsWith(CONSISTENT));
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
        double kink = theta[3] + 3e-6;
        assertThat(
                remarks(model.check(coverage, gradient -> {
                    gradient.values().forEach(g -> scale(g, 3));
                    gradient.get("b1")[4] += theta[3] > kink ? 1 : 0;
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
                            return Math.exp(x[0] * x[1] * x[2] / 9);
                        },
                        () -> {
                            double e = Math.exp(stored[0] * stored[1] * stored[2] / 9);
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
    void aNegativeLossIsRemarkedOnWhereTheLossIsSuspect() {
        double[] x = {1, 2, 3};
        GradientReport report = GradientChecker.create()
                .check(Parameters.of("x", x), () -> -255 * softplus(-x[0] * x[1]) + softplus(-x[2]), () ->
                        new double[] {-sigmoid(-x[0] * x[1]) * x[1], -sigmoid(-x[0] * x[1]) * x[0], -sigmoid(-x[2])});
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
