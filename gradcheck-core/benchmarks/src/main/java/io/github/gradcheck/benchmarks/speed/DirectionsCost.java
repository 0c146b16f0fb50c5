/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
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
import org.openjdk.jmh.infra.Blackhole;

/** A check along directions that passes, beside as many bare losses. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class DirectionsCost {
    /** The size of the key. */
    @Param({"100", "1000", "10000", "100000", "1000000", "10000000"})
    public int entries;

    private CoupledSum sum;
    private long evaluations;

    /** Draws the point, and checks once to know how many losses that takes. */
    @Setup
    public void draw() {
        sum = new CoupledSum(entries, 1);
        evaluations = check().evaluations();
    }

    /** As many losses as the check evaluates, and two gradients. */
    @Benchmark
    public void bareLoop(Cost cost, Blackhole blackhole) {
        blackhole.consume(sum.gradient());
        blackhole.consume(sum.gradient());
        for (long i = 0; i < evaluations; i++) {
            blackhole.consume(sum.loss());
        }
        cost.was(evaluations, entries);
    }

    /** Our check. */
    @Benchmark
    public GradientReport check(Cost cost) {
        GradientReport report = check();
        cost.was(report.evaluations(), entries);
        return report;
    }

    private GradientReport check() {
        GradientReport report = GradientChecker.create()
                .withCoverage(Coverage.DIRECTIONS)
                .check(sum.parameters(), sum::loss, sum::gradient);
        if (report.verdict() != Verdict.CORRECT) {
            throw new IllegalStateException(report.toString());
        }
        return report;
    }
}
