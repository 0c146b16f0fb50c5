/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

/** The times of two tasks that take turns, so that whatever else the machine does falls on both. */
final class PairedRounds {
    /** Rounds beforehand, in proportion to the others: the compiler of the JVM needs some thousand losses. */
    private static final double WARM_UP = 0.5;

    private static final int LEAST_ROUNDS = 3;

    private final List<Round> rounds;

    private PairedRounds(List<Round> rounds) {
        this.rounds = rounds;
    }

    /** Counts the processor time of this thread. */
    static PairedRounds ofProcessorTime(Runnable first, Runnable second, double seconds) {
        return run(
                first,
                second,
                seconds,
                () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Counts the time on the wall, for tasks that use several threads. */
    static PairedRounds ofWallTime(Runnable first, Runnable second, double seconds) {
        return run(first, second, seconds, System::nanoTime);
    }

    private static PairedRounds run(Runnable first, Runnable second, double seconds, LongSupplier nanos) {
        rounds(first, second, WARM_UP * seconds, 1, nanos);
        return new PairedRounds(rounds(first, second, seconds, LEAST_ROUNDS, nanos));
    }

    private static List<Round> rounds(
            Runnable first, Runnable second, double seconds, int atLeast, LongSupplier nanos) {
        List<Round> rounds = new ArrayList<>();
        long start = System.nanoTime();
        while (rounds.size() < atLeast || System.nanoTime() - start < 1e9 * seconds) {
            rounds.add(new Round(milliseconds(first, nanos), milliseconds(second, nanos)));
        }
        return rounds;
    }

    private static double milliseconds(Runnable task, LongSupplier nanos) {
        long start = nanos.getAsLong();
        task.run();
        return (nanos.getAsLong() - start) / 1e6;
    }

    int count() {
        return rounds.size();
    }

    /** The first task's least time, in milliseconds. */
    double leastOfFirst() {
        return quantile(0, Round::first);
    }

    /** The second task's least time, in milliseconds. */
    double leastOfSecond() {
        return quantile(0, Round::second);
    }

    /** How many times as long as the second task the first one takes: the median over the rounds. */
    double ratio() {
        return quantile(0.5, Round::ratio);
    }

    private double quantile(double share, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** The times of both, one after the other. */
    private record Round(double first, double second) {
        double ratio() {
            return first / second;
        }
    }
}
