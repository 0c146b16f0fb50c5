/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A line that several samples use, as a row of an embedding, has the gradient of one of them, because they are set and
 * not added. Let {@code g_j} be the gradient of a batch that repeats sample j, and r the only line in which it is not
 * zero: then backward's line r is that of its last sample (or first one), to rounding, and the true gradient is the sum
 * of all {@code g_j}. Nothing is fitted.
 */
final class Overwritten implements SampleHypothesis {
    private static final int NONE = -1;

    @Override
    public Optional<Finding> examine(Suspect suspect, SampleGradients samples) {
        return Cut.of(suspect.shape()).stream()
                .flatMap(cut -> examine(suspect, samples, cut).stream())
                .findFirst();
    }

    private static Optional<Finding> examine(Suspect suspect, SampleGradients samples, Cut cut) {
        double[][] each = samples.of(suspect);
        int[] used = samples.batch().samples().map(j -> only(each[j], cut)).toArray();
        long different = IntStream.of(used).distinct().count();
        if (IntStream.of(used).anyMatch(line -> line == NONE) || different < 2 || different == used.length) {
            return Optional.empty();
        }
        double[] first = new double[suspect.size()];
        double[] last = new double[suspect.size()];
        double[] sum = new double[suspect.size()];
        for (int j = 0; j < used.length; j++) {
            for (int i = 0; i < cut.length(); i++) {
                int entry = cut.entry(used[j], i);
                first[entry] = first[entry] == 0 ? each[j][entry] : first[entry];
                last[entry] = each[j][entry];
                sum[entry] += each[j][entry];
            }
        }
        if (!suspect.isExplainedBy(entry -> sum[entry])) {
            return Optional.empty();
        }
        boolean isLast = samples.isAnalytic(suspect, last, 1);
        boolean isFirst = samples.isAnalytic(suspect, first, 1);
        return isLast || isFirst ? Optional.of(finding(isLast, isFirst, cut.unit())) : Optional.empty();
    }

    /** The line outside of which all is zero. */
    private static int only(double[] gradient, Cut cut) {
        int[] lines = IntStream.range(0, gradient.length)
                .filter(entry -> gradient[entry] != 0)
                .map(cut::line)
                .distinct()
                .toArray();
        return lines.length == 1 ? lines[0] : NONE;
    }

    /**
     * Which of several uses of a line has remained.
     *
     * @param isLast whether it may be the last one
     * @param isFirst whether it may be the first one
     */
    static Finding finding(boolean isLast, boolean isFirst, Unit unit) {
        String which = isLast == isFirst ? "one" : isLast ? "the last" : "the first";
        return new Finding(
                Cause.OVERWRITTEN,
                Claim.has("only " + which + " use of every " + unit.one()),
                "set, and not added, where an index comes again?");
    }
}
