/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import io.github.gradcheck.junit.Vacuous;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTests {

    // tag::vacuous[]
    /** A shift of all scores changes no softmax: the bias of its logits, the same for each, has no gradient. */
    @GradientCheck(vacuous = @Vacuous(key = "shift", reason = "a softmax does not see a common shift"))
    void commonShift(@Param(4) double[] scores, @Param(1) double[] shift, Gradients gradients) {
        gradients
                .of(() -> logSumExp(scores, shift[0]) - scores[1] - shift[0])
                .match(() -> Map.of("scores", softmaxMinusOneHot(scores), "shift", new double[1]));
    }
    // end::vacuous[]

    // tag::tolerance[]
    /** The loss reads a table with five digits: the gradient of the exact function differs in the sixth. */
    @GradientCheck(tolerance = 1e-4)
    void approximated(@Input(6) double[] x, @Param(6) double[] w, Gradients gradients) {
        gradients.of(() -> approximateSum(w, x)).match(() -> x.clone());
    }
    // end::tolerance[]

    @Test
    void withoutTheReasonItIsVacuous() {
        double[] scores = {0.1, -0.3, 0.2};
        double[] shift = {0.4};
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("scores", scores, "shift", shift),
                        () -> logSumExp(scores, shift[0]) - scores[1] - shift[0],
                        () -> Map.of("scores", softmaxMinusOneHot(scores), "shift", new double[1]));
        assertEquals(Verdict.VACUOUS, report.key("shift").verdict());
    }

    private static double approximateSum(double[] w, double[] x) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * x[i] * (1 + 1e-5);
        }
        return sum;
    }

    private static double logSumExp(double[] scores, double shift) {
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score + shift);
        }
        return Math.log(sum);
    }

    private static double[] softmaxMinusOneHot(double[] scores) {
        double[] gradient = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            gradient[i] = Math.exp(scores[i] - logSumExp(scores, 0)) - (i == 1 ? 1 : 0);
        }
        return gradient;
    }
}
