/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A gradient of which some entries, drawn at random, are one percent too large. */
final class PlantedErrors {
    private static final double FACTOR = 1.01;

    private final CoupledSum sum;
    private final Set<Integer> entries;
    private final long seed;

    /**
     * Draws the entries.
     *
     * @param smallest the size that their gradients have at least, in proportion to the root mean square of all; an
     *     error of one percent of an entry that is almost zero drowns in noise
     */
    PlantedErrors(CoupledSum sum, int count, double smallest, long seed) {
        this.sum = sum;
        this.seed = seed;
        double[] gradient = sum.gradient();
        double least =
                smallest * Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum() / gradient.length);
        this.entries = new SplittableRandom(seed)
                .ints(0, gradient.length)
                .filter(entry -> Math.abs(gradient[entry]) >= least)
                .distinct()
                .limit(count)
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    GradientReport check() {
        return GradientChecker.create()
                .withSeed(seed)
                .withCoverage(Coverage.DIRECTIONS)
                .check(sum.parameters(), sum::loss, this::gradient);
    }

    /** Whether a report names these entries, all of them and no other. */
    boolean areNamedExactlyIn(GradientReport report) {
        Set<String> named =
                report.key("x").wrongEntries().stream().map(EntryReport::entry).collect(Collectors.toSet());
        return report.key("x").wrongEntryCount() == entries.size() && named.equals(names());
    }

    private Set<String> names() {
        return entries.stream().map(entry -> "x[" + entry + "]").collect(Collectors.toSet());
    }

    /** The gradient with the errors in it. */
    double[] gradient() {
        double[] gradient = sum.gradient();
        for (int entry : entries) {
            gradient[entry] *= FACTOR;
        }
        return gradient;
    }
}
