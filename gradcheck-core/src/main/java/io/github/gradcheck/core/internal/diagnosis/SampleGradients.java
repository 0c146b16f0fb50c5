/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What backward says of each sample alone: it is called at a batch that repeats one sample, for each sample in turn. Of
 * a loss that is a sum or mean over the batch, the mean of these gradients is the gradient of the batch itself, so that
 * each of them is m times what its sample adds; and terms such as an L2 penalty stand in each of them once.
 *
 * @param batch the samples
 * @param answers one for each sample
 * @param network all keys
 */
record SampleGradients(Batch batch, List<Answer> answers, Network network) {
    /** So many numbers are kept at most: 32 MB. */
    private static final long MOST_NUMBERS = 4_000_000;

    /** Two ways to sum up the same numbers differ by a few units of 2^-53 for each of a hundred samples. */
    private static final double DOUBLE_ROUNDING = 1e-10;

    /** The same of 2^-24. */
    private static final double FLOAT_ROUNDING = 2e-5;

    /**
     * Asks backward; the inputs are put back.
     *
     * @param batch the samples
     * @param backward calls backward at the present values
     * @param lane of the loss
     * @param network all keys
     * @return nothing where loss or backward has no value for some sample, or refuses a batch of equal ones
     */
    static Optional<SampleGradients> ask(Batch batch, BackwardCalls backward, int lane, Network network) {
        List<Suspect> keys = network.keys();
        long numbers = keys.stream().mapToLong(Suspect::size).sum() * batch.size();
        if (numbers > MOST_NUMBERS) {
            return Optional.empty();
        }
        List<Answer> answers = new ArrayList<>();
        try {
            for (int sample = 0; sample < batch.size(); sample++) {
                batch.repeat(sample);
                Answer.ask(backward, lane, network).ifPresent(answers::add);
            }
        } finally {
            batch.putBack();
        }
        Optional<Answer> unused = Answer.ask(backward, lane, network); // what backward uses is stored anew
        return answers.size() == batch.size()
                ? Optional.of(new SampleGradients(batch, answers, network))
                : Optional.empty();
    }

    int size() {
        return batch.size();
    }

    /** One gradient for each sample. */
    double[][] of(Suspect suspect) {
        return answers.stream().map(answer -> answer.of(suspect)).toArray(double[][]::new);
    }

    /** The mean over the samples. */
    double[] mean(Suspect suspect) {
        double[][] samples = of(suspect);
        return IntStream.range(0, suspect.size())
                .mapToDouble(entry -> batch.samples()
                        .mapToDouble(sample -> samples[sample][entry])
                        .average()
                        .orElse(0))
                .toArray();
    }

    /** Whether backward's gradient is the mean over the samples, so that it treats each of them alone. */
    boolean isMean(Suspect suspect) {
        return isAnalytic(suspect, mean(suspect), 1);
    }

    /** Whether numbers are those of backward's gradient, to so many times their rounding. */
    boolean isAnalytic(Suspect suspect, double[] numbers, double times) {
        boolean single = suspect.candidate().block().singlePrecision();
        double largest = 0;
        for (double[] sample : of(suspect)) {
            for (double number : sample) {
                largest = Math.max(largest, Math.abs(number));
            }
        }
        double allowed = times * (single ? FLOAT_ROUNDING : DOUBLE_ROUNDING) * largest;
        return largest > 0
                && IntStream.range(0, numbers.length)
                        .allMatch(entry -> Math.abs(numbers[entry] - suspect.analytic(entry)) <= allowed);
    }
}
