/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Arrays;
import java.util.Optional;

/**
 * Weights are wrong whose layer has a right bias, which tells dZ: of one sample, {@code dW = dZ a'}, so that a shows,
 * the numbers that backward has multiplied by. Those that it should have are an activation of them, or the output of
 * the layer before.
 */
final class WrongInput implements SampleHypothesis {
    /** To how much dW of one sample must be a product, in proportion to its largest entry; floats have seven digits. */
    private static final double PRODUCT = 1e-5;

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        if (!suspect.isMatrix() || !samples.isMean(suspect)) {
            return Optional.empty();
        }
        return Chain.among(samples.network()).stream()
                .flatMap(chain -> chain.place(suspect).stream()
                        .flatMap(place -> examine(suspect, samples, chain, place).stream()))
                .findFirst();
    }

    private static Optional<Finding> examine(Suspect suspect, SampleGradients samples, Chain chain, int place) {
        Optional<Suspect> bias =
                chain.links().get(place).bias().filter(Suspect::isRight).filter(samples::isMean);
        if (bias.isEmpty()) {
            return Optional.empty();
        }
        double[][] dz = samples.of(bias.get());
        double[][] taken = new double[samples.size()][];
        for (int sample = 0; sample < taken.length; sample++) {
            taken[sample] = factor(samples.of(suspect)[sample], dz[sample], chain, place);
            if (taken[sample].length == 0) {
                return Optional.empty();
            }
        }
        for (Activation activation : Activation.values()) {
            double[][] activated = Arrays.stream(taken).map(activation::of).toArray(double[][]::new);
            if (isTrue(suspect, dz, activated, chain)) {
                return Optional.of(new Finding(
                        Cause.PRODUCT,
                        Claim.has("Z in its product with dZ, and not A"),
                        "A = " + activation.word() + "(Z)"));
            }
        }
        return before(suspect, samples, chain, place, dz);
    }

    private static Optional<Finding> before(
            Suspect suspect, SampleGradients samples, Chain chain, int place, double[][] dz) {
        if (place == 0) {
            return Optional.empty();
        }
        for (Batch.Part x : chain.firstInputs(samples.batch())) {
            for (Activation activation : Activation.values()) {
                double[][] a = Arrays.stream(chain.sums(place - 1, x, activation))
                        .map(activation::of)
                        .toArray(double[][]::new);
                if (isTrue(suspect, dz, a, chain)) {
                    return Optional.of(new Finding(
                            Cause.PRODUCT,
                            Claim.is("a product with other numbers than the output of "
                                    + chain.links().get(place - 1).name().name()),
                            "dZ is right"));
                }
            }
        }
        return Optional.empty();
    }

    /** The factor a of {@code dZ a'}; empty if dW is no such product. */
    private static double[] factor(double[] dw, double[] dz, Chain chain, int place) {
        int largest = 0;
        for (int unit = 0; unit < dz.length; unit++) {
            largest = Math.abs(dz[unit]) > Math.abs(dz[largest]) ? unit : largest;
        }
        double[] a = new double[chain.inputs(place)];
        double size = Arrays.stream(dw).map(Math::abs).max().orElse(0);
        for (int input = 0; input < a.length; input++) {
            a[input] = dw[chain.entry(place, largest, input)] / dz[largest];
            for (int unit = 0; unit < dz.length; unit++) {
                double rest = dw[chain.entry(place, unit, input)] - dz[unit] * a[input];
                if (!(Math.abs(rest) <= PRODUCT * size)) {
                    return new double[0];
                }
            }
        }
        return a;
    }

    private static boolean isTrue(Suspect suspect, double[][] dz, double[][] a, Chain chain) {
        double[] mean = new double[suspect.size()];
        int place = chain.place(suspect).orElseThrow();
        for (int sample = 0; sample < dz.length; sample++) {
            for (int unit = 0; unit < dz[sample].length; unit++) {
                for (int input = 0; input < a[sample].length; input++) {
                    mean[chain.entry(place, unit, input)] += dz[sample][unit] * a[sample][input] / dz.length;
                }
            }
        }
        return suspect.isExplainedBy(entry -> mean[entry]);
    }
}
