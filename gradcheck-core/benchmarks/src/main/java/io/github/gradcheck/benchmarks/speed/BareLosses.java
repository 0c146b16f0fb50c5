/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** As many losses as a check evaluates, on one thread or on several, each on a copy of the parameters of its own. */
final class BareLosses {
    private static final long MOST = 2000;

    private final PureCheck check;
    private final List<Parameters> copies;
    private final long losses;

    BareLosses(PureCheck check, int threads) {
        this.check = check;
        this.copies = Stream.generate(check.at()::copy).limit(threads).toList();
        this.losses = Math.min(check.evaluations(), MOST);
    }

    void onOneThread() {
        requireNumber(sum(copies.get(0), losses));
    }

    void onAll() {
        requireNumber(IntStream.range(0, copies.size())
                .parallel()
                .mapToDouble(i -> sum(copies.get(i), losses / copies.size()))
                .sum());
    }

    private double sum(Parameters at, long count) {
        double sum = 0;
        for (long i = 0; i < count; i++) {
            sum += check.loss(at);
        }
        return sum;
    }

    /** So that no loss is computed in vain. */
    private static void requireNumber(double sum) {
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("the loss is not a number");
        }
    }
}
