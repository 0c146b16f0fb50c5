/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the index says of one draw. As a text it has a line for each check, whose fields are separated by tabs.
 *
 * @param test the test
 * @param draw the draw
 * @param outcome how the test ended
 * @param time when that was known
 * @param correct how many checks were correct and have no page
 * @param worth what the last of those is worth
 * @param checks the others, in the order in which they ran
 */
record DrawRecord(
        String test, DrawId draw, Outcome outcome, Instant time, int correct, String worth, List<Check> checks) {
    /** A page stands beside the index. A name that leads elsewhere is none of ours. */
    private static final Pattern PAGE = Pattern.compile("([A-Za-z0-9._-]+\\.html)?");

    /** How a draw ended. */
    enum Outcome {
        PASSED,
        FAILED,
        /** It is running, or its process was ended. */
        OPEN
    }

    /**
     * One check that is not correct, or has a page.
     *
     * @param verdict its verdict
     * @param label what the test calls it, or empty
     * @param finding its first line
     * @param page the file, or empty
     */
    record Check(String verdict, String label, String finding, String page) {

        Check {
            if (!PAGE.matcher(page).matches()) {
                throw new IllegalArgumentException("no page of ours: " + page);
            }
        }

        boolean isCorrect() {
            return verdict.equals("CORRECT");
        }
    }

    DrawRecord {
        checks = List.copyOf(checks);
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    boolean failed() {
        return outcome != Outcome.PASSED;
    }

    String toText() {
        Stream<String> head = Stream.of(line(
                test,
                Integer.toString(draw.number()),
                Long.toString(draw.seed()),
                draw.key(),
                outcome.name(),
                time.toString(),
                Integer.toString(correct),
                worth));
        return Stream.concat(
                        head,
                        checks.stream()
                                .map(check -> line(check.verdict(), check.label(), check.finding(), check.page())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Reads a text; empty where another version, or nobody, has written it. */
    static Optional<DrawRecord> parse(String text) {
        List<List<String>> lines = text.lines().map(DrawRecord::fields).toList();
        try {
            List<String> head = lines.get(0);
            return Optional.of(new DrawRecord(
                    head.get(0),
                    new DrawId(Integer.parseInt(head.get(1)), Long.parseLong(head.get(2)), head.get(3)),
                    Outcome.valueOf(head.get(4)),
                    Instant.parse(head.get(5)),
                    Integer.parseInt(head.get(6)),
                    head.get(7),
                    lines.stream()
                            .skip(1)
                            .map(fields -> new Check(fields.get(0), fields.get(1), fields.get(2), fields.get(3)))
                            .toList()));
        } catch (RuntimeException notARecord) {
            return Optional.empty();
        }
    }

    private static String line(String... fields) {
        return Arrays.stream(fields).map(DrawRecord::escape).collect(Collectors.joining("\t"));
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1)).map(DrawRecord::unescape).toList();
    }

    /** Lines end and fields are separated nowhere else. */
    private static String escape(String field) {
        return field.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String field) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                i++;
                text.append(
                        switch (field.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> field.charAt(i);
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
