/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Each unit of a layer is off by a factor of its own for each sample, which weights, inputs and activations foretell.
 * With the gradients {@code g_j} of single samples and the factors {@code r_j} of an entry's unit the true gradient is
 * the mean of {@code r_j g_j}; nothing is fitted, but for an L2 term of the weights, which has no such factor.
 */
final class UnitFactors implements SampleHypothesis {

    /** A factor by sample and unit. */
    @FunctionalInterface
    private interface Factors {
        double of(int sample, int unit);
    }

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        if (!samples.isMean(suspect)) {
            return Optional.empty();
        }
        return Chain.among(samples.network()).stream()
                .flatMap(chain -> chain.place(suspect).stream()
                        .flatMap(place -> examine(new Layer(suspect, samples, chain, place)).stream()))
                .findFirst();
    }

    private static Optional<Finding> examine(Layer layer) {
        return layer.notTransposed().or(layer::activation).or(layer::mask);
    }

    /** One wrong key in its place among the layers. */
    private record Layer(Suspect suspect, SampleGradients samples, Chain chain, int place) {

        /** {@code dA = W dZ} instead of {@code W' dZ}; the bias of the layer behind tells dZ. */
        Optional<Finding> notTransposed() {
            int next = place + 1;
            if (next == chain.links().size() || chain.units(next) != chain.inputs(next)) {
                return Optional.empty();
            }
            Chain.Link behind = chain.links().get(next);
            Optional<Suspect> bias = behind.bias().filter(Suspect::isRight).filter(samples::isMean);
            if (bias.isEmpty()) {
                return Optional.empty();
            }
            Chain turned = new Chain(chain.links(), !chain.unitsInColumns());
            double[][] dz = samples.of(bias.get());
            List<double[]> right = IntStream.range(0, dz.length)
                    .mapToObj(sample -> chain.backwards(next, dz[sample]))
                    .toList();
            List<double[]> wrong = IntStream.range(0, dz.length)
                    .mapToObj(sample -> turned.backwards(next, dz[sample]))
                    .toList();
            return isTrue((sample, unit) -> right.get(sample)[unit] / wrong.get(sample)[unit])
                    ? Optional.of(new Finding(
                            Cause.PRODUCT,
                            Claim.has(behind.weights().key() + " on the way back, and not its transpose"),
                            chain.unitsInColumns() ? "dA = dZ W'" : "dA = W' dZ"))
                    : Optional.empty();
        }

        Optional<Finding> activation() {
            if (place + 1 == chain.links().size()) {
                return Optional.empty();
            }
            for (Batch.Part x : chain.firstInputs(samples.batch())) {
                for (Activation activation : Activation.values()) {
                    Optional<Finding> finding = activation(activation, chain.sums(place, x, activation));
                    if (finding.isPresent()) {
                        return finding;
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Finding> activation(Activation activation, double[][] z) {
            if (isTrue((sample, unit) -> activation.slope(z[sample][unit]))) {
                return Optional.of(new Finding(
                        Cause.ACTIVATION,
                        Claim.lacks("the derivative of " + activation.word()),
                        "dZ = dA, and not dA times it, entry by entry"));
            }
            return activation.slips().stream()
                    .filter(slip -> isTrue((sample, unit) ->
                            activation.slope(z[sample][unit]) / slip.slope().applyAsDouble(z[sample][unit])))
                    .map(slip -> new Finding(
                            Cause.ACTIVATION, Claim.has("a wrong derivative of " + activation.word()), slip.inWords()))
                    .findFirst();
        }

        /** An input of the layer's own shape, such as the mask of a dropout, is a factor that backward lacks. */
        Optional<Finding> mask() {
            return samples.batch().parts().stream()
                    .filter(part -> part.features() == chain.units(place))
                    .filter(part -> isTrue((sample, unit) -> part.at(unit, sample)))
                    .map(part -> new Finding(
                            Cause.ACTIVATION,
                            Claim.lacks("the factor " + part.block().key()),
                            "is the mask of the forward pass used again?"))
                    .findFirst();
        }

        private boolean isTrue(Factors factors) {
            double[][] each = samples.of(suspect);
            double[] mean = new double[suspect.size()];
            double[] means = new double[suspect.size()];
            for (int entry = 0; entry < mean.length; entry++) {
                int unit = chain.unit(suspect, entry);
                for (int sample = 0; sample < samples.size(); sample++) {
                    double factor = factors.of(sample, unit);
                    mean[entry] += factor * each[sample][entry] / samples.size();
                    means[entry] += factor / samples.size();
                }
                if (!Double.isFinite(mean[entry])) {
                    return false;
                }
            }
            return suspect.isExplainedBy(entry -> mean[entry])
                    || (chain.isWeights(suspect) && isTrueBesideL2(mean, means));
        }

        private boolean isTrueBesideL2(double[] mean, double[] means) {
            double[] base = suspect.project(entry -> mean[entry]);
            double[] term = suspect.project(entry -> (1 - means[entry]) * suspect.origin(entry));
            return suspect.isExplainedBy(Regularisation.plus(base, suspect.fit(base, term), term), 1);
        }
    }
}
