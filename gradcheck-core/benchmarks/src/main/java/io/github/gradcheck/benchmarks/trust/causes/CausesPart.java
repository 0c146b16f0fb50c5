/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.tables.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * The part of the benchmark about causes: networks of {@link Plan#all}, their samples in columns or rows, their numbers
 * double or float, checked with the batch as inputs.
 *
 * @param firstSeed the first seed; the others follow
 * @param seeds networks of each mistake and form
 * @param only part of the titles to run; empty for all
 */
public record CausesPart(long firstSeed, int seeds, String only) {

    private static final int MOST_REMARKS = 60;

    /** What must be reached, in percent. */
    private static final double NAMED = 95;

    private static final double FALSE = 0.1;

    private static final String LEGEND = """
            Percentages of networks. NAMED: the planted cause is named for some key, and no false one for any. FACT:
            something else is said that is true of the numbers. KEY: the wrong keys, or a place in them, and no cause.
            FALSE: a cause is named that is none, or the loss is blamed. MISSED: not called wrong.
            """;

    /** Runs the part and returns its tables. */
    public String run() throws InterruptedException {
        List<Planted> lines = Planted.all()
                .filter(line -> line.title().toLowerCase(Locale.ROOT).contains(only))
                .toList();
        CauseLedger ledger = new CauseLedger();
        judge(lines, ledger);
        List<Planted> named = lines.stream().filter(Planted::named).toList();
        List<Planted> nameless = lines.stream().filter(line -> !line.named()).toList();
        StringBuilder text = new StringBuilder(LEGEND);
        part(text, "Figures to reach", figures(named, nameless, ledger));
        part(text, "Mistakes with a cause of their own", table(named, ledger));
        part(text, "The same: NAMED / FALSE by form", byForm(named, ledger));
        part(text, "Mistakes and faults without one", table(nameless, ledger));
        text.append("\n## Single cases worth a look\n\n");
        ledger.remarks().stream()
                .limit(MOST_REMARKS)
                .forEach(remark -> text.append("- ").append(remark).append('\n'));
        if (ledger.remarks().size() > MOST_REMARKS) {
            text.append("- and %d more\n".formatted(ledger.remarks().size() - MOST_REMARKS));
        }
        return text.toString();
    }

    private void judge(List<Planted> lines, CauseLedger ledger) throws InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Planted line : lines) {
                for (Form form : Form.values()) {
                    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
                        long own = seed;
                        running.add(threads.submit(() -> line.plant()
                                .judge(form, own)
                                .ifPresent(judged -> ledger.add(line, form, own, judged))));
                    }
                }
            }
            for (Future<?> task : running) {
                task.get();
            }
        } catch (ExecutionException exception) {
            throw new IllegalStateException("a case could not be judged", exception.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void part(StringBuilder text, String title, Table table) {
        if (table.hasRows()) {
            text.append(table.under(title));
        }
    }

    private static Table figures(List<Planted> named, List<Planted> nameless, CauseLedger ledger) {
        Table table = new Table("figure to reach", List.of("reached"));
        List<String> below = named.stream()
                .map(Planted::title)
                .filter(title -> !ledger.total(title::equals, form -> true).isAtLeast(NAMED, Reading.NAMED))
                .toList();
        table.add(
                "every mistake: at least 95 % named",
                List.of(
                        below.isEmpty()
                                ? "%d of %d".formatted(named.size(), named.size())
                                : "**not %s**".formatted(String.join(", ", below))));
        table.add("of mistakes with a cause, a false one: at most 0.1 %", List.of(falseOf(named, ledger)));
        table.add("of mistakes without one: at most 0.1 %", List.of(falseOf(nameless, ledger)));
        return table;
    }

    private static String falseOf(List<Planted> lines, CauseLedger ledger) {
        ReadingCounts total = of(lines, ledger);
        boolean reached = total.of(Reading.FALSE) == 0 || !total.isAtLeast(FALSE, Reading.FALSE);
        return "%d of %d%s".formatted(total.of(Reading.FALSE), total.total(), reached ? "" : ", **not reached**");
    }

    private static ReadingCounts of(List<Planted> lines, CauseLedger ledger) {
        Set<String> titles = lines.stream().map(Planted::title).collect(Collectors.toSet());
        return ledger.total(titles::contains, form -> true);
    }

    private static Table table(List<Planted> lines, CauseLedger ledger) {
        List<Reading> readings = List.of(Reading.NAMED, Reading.FACT, Reading.KEY, Reading.FALSE, Reading.MISSED);
        List<String> heads =
                new ArrayList<>(readings.stream().map(Reading::name).toList());
        heads.add("networks");
        Table table = new Table("mistake", heads);
        for (Planted line : lines) {
            ReadingCounts counts = ledger.total(line.title()::equals, form -> true);
            List<String> cells =
                    new ArrayList<>(readings.stream().map(counts::share).toList());
            cells.add(Integer.toString(counts.total()));
            table.add(line.title(), cells);
        }
        return table;
    }

    private static Table byForm(List<Planted> lines, CauseLedger ledger) {
        Table table = new Table(
                "mistake", Arrays.stream(Form.values()).map(Form::title).toList());
        for (Planted line : lines) {
            table.add(
                    line.title(),
                    Arrays.stream(Form.values())
                            .map(form -> ledger.total(line.title()::equals, form::equals))
                            .map(counts -> counts.share(Reading.NAMED) + " / " + counts.share(Reading.FALSE))
                            .toList());
        }
        return table;
    }
}
