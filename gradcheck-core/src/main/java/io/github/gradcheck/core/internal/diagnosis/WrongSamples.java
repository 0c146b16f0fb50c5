/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Samples that do not count as the loss counts them. Let {@code g_j} be the gradient of a batch that repeats sample j,
 * and {@code g} their mean. If sample k is left out, backward returns {@code (m g - g_k) / (m - 1)}, to rounding; if it
 * counts twice, {@code (m g + g_k) / (m + 1)}; if it is the only one, {@code g_k}; and if g itself is the true
 * gradient, each sample alone is treated rightly. Nothing is fitted, k is found by equality.
 */
final class WrongSamples implements SampleHypothesis {
    /** The other samples must be told from k by so many times the rounding. */
    private static final double CLEARLY = 10;

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        int m = samples.size();
        double[] mean = samples.mean(suspect);
        double[][] each = samples.of(suspect);
        if (samples.isMean(suspect)) {
            return Optional.empty();
        }
        OptionalInt left = only(suspect, samples, k -> counted(mean, each[k], m, -1));
        if (left.isPresent() && isTrue(suspect, mean, m / (m - 1.0))) {
            return Optional.of(leftOut(samples.batch(), left.getAsInt()));
        }
        OptionalInt twice = only(suspect, samples, k -> counted(mean, each[k], m, 1));
        if (twice.isPresent() && isTrue(suspect, mean, m / (m + 1.0))) {
            return Optional.of(new Finding(
                    Cause.SAMPLES,
                    Claim.has(name(samples.batch(), twice.getAsInt()) + " twice"),
                    "a loop over one more than " + samples.batch().inWords() + "?"));
        }
        OptionalInt alone = only(suspect, samples, k -> each[k]);
        if (alone.isPresent() && isTrue(suspect, mean, m)) {
            return Optional.of(alone(suspect, samples, alone.getAsInt()));
        }
        return suspect.isExplainedBy(entry -> mean[entry])
                ? Optional.of(new Finding(
                        Cause.SAMPLES,
                        Claim.is("right only if all samples are equal"),
                        "are samples or labels mixed up? one of "
                                + samples.batch().inWords() + " may count for another one"))
                : Optional.empty();
    }

    /** What backward returns if it counts one sample once more, or once less. */
    private static double[] counted(double[] mean, double[] sample, int m, int more) {
        return IntStream.range(0, mean.length)
                .mapToDouble(entry -> (m * mean[entry] + more * sample[entry]) / (m + more))
                .toArray();
    }

    /** The one sample for which the numbers are those that backward has returned. */
    private static OptionalInt only(Suspect suspect, SampleGradients samples, IntFunction<double[]> numbers) {
        int[] fitting = IntStream.range(0, samples.size())
                .filter(k -> samples.isAnalytic(suspect, numbers.apply(k), CLEARLY))
                .toArray();
        return fitting.length == 1 && samples.isAnalytic(suspect, numbers.apply(fitting[0]), 1)
                ? OptionalInt.of(fitting[0])
                : OptionalInt.empty();
    }

    /**
     * Backward's own numbers tell which sample it is, and the measurements bear out that nothing else is wrong. Whether
     * the mean, or a multiple of it, is the true gradient: by another count of samples the whole gradient may be
     * divided, or all but its L2 term.
     */
    private static boolean isTrue(Suspect suspect, double[] mean, double times) {
        double[] scaled = suspect.project(entry -> times * mean[entry]);
        if (suspect.isBorneOut(scaled, 0) || suspect.isBorneOut(suspect.project(entry -> mean[entry]), 0)) {
            return true;
        }
        double[] theta = suspect.project(suspect::origin);
        return suspect.isBorneOut(Regularisation.plus(scaled, suspect.fit(scaled, theta), theta), 1);
    }

    private static String name(Batch batch, int sample) {
        return sample == 0 ? "the first sample" : sample == batch.size() - 1 ? "the last sample" : "sample " + sample;
    }

    private static Finding leftOut(Batch batch, int sample) {
        return new Finding(
                Cause.SAMPLES,
                Claim.lacks(name(batch, sample)),
                sample == 0 || sample == batch.size() - 1
                        ? "a loop over " + (batch.size() - 1) + " of " + batch.inWords() + "?"
                        : "of " + batch.inWords());
    }

    /** A bias beside right weights is not summed. */
    private static Finding alone(Suspect suspect, SampleGradients samples, int sample) {
        boolean bias = BatchSum.isBesideRightWeights(suspect, samples.network());
        String which = name(samples.batch(), sample);
        return new Finding(
                bias ? Cause.BATCH_SUM : Cause.SAMPLES,
                new Claim("is that of " + which + " alone", "are those of " + which + " alone", false),
                "not summed over " + samples.batch().inWords() + "?");
    }
}
