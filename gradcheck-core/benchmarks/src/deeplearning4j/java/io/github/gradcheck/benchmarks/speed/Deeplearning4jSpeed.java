package io.github.gradcheck.benchmarks.speed;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Deeplearning4j's check of every entry beside ours, on networks of the same weights: both take turns. The time on the
 * wall counts, because its native library has threads of its own, as many as cores unless told otherwise; our check has
 * one. A time is the least of all rounds; the ratio is the median over the rounds.
 */
public final class Deeplearning4jSpeed {
    private static final int DEFAULT_SECONDS = 10;

    private Deeplearning4jSpeed() {}

    /** Runs the comparison; the one argument is the number of seconds for each row, by default 10. */
    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_SECONDS;
        MarkdownTable table = new MarkdownTable(
                "network",
                "entries",
                "its threads",
                "rounds",
                "Deeplearning4j, ms",
                "evaluations",
                "our check, ms",
                "evaluations",
                "Deeplearning4j / our check");
        int usual = Deeplearning4jPeer.usualThreads();
        for (NetworkSize size : List.of(NetworkSize.MLP_10_20_5, NetworkSize.MLP_100_50_10)) {
            for (int threads : IntStream.of(1, usual).distinct().toArray()) {
                table.add(row(size, threads, seconds));
            }
        }
        System.out.print(table.text());
    }

    private static String[] row(NetworkSize size, int threads, double seconds) {
        Deeplearning4jPeer.useThreads(threads);
        Perceptron perceptron = new Perceptron(size);
        Deeplearning4jPeer peer = new Deeplearning4jPeer(perceptron, size);
        PairedRounds rounds = PairedRounds.ofWallTime(peer::check, () -> EntrywiseOverhead.check(perceptron), seconds);
        return new String[] {
            size.name(),
            Integer.toString(perceptron.entries()),
            Integer.toString(threads),
            Integer.toString(rounds.count()),
            format(rounds.leastOfFirst()),
            Long.toString(peer.evaluations()),
            format(rounds.leastOfSecond()),
            Long.toString(EntrywiseOverhead.check(perceptron).evaluations()),
            format(rounds.ratio())
        };
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
