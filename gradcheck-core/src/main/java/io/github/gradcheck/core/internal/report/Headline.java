/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first line of a report, which must stand alone, because summaries show little more. What it has no room for is
 * left to the lines below: of several ways to say it, from the one that says most, the first that fits is taken.
 */
public final class Headline {
    /** What consoles and panes of an IDE show of a line without scrolling. */
    private static final int COLUMNS = 100;

    /** The names of three layers' weights and biases; more would push what is wrong out of a narrow pane. */
    private static final int MOST_KEYS = 6;

    /** Where there is less room: one layer. */
    private static final int FEW_KEYS = 2;

    /** Two sentences are read, further ones follow in the details. */
    private static final int MOST_CAUSES = 2;

    /** More where two numbers differ later only. */
    private static final int USUAL_DIGITS = 6;

    /** No two doubles are the same in so many. */
    private static final int ALL_DIGITS = 17;

    /** Causes that differences of the loss at the point need not show. */
    private static final Set<Cause> ELSEWHERE =
            EnumSet.of(Cause.TIE, Cause.STORED_VALUES, Cause.UPSTREAM, Cause.NOT_LINEAR, Cause.NOT_SYMMETRIC);

    /** How much of a reason is told. */
    private enum Reasons {
        WHOLE,
        /** Up to the first question mark or semicolon. */
        BEGINNING,
        NONE
    }

    /**
     * How much is told.
     *
     * @param keys so many names in a row
     * @param causes so many causes
     * @param reasons of these
     * @param entry whether the worst entry is shown where no cause is known
     */
    private record Detail(int keys, int causes, Reasons reasons, boolean entry) {}

    /** From the one that says most; names are given up last but for the second cause. */
    private static final List<Detail> DETAILS = List.of(
            new Detail(MOST_KEYS, MOST_CAUSES, Reasons.WHOLE, true),
            new Detail(MOST_KEYS, MOST_CAUSES, Reasons.WHOLE, false),
            new Detail(MOST_KEYS, MOST_CAUSES, Reasons.BEGINNING, false),
            new Detail(FEW_KEYS, MOST_CAUSES, Reasons.WHOLE, true),
            new Detail(FEW_KEYS, MOST_CAUSES, Reasons.WHOLE, false),
            new Detail(FEW_KEYS, MOST_CAUSES, Reasons.BEGINNING, false),
            new Detail(MOST_KEYS, MOST_CAUSES, Reasons.NONE, false),
            new Detail(FEW_KEYS, MOST_CAUSES, Reasons.NONE, false),
            new Detail(FEW_KEYS, 1, Reasons.WHOLE, false),
            new Detail(FEW_KEYS, 1, Reasons.BEGINNING, false),
            new Detail(FEW_KEYS, 1, Reasons.NONE, false),
            new Detail(1, 1, Reasons.NONE, false));

    private final GradientReport report;
    private final Detail detail;

    private Headline(GradientReport report, Detail detail) {
        this.report = report;
        this.detail = detail;
    }

    public static String of(GradientReport report) {
        return fitting(report).text();
    }

    private static Headline fitting(GradientReport report) {
        return DETAILS.stream()
                .map(detail -> new Headline(report, detail))
                .filter(headline -> headline.text().length() <= COLUMNS)
                .findFirst()
                .orElse(new Headline(report, DETAILS.get(DETAILS.size() - 1)));
    }

    private String text() {
        List<KeyReport> worst = report.keys().stream()
                .filter(key -> key.verdict() == report.verdict())
                .toList();
        if (report.keys().stream().allMatch(Headline::isStill)) {
            return "the loss does not move with " + names(report.keys()) + " (" + cause(report.keys()) + ")";
        }
        return switch (report.verdict()) {
            case CORRECT -> subject(worst) + " correct";
            case WRONG -> wrong(worst);
            case VACUOUS -> subject(worst) + " not tested: the loss stands still (" + cause(worst) + ")";
            case UNVERIFIED -> subject(worst) + " not verified: " + unseen(worst);
        };
    }

    private String subject(List<KeyReport> keys) {
        return gradients(keys) + (keys.size() == 1 ? " is" : " are");
    }

    private String gradients(List<KeyReport> keys) {
        boolean all = detail.keys() < MOST_KEYS
                && keys.size() > detail.keys()
                && keys.size() == report.keys().size();
        return all
                ? "all " + report.derivative() + "s"
                : report.derivative() + (keys.size() == 1 ? " of " : "s of ") + names(keys);
    }

