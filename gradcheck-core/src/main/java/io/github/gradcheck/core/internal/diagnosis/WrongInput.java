/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Weights are wrong whose layer has a right bias, which tells dZ: of one sample, {@code dW = dZ a'}, so that a shows,
 * the numbers that backward has multiplied by. Those that it should have are an activation of them, or the output of
 * the layer before.
 */
final class WrongInput implements SampleHypothesis {
    /** To how much dW of one sample must be a product, in proportion to its largest entry; floats have seven digits. */
    private static final double PRODUCT = 1e-5;

    /** One minus the squared cosine between numbers that are no multiples; far above the rounding of floats. */
    private static final double MULTIPLE = 1e-4;

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        if (!samples.isMean(suspect)) {
            return Optional.empty();
        }
        return Chain.among(samples.network()).stream()
                .filter(chain -> chain.isWeights(suspect))
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
        Layer layer = new Layer(suspect, chain, place, samples.of(bias.get()));
        double[][] dw = samples.of(suspect);
        Optional<double[][]> alone = layer.factors(dw, 0);
        double penalty = alone.isPresent() ? 0 : layer.penalty(dw);
        return alone.or(() -> layer.factors(dw, penalty))
                .flatMap(taken -> instead(layer, taken, penalty).or(() -> before(layer, taken, samples, penalty)));
    }

    /** The layer's own sums, not activated. */
    private static Optional<Finding> instead(Layer layer, double[][] taken, double penalty) {
        return Stream.of(Activation.values())
                .filter(activation ->
                        layer.isTrue(Arrays.stream(taken).map(activation::of).toArray(double[][]::new), penalty))
                .map(activation -> new Finding(
                        Cause.PRODUCT,
                        Claim.has("Z in its product with dZ, and not A"),
                        "A = " + activation.word() + "(Z)"))
                .findFirst();
    }

    private static Optional<Finding> before(Layer layer, double[][] taken, SampleGradients samples, double penalty) {
        Chain chain = layer.chain();
        int place = layer.place();
        if (place == 0) {
            return Optional.empty();
        }
        for (Batch.Part x : chain.firstInputs(samples.batch())) {
            for (Activation activation : Activation.values()) {
                double[][] a = Arrays.stream(chain.sums(place - 1, x, activation))
                        .map(activation::of)
                        .toArray(double[][]::new);
                if (layer.areOthers(taken, a) && layer.isTrue(a, penalty)) {
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

    private static boolean isOther(double[] taken, double[] right) {
        double product = dot(taken, right);
        return product * product < (1 - MULTIPLE) * dot(taken, taken) * dot(right, right);
    }

    private static double dot(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }

    /**
     * The weights of one layer.
     *
     * @param weights the wrong key
     * @param chain all layers
     * @param place of this one
     * @param dz of each sample
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Layer(Suspect weights, Chain chain, int place, double[][] dz) {

        private int units() {
            return chain.units(place);
        }

        private int inputs() {
            return chain.inputs(place);
        }

        private int entry(int unit, int input) {
            return chain.entry(place, unit, input);
        }

        private int largest(int sample) {
            return IntStream.range(0, units())
                    .boxed()
                    .max(Comparator.comparingDouble(unit -> Math.abs(dz[sample][unit])))
                    .orElseThrow();
        }

        /**
         * The multiple of the parameter, an L2 term, without which every sample's dW may be a product with dZ. Of two
         * units u and v the rows of a product are {@code dZ_v dW_u = dZ_u dW_v}, so that a multiple of W is what is
         * left over; by least squares over all.
         */
        double penalty(double[][] dw) {
            double products = 0;
            double squares = 0;
            for (int sample = 0; sample < dz.length; sample++) {
                int v = largest(sample);
                for (int u = 0; u < units(); u++) {
                    for (int input = 0; input < inputs(); input++) {
                        int ofU = entry(u, input);
                        int ofV = entry(v, input);
                        double left = dw[sample][ofU] * dz[sample][v] - dw[sample][ofV] * dz[sample][u];
                        double term = weights.origin(ofU) * dz[sample][v] - weights.origin(ofV) * dz[sample][u];
                        products += left * term;
                        squares += term * term;
                    }
                }
            }
            return squares == 0 ? 0 : products / squares;
        }

        /** The factors a of {@code dZ a'}, one for each sample; nothing if some dW is no such product. */
        Optional<double[][]> factors(double[][] dw, double penalty) {
            double[][] factors = new double[dz.length][];
            for (int sample = 0; sample < dz.length; sample++) {
                double[] own = dw[sample];
                double[] product = IntStream.range(0, own.length)
                        .mapToDouble(entry -> own[entry] - penalty * weights.origin(entry))
                        .toArray();
                factors[sample] = factor(product, sample, weights.rounding() * Largest.of(own));
                if (factors[sample].length == 0) {
                    return Optional.empty();
                }
            }
            return Optional.of(factors);
        }

        /** Where the samples' own gradients are small beside the penalty, its rounding is what is left over. */
        private double[] factor(double[] product, int sample, double rounding) {
            int largest = largest(sample);
            double[] a = new double[inputs()];
            double allowed = PRODUCT * Largest.of(product) + rounding;
            for (int input = 0; input < a.length; input++) {
                // Where dZ is zero, as behind a dead layer, any factor would do.
                double own = product[entry(largest, input)];
                a[input] = own == 0 ? 0 : own / dz[sample][largest];
                for (int unit = 0; unit < units(); unit++) {
                    double rest = product[entry(unit, input)] - dz[sample][unit] * a[input];
                    if (!(Math.abs(rest) <= allowed)) {
                        return new double[0];
                    }
                }
            }
            return a;
        }

        /**
         * Whether most inputs have other numbers than their own, and no multiples of them, such as zero: else dW is
         * wrong in another way. Each sample counts by its dZ, since its factor is told only by that.
         */
        boolean areOthers(double[][] taken, double[][] right) {
            long others = IntStream.range(0, inputs())
                    .filter(input -> isOther(column(taken, input), column(right, input)))
                    .count();
            return 2 * others > inputs();
        }

        private double[] column(double[][] numbers, int input) {
            return IntStream.range(0, dz.length)
                    .mapToDouble(sample -> numbers[sample][input] * dz[sample][largest(sample)])
                    .toArray();
        }

        /** Whether the true gradient is a product with these numbers, beside the L2 term. */
        boolean isTrue(double[][] a, double penalty) {
            double[] mean = new double[weights.size()];
            for (int sample = 0; sample < dz.length; sample++) {
                for (int unit = 0; unit < units(); unit++) {
                    for (int input = 0; input < inputs(); input++) {
                        mean[entry(unit, input)] += dz[sample][unit] * a[sample][input] / dz.length;
                    }
                }
            }
            return weights.isExplainedBy(entry -> mean[entry] + penalty * weights.origin(entry));
        }
    }
}
