/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.rules;

import java.util.List;

/** The accept rules of other checkers, written anew from what they publish; all settings are their defaults. */
public final class Peers {

    private Peers() {}

    /** Returns every peer, in the order of the table. */
    public static List<Rule> all() {
        return List.of(
                torchSlow(),
                new TorchFastRule(),
                deeplearning4j(),
                new JaxRule(),
                stanExpectAd(),
                stanDiagnose(),
                ceres());
    }

    /**
     * PyTorch's {@code torch.autograd.gradcheck}: central difference with step 1e-6, absolute tolerance 1e-5, relative
     * tolerance 1e-3 of the numerical value, as its documentation gives them.
     */
    private static Rule torchSlow() {
        return new EveryEntryRule(
                "PyTorch slow",
                (loss, block, i) -> NumericalDerivative.central(loss, block, i, 1e-6),
                Closeness.mixed(1e-5, 1e-3));
    }

    /**
     * Deeplearning4j's {@code GradientCheckUtil}: central difference with step 1e-6; an entry fails when
     * {@code |a - n| / (|a| + |n|)} exceeds 1e-3 and {@code |a - n|} is 1e-8 or more. The three numbers are the initial
     * values of {@code GradientCheckUtil.MLNConfig} and {@code GraphConfig}.
     */
    private static Rule deeplearning4j() {
        return new EveryEntryRule(
                "Deeplearning4j", (loss, block, i) -> NumericalDerivative.central(loss, block, i, 1e-6), (a, n) -> {
                    double difference = Math.abs(a - n);
                    return difference < 1e-8 || difference <= 1e-3 * (Math.abs(a) + Math.abs(n));
                });
    }

    /**
     * The test framework of Stan's mathematics library ({@code expect_ad}): its sixth-order difference, and the default
     * tolerance of a gradient, 1e-4 of the mean magnitude of both values, and never less than 1e-8.
     */
    private static Rule stanExpectAd() {
        return new EveryEntryRule(
                "Stan expect_ad",
                new SixthOrderDifference(),
                (a, n) -> Math.abs(a - n) <= Math.max(1e-4 * (Math.abs(a) + Math.abs(n)) / 2, 1e-8));
    }

    /**
     * The diagnostic mode of Stan's command line ({@code diagnose test=gradient}): the user's guide gives step 1e-6 and
     * error threshold 1e-6, an absolute one; the difference is a central one.
     */
    private static Rule stanDiagnose() {
        return new EveryEntryRule(
                "Stan diagnose",
                (loss, block, i) -> NumericalDerivative.central(loss, block, i, 1e-6),
                (a, n) -> Math.abs(a - n) <= 1e-6);
    }

    /**
     * The {@code GradientChecker} of Ceres: Ridders' method, and a relative precision of 1e-8 of the larger value
     * ({@code Solver::Options::gradient_check_relative_precision}); where one of the two is zero, 1e-8 absolute.
     */
    private static Rule ceres() {
        return new EveryEntryRule("Ceres", new RiddersDifference(), (a, n) -> {
            double scale = a == 0 || n == 0 ? 1 : Math.max(Math.abs(a), Math.abs(n));
            return Math.abs(a - n) / scale < 1e-8;
        });
    }
}
