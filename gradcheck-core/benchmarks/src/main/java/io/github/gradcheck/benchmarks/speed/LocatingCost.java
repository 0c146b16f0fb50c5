/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.GradientReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A check along directions that names a few wrong entries, each off by one percent. {@link LocatingTrials} counts how
 * often it names all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LocatingCost {
    /**
     * Wrong are entries of at least the usual size: one percent of a smaller one drowns in the noise of a sum of ten
     * million numbers.
     */
    private static final double USUAL = 1;

    private static final int SMALL = 1000;

    /** The size of the key. */
    @Param({"1000", "10000", "100000", "1000000", "10000000"})
    public int entries;

    /** How many entries are wrong. */
    @Param({"1", "3", "10"})
    public int wrong;

    private PlantedErrors planted;

    /**
     * Draws the point and the wrong entries; a small search beforehand loads and compiles the classes, where a large
     * one takes minutes.
     */
    @Setup
    public void draw() {
        new PlantedErrors(new CoupledSum(SMALL, 1), wrong, USUAL, 1).check();
        planted = new PlantedErrors(new CoupledSum(entries, 1), wrong, USUAL, 1);
    }

    /** Our check. */
    @Benchmark
    public GradientReport check(Cost cost) {
        GradientReport report = planted.check();
        cost.was(report.evaluations(), entries);
        cost.named = report.key("x").wrongEntryCount();
        return report;
    }
}
