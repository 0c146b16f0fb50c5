/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.internal.comparison.Measurement;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What reaches the last layer is wrong already. Behind a softmax, or a square, its bias has the gradient {@code mean of
 * (a - y)}: without y it is off by the mean of the labels, which are an input. And if the softmax is taken as diagonal,
 * {@code dZ = -y (1 - a)}, each sample reaches the class of its label alone, while the true gradients of all classes
 * sum to zero.
 */
final class OutputFault implements SampleHypothesis {
    /** Sums of measured derivatives that are zero, as part of the largest; floats have three or four digits. */
    private static final double ZERO = 1e-3;

    /** A sum that is known less well tells nothing: by chance one in fifty is that small. */
    private static final double MOST_BLUR = 1e-2;

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        if (suspect.isMatrix() || !samples.isMean(suspect)) {
            return Optional.empty();
        }
        return samples.batch().parts().stream()
                .filter(part ->
                        part.features() == suspect.size() && part.block().size() > part.samples())
                .flatMap(labels -> examine(suspect, samples, labels).stream())
                .findFirst();
    }

    private static Optional<Finding> examine(Suspect suspect, SampleGradients samples, Batch.Part labels) {
        double[] mean = IntStream.range(0, suspect.size())
                .mapToDouble(c -> samples.batch()
                        .samples()
                        .mapToDouble(j -> labels.at(c, j))
                        .average()
                        .orElse(0))
                .toArray();
        for (double scale : new double[] {1, samples.size()}) {
            if (suspect.isExplainedBy(c -> suspect.analytic(c) - scale * mean[c])) {
                return Optional.of(new Finding(
                        Cause.OUTPUT,
                        Claim.lacks("the labels"),
                        "dZ = A without - " + labels.block().key() + "?"));
            }
            if (suspect.isExplainedBy(c -> suspect.analytic(c) - 2 * scale * mean[c])) {
                return Optional.of(new Finding(
                        Cause.OUTPUT,
                        Claim.has("the labels with the wrong sign"),
                        "dZ = A + " + labels.block().key() + "?"));
            }
        }
        return isOfLabelsAlone(suspect, samples, labels) && isShiftInvariant(suspect)
                ? Optional.of(new Finding(
                        Cause.OUTPUT, Claim.is("zero but for the label's class"), "a softmax taken as diagonal?"))
                : Optional.empty();
    }

    /** Of a class whose probability is 1 up to rounding, the label's own number is zero too. */
    private static boolean isOfLabelsAlone(Suspect suspect, SampleGradients samples, Batch.Part labels) {
        double[][] each = samples.of(suspect);
        return Labels.isOneHot(labels.block())
                && Arrays.stream(each).flatMapToDouble(Arrays::stream).anyMatch(number -> number != 0)
                && samples.batch()
                        .samples()
                        .allMatch(j -> IntStream.range(0, suspect.size())
                                .allMatch(c -> each[j][c] == 0 || labels.at(c, j) == 1));
    }

    /** Whether the loss does not change if the same is added to all classes, though backward says so. */
    private static boolean isShiftInvariant(Suspect suspect) {
        double[] numerical = IntStream.range(0, suspect.size())
                .mapToDouble(suspect::numerical)
                .toArray();
        double[] analytic = IntStream.range(0, suspect.size())
                .mapToDouble(suspect::analytic)
                .toArray();
        double blur = suspect.found().evidence().measurements().stream()
                .mapToDouble(Measurement::reach)
                .sum();
        double zero = Math.min(Math.max(ZERO * Largest.of(numerical), blur), MOST_BLUR * Largest.of(numerical));
        return Math.abs(Arrays.stream(numerical).sum()) <= zero
                && Math.abs(Arrays.stream(analytic).sum()) > Largest.of(analytic) / 2;
    }
}
