package io.github.gradcheck.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * The overhead of checking every entry, free of what else the machine does: check and bare loop take turns, and the processor time of
 * this thread counts. A time is the least of all rounds; the ratio is the median over the rounds.
 */
public final class PairedOverhead {
    private static final int DEFAULT_ROUNDS = 40;

    private PairedOverhead() {}

    /** Runs the comparison; the one argument is the number of rounds, by default 40. */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_ROUNDS;
        MarkdownTable table = new MarkdownTable(
                "network",
                "entries",
                "bare loop, ms",
                "check, ms",
                "evaluations",
                "check / bare loop",
                "allocated / 8n");
        for (NetworkSize size : NetworkSize.values()) {
            Perceptron perceptron = new Perceptron(size);
            double[] bare = new double[rounds];
            double[] check = new double[rounds];
            double[] ratio = new double[rounds];
            for (int round = -Math.max(rounds / 4, 2); round < rounds; round++) {
                double bareTime = milliseconds(() -> BareLoop.run(perceptron));
                double checkTime = milliseconds(() -> EntrywiseOverhead.check(perceptron));
                if (round >= 0) {
                    bare[round] = bareTime;
                    check[round] = checkTime;
                    ratio[round] = checkTime / bareTime;
                }
            }
            table.add(
                    size.name(),
                    Integer.toString(perceptron.entries()),
                    format(quantile(bare, 0)),
                    format(quantile(check, 0)),
                    Long.toString(EntrywiseOverhead.check(perceptron).evaluations()),
                    format(quantile(ratio, 0.5)),
                    format(allocated(() -> EntrywiseOverhead.check(perceptron)) / 8.0 / perceptron.entries()));
        }
        System.out.print(table.text());
    }

    private static double milliseconds(Runnable task) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        task.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static long allocated(Runnable task) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - start;
    }

    private static double quantile(double[] times, double share) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