    /** Keys with a known cause first, together where they share it; the others with the worst entry among them. */
    private String wrong(List<KeyReport> keys) {
        List<Group> known = groups(keys);
        List<KeyReport> unknown =
                keys.stream().filter(key -> key.diagnosis().isEmpty()).toList();
        List<KeyReport> unnamed = known.stream()
                .skip(detail.causes())
                .flatMap(group -> group.keys().stream())
                .toList();
        if (known.isEmpty()) {
            return subject(unknown) + " wrong" + worstEntry(unknown);
        }
        List<String> parts =
                new ArrayList<>(known(known.stream().limit(detail.causes()).toList()));
        int others = unknown.size() + unnamed.size();
        if (detail.keys() < MOST_KEYS) {
            parts.add(others == 0 ? "" : others + (others == 1 ? " other is" : " others are") + " wrong");
        } else {
            parts.add(unknown.isEmpty() ? "" : subject(unknown) + " wrong");
            parts.add(unnamed.isEmpty() ? "" : subject(unnamed) + " wrong, too");
        }
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    /** The causes that the first line has no room for, and those whose reason it has cut short. */
    public static List<String> furtherCauses(GradientReport report) {
        List<KeyReport> wrong = report.keys().stream()
                .filter(key -> key.verdict() == Verdict.WRONG)
                .toList();
        Headline told = fitting(report);
        Set<Diagnosis> inFull = told.groups(wrong).stream()
                .limit(told.detail.causes())
                .flatMap(group -> group.keys().stream())
                .flatMap(key -> key.diagnosis().stream())
                .filter(diagnosis -> told.reason(diagnosis).equals(diagnosis.reason()))
                .collect(Collectors.toSet());
        Headline whole = new Headline(report, DETAILS.get(0));
        return whole.known(whole.groups(wrong).stream()
                .filter(group -> !inFull.contains(group.diagnosis()))
                .toList());
    }

    /**
     * Keys of which the same is told.
     *
     * @param diagnosis that of the first one
     * @param keys in the order of the report
     */
    private record Group(Diagnosis diagnosis, List<KeyReport> keys) {}

    private List<Group> groups(List<KeyReport> keys) {
        Map<String, List<KeyReport>> byText = keys.stream()
                .filter(key -> key.diagnosis().isPresent())
                .collect(Collectors.groupingBy(
                        key -> told(key.diagnosis().orElseThrow()), LinkedHashMap::new, Collectors.toList()));
        return byText.values().stream()
                .map(group -> new Group(group.get(0).diagnosis().orElseThrow(), group))
                .toList();
    }

    private String told(Diagnosis diagnosis) {
        return diagnosis.claim() + "(" + reason(diagnosis);
    }

    /** What is known of each group; a reason that the next one has as well is given there. */
    private List<String> known(List<Group> groups) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<KeyReport> keys = groups.get(i).keys();
            Diagnosis diagnosis = groups.get(i).diagnosis();
            boolean repeated = i + 1 < groups.size()
                    && groups.get(i + 1).diagnosis().reason().equals(diagnosis.reason());
            String reason = repeated || reason(diagnosis).isEmpty() ? "" : " (" + reason(diagnosis) + ")";
            parts.add(gradients(keys) + " " + (keys.size() == 1 ? diagnosis.claim() : diagnosis.claimOfSeveral())
                    + reason + (diagnosis.isPlaceOnly() ? worstEntry(keys) : ""));
        }
        return parts;
    }

    private String reason(Diagnosis diagnosis) {
        String whole = diagnosis.reason();
        return switch (detail.reasons()) {
            case WHOLE -> whole;
            case BEGINNING -> whole.replaceFirst("(?<=\\?) .*|;.*", "");
            case NONE -> "";
        };
    }

    public static boolean isStill(KeyReport key) {
        return hasCause(key, Set.of(Cause.STILL_LOSS));
    }

    /** Whether the loss threw wherever it should have been compared. */
    public static boolean isThrown(KeyReport key) {
        return hasCause(key, Set.of(Cause.THROWN));
    }

    /** Whether the key was seen to be wrong by other means than differences at the point, which its cause describes. */
    public static boolean isSeenElsewhere(KeyReport key) {
        return hasCause(key, ELSEWHERE);
    }

    private static boolean hasCause(KeyReport key, Set<Cause> among) {
        return key.diagnosis().map(Diagnosis::cause).filter(among::contains).isPresent();
    }

    private String names(List<KeyReport> keys) {
        String names = keys.stream().limit(detail.keys()).map(KeyReport::key).collect(Collectors.joining(", "));
        return keys.size() > detail.keys() ? names + " and " + (keys.size() - detail.keys()) + " more" : names;
    }

    private String worstEntry(List<KeyReport> wrong) {
        if (!detail.entry()) {
            return "";
        }
        return wrong.stream()
                .flatMap(key -> key.wrongEntries().stream())
                .max(Comparator.comparingDouble(entry -> EntryReport.difference(entry.analytic(), entry.numerical())))
                .map(Headline::describe)
                .orElse("");
    }

    private static String describe(EntryReport entry) {
        for (int digits = USUAL_DIGITS; ; digits++) {
            String analytic = number(entry.analytic(), digits);
            String numerical = number(entry.numerical(), digits);
            if (!analytic.equals(numerical) || digits == ALL_DIGITS) {
                return ": " + entry.entry() + " is " + analytic + " instead of " + numerical;
            }
        }
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "g", value);
    }

    /** The cause, if it is the same for all. */
    private static String cause(List<KeyReport> keys) {
        List<String> causes = keys.stream()
                .flatMap(key -> key.diagnosis().stream())
                .filter(diagnosis -> diagnosis.cause() == Cause.STILL_LOSS)
                .map(Diagnosis::reason)
                .distinct()
                .toList();
        return causes.size() == 1 ? causes.get(0) : "analytic and numerical gradient are zero everywhere";
    }

    private static String unseen(List<KeyReport> keys) {
        double worst =
                keys.stream().mapToDouble(KeyReport::smallestVisibleError).max().orElse(Double.NaN);
        if (keys.stream().anyMatch(key -> key.unvisited() > 0)) {
            return "the budget was spent before";
        }
        Optional<KeyReport> thrown = keys.stream().filter(Headline::isThrown).findFirst();
        if (thrown.isPresent()) {
            return thrown.get().diagnosis().orElseThrow().reason();
        }
        Optional<KeyReport> excused = keys.stream()
                .filter(Excuses::isAllThatHidesIt)
                .max(Comparator.comparingDouble(KeyReport::relativeDifference));
        if (excused.isPresent()) {
            return "the tolerance excuses a difference of "
                    + Numbers.magnitude(excused.get().relativeDifference());
        }
        boolean bounded = worst < 1;
        return bounded
                ? "an error of " + Numbers.magnitude(worst) + " would not have been seen"
                : "noise or kinks hide it here";
    }
}
