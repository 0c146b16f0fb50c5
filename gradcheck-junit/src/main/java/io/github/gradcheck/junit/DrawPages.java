/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Keeps the pages of one draw, and its record for the index. A draw that runs again first removes what an earlier run
 * has left of it.
 *
 * <p>Whatever goes wrong on the disk is said where a page was wanted, and is never a reason for a test to fail.
 */
final class DrawPages implements BeforeEachCallback, AfterEachCallback {
    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final TestName test;
    private final DrawId draw;
    private final PageSettings settings;
    private final List<DrawRecord.Check> checks = new ArrayList<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private String template = "";
    private String identity = "";
    private int correct;
    private String worth = "";

    DrawPages(TestName test, DrawId draw, PageSettings settings) {
        this.test = test;
        this.draw = draw;
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        // Not this invocation's own id, which counts from 1 also where a seed selects the third draw.
        template = context.getParent().map(ExtensionContext::getUniqueId).orElseGet(context::getUniqueId);
        identity = template + draw.seed() + draw.key();
        if (isWanted()) {
            quietly(() -> {
                removeEarlierRun();
                IndexAtTheEnd.write(context, folder());
            });
        }
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        Optional<String> failure = context.getExecutionException()
                .filter(thrown -> !(thrown instanceof TestAbortedException))
                .map(DrawPages::firstLine);
        if (isWanted()) {
            if (failure.isPresent() && checks.stream().allMatch(DrawRecord.Check::isCorrect)) {
                checks.add(new DrawRecord.Check("FAILED", "", failure.get(), ""));
            }
            quietly(() -> writeRecord(failure.isPresent() ? DrawRecord.Outcome.FAILED : DrawRecord.Outcome.PASSED));
        }
        if (settings.remembers() && draw.key().isEmpty()) {
            quietly(() -> remember(failure.isPresent()));
        }
    }

    /**
     * Keeps what the index and a page say of one check.
     *
     * @param report what was found
     * @param label what the test calls the check, or empty
     * @return the line of the failure message that says where the page is, or why there is none; empty if none was
     *     wanted
     */
    synchronized Optional<String> keep(GradientReport report, String label) {
        boolean pass = report.verdict() == Verdict.CORRECT;
        if (!isWanted() || (pass && !settings.wanted().passesToo())) {
            if (pass) {
                correct++;
                worth = new Worth(report).toString();
            }
            return Optional.empty();
        }
        String page = page(label);
        checks.add(new DrawRecord.Check(report.verdict().toString(), label, report.headline(), page));
        try {
            // First the record: a page that no record names would stay for ever.
            writeRecord(DrawRecord.Outcome.OPEN);
            String shared = folder().writeShared(report.pageFiles());
            folder().writePage(page, report.toHtml(test + ", " + draw.after(label), notes(label), shared));
            for (PageSettings.Data data : settings.data()) {
                folder().writePage(PageFolder.beside(page, data), data.of(report));
            }
            return Optional.of("picture: " + folder().display(page));
        } catch (IOException | RuntimeException noPage) {
            checks.remove(checks.size() - 1);
            checks.add(new DrawRecord.Check(report.verdict().toString(), label, report.headline(), ""));
            return Optional.of("no picture: " + settings.folder() + " cannot be written (" + noPage + ")");
        }
    }

    private Map<String, String> notes(String label) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("to repeat", Command.here().line(test, draw.seed()));
        notes.put("test", test.origin());
        Arrays.stream(new UserFrames(test).caller())
                .findFirst()
                .ifPresent(frame -> notes.put("line", frame.toString()));
        notes.put("draw", Integer.toString(draw.number()));
        notes.put("seed of the draw", Long.toString(draw.seed()));
        if (!label.isEmpty()) {
            notes.put("label", label);
        }
        notes.put("run", LocalDateTime.now(ZoneId.systemDefault()).format(RUN));
        notes.put("versions", Versions.text());
        return notes;
    }

    private boolean isWanted() {
        return settings.wanted() != PageSettings.Wanted.NEVER;
    }

    private PageFolder folder() {
        return new PageFolder(Path.of(settings.folder()));
    }

    private String page(String label) {
        int count = names.merge(label, 1, Integer::sum);
        String number = count == 1 ? "" : Integer.toString(count);
        return FileName.of(
                        identity + "\n" + label + "\n" + number,
                        test.toString(),
                        "seed" + draw.seed(),
                        draw.key(),
                        label,
                        number)
                + PageFolder.PAGE;
    }

    private String recordName() {
        return FileName.of(identity, test.toString(), "seed" + draw.seed(), draw.key());
    }

    private void writeRecord(DrawRecord.Outcome outcome) throws IOException {
        folder().writeRecord(
                        recordName(),
                        new DrawRecord(test.toString(), draw, outcome, Instant.now(), correct, worth, checks));
    }

    private void remember(boolean failed) throws IOException {
        FailedDraws remembered = new FailedDraws(Path.of(settings.folder()), template, test);
        if (failed) {
            remembered.remember(draw.seed());
        } else {
            remembered.forget(draw.seed());
        }
    }

    private void removeEarlierRun() throws IOException {
        Optional<DrawRecord> earlier = folder().record(recordName());
        if (earlier.isPresent()) {
            for (DrawRecord.Check check : earlier.get().checks()) {
                if (!check.page().isEmpty()) {
                    folder().deletePage(check.page());
                }
            }
            folder().deleteRecord(recordName());
        }
    }

    private static String firstLine(Throwable thrown) {
        @Nullable String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.toString()
                : message.lines().findFirst().orElse("");
    }

    private static void quietly(Writing writing) {
        try {
            writing.run();
        } catch (IOException | RuntimeException noRecord) {
            System.getLogger(DrawPages.class.getName())
                    .log(System.Logger.Level.DEBUG, "the record of a draw could not be written", noRecord);
        }
    }

    /** Something that needs the disk. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }
}
