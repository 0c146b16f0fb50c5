package io.github.gradcheck.benchmarks.speed;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The overhead of checking every entry, free of what else the machine does: check and bare loop take turns, and the processor time of
 * this thread counts. A time is the least of all rounds; the ratio is the median over the rounds.
 */
public final class PairedOverhead {
    private static final int DEFAULT_SECONDS = 10;

    /** Rounds beforehand, in proportion to the others: the compiler of the JVM needs some thousand losses. */
    private static final double WARM_UP = 0.5;

    private PairedOverhead() {}

    /** Runs the comparison; the one argument is the number of seconds for each network, by default 10. */
    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SECONDS;
        MarkdownTable table = new MarkdownTable(
                "network",
                "entries",
                "rounds",
                "bare loop, ms",
                "check, ms",
                "evaluations",
                "check / bare loop",
                "allocated / 8n");
        for (NetworkSize size : NetworkSize.values()) {
            Perceptron perceptron = new Perceptron(size);
            rounds(perceptron, WARM_UP * seconds);
            List<Round> rounds = rounds(perceptron, seconds);
            table.add(
                    size.name(),
                    Integer.toString(perceptron.entries()),
                    Integer.toString(rounds.size()),
                    format(quantile(rounds, 0, Round::bareLoop)),
                    format(quantile(rounds, 0, Round::check)),
                    Long.toString(EntrywiseOverhead.check(perceptron).evaluations()),
                    format(quantile(rounds, 0.5, Round::ratio)),
                    format(allocated(() -> EntrywiseOverhead.check(perceptron)) / 8.0 / perceptron.entries()));
        }
        System.out.print(table.text());
    }

    private static List<Round> rounds(Perceptron perceptron, double seconds) {
        List<Round> rounds = new ArrayList<>();
        long start = System.nanoTime();
        while (rounds.isEmpty() || System.nanoTime() - start < 1e9 * seconds) {
            rounds.add(new Round(
                    milliseconds(() -> BareLoop.run(perceptron)),
                    milliseconds(() -> EntrywiseOverhead.check(perceptron))));
        }
        return rounds;
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

    private static double quantile(List<Round> rounds, double share, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** The times of both, one after the other. */
    private record Round(double bareLoop, double check) {
        double ratio() {
            return check / bareLoop;
        }
    }
}
