/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A sum over the units where one over the samples is due, which no shape shows if there are as many of both. Then each
 * entry of the gradient is that of one sample: at a batch that repeats sample j all entries are alike, and they are the
 * entry j of what backward has returned. Either way everything is summed up, so that the true entries have the same
 * sum.
 */
final class WrongAxis implements SampleHypothesis {
    /** The sums must be known to so much of what the entries are off; which entry is whose was seen to rounding. */
    private static final double SAME_SUM = 0.1;

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        boolean asMany = suspect.size() == samples.size() && suspect.size() > 1 && !suspect.isMatrix();
        return asMany && isOfOneSampleEach(suspect, samples) && isSameSum(suspect)
                ? Optional.of(finding("entry j comes from sample j alone"))
                : Optional.empty();
    }

    static Finding finding(String reason) {
        return new Finding(Cause.AXIS, Claim.is("summed over the wrong axis"), reason);
    }

    private static boolean isOfOneSampleEach(Suspect suspect, SampleGradients samples) {
        double[][] each = samples.of(suspect);
        double[] own =
                IntStream.range(0, each.length).mapToDouble(j -> each[j][j]).toArray();
        double[] shifted = IntStream.range(0, each.length)
                .mapToDouble(j -> each[j][(j + 1) % each.length])
                .toArray();
        boolean alike = Arrays.stream(each)
                .allMatch(gradient -> Arrays.stream(gradient).distinct().count() == 1);
        boolean differ = Arrays.stream(own).distinct().count() > 1;
        return differ && samples.isAnalytic(suspect, own, 1) && alike && samples.isAnalytic(suspect, shifted, 1);
    }

    private static boolean isSameSum(Suspect suspect) {
        double difference = 0;
        double differences = 0;
        for (int entry = 0; entry < suspect.size(); entry++) {
            difference += suspect.analytic(entry) - suspect.numerical(entry);
            differences += Math.abs(suspect.analytic(entry) - suspect.numerical(entry));
        }
        double reach = suspect.reach();
        return reach <= SAME_SUM * differences && Math.abs(difference) <= reach;
    }
}
