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

/** Every entry of a network: our check, the bare loop of two losses for each entry, and ddogleg. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
public class EntrywiseOverhead {
    /** Which network. */
    @Param({"MLP_10_20_5", "MLP_100_50_10"})
    public NetworkSize network;

    private Perceptron perceptron;
    private DdoglegPeer ddogleg;

    /** Draws the network. */
    @Setup
    public void draw() {
        perceptron = new Perceptron(network);
        ddogleg = new DdoglegPeer(perceptron);
    }

    /** Two losses for each entry and nothing else. */
    @Benchmark
    public double bareLoop(Cost cost) {
        cost.was(2L * perceptron.entries(), perceptron.entries());
        return BareLoop.run(perceptron);
    }

    /** Our check. */
    @Benchmark
    public GradientReport check(Cost cost) {
        GradientReport report = check(perceptron, Coverage.EVERY_ENTRY);
        cost.was(report.evaluations(), perceptron.entries());
        return report;
    }

    /** The peer. */
    @Benchmark
    public long ddogleg(Cost cost) {
        long evaluations = ddogleg.check();
        cost.was(evaluations, perceptron.entries());
        return evaluations;
    }

    static GradientReport check(Perceptron perceptron, Coverage coverage) {
        GradientReport report = GradientChecker.create()
                .withCoverage(coverage)
                .check(perceptron.parameters(), perceptron::loss, perceptron::backward);
        if (report.verdict() != Verdict.CORRECT) {
            throw new IllegalStateException(report.toString());
        }
        return report;
    }
}
