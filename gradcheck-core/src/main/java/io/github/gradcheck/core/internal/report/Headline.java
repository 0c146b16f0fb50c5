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

/** The first line of a report, which must stand alone, because summaries show little more. */
public final class Headline {
    /** The names of three layers' weights and biases; more would push what is wrong out of a narrow pane. */
    private static final int MOST_KEYS = 6;

    /** Two sentences are read, further ones follow in the details. */
    private static final int MOST_CAUSES = 2;

    /** More where two numbers differ later only. */
    private static final int USUAL_DIGITS = 6;

    /** No two doubles are the same in so many. */
    private static final int ALL_DIGITS = 17;

    /** Causes that differences of the loss at the point need not show. */
    private static final Set<Cause> ELSEWHERE =
            EnumSet.of(Cause.TIE, Cause.STORED_VALUES, Cause.UPSTREAM, Cause.NOT_LINEAR, Cause.NOT_SYMMETRIC);

    private Headline() {}

    public static String of(GradientReport report) {
        List<KeyReport> worst = report.keys().stream()
                .filter(key -> key.verdict() == report.verdict())
                .toList();
        if (report.keys().stream().allMatch(Headline::isStill)) {
            return "the loss does not move with " + names(report.keys()) + " (" + cause(report.keys()) + ")";
        }
        return switch (report.verdict()) {
            case CORRECT -> subject(report, worst) + " correct";
            case WRONG -> wrong(report, worst);
            case VACUOUS -> subject(report, worst) + " not tested: the loss stands still (" + cause(worst) + ")";
            case UNVERIFIED -> subject(report, worst) + " not verified: " + unseen(worst);
        };
    }

    private static String subject(GradientReport report, List<KeyReport> keys) {
        return gradients(report, keys) + (keys.size() == 1 ? " is" : " are");
    }

    private static String gradients(GradientReport report, List<KeyReport> keys) {
        return report.derivative() + (keys.size() == 1 ? " of " : "s of ") + names(keys);
    }

    /** Keys with a known cause first, together where they share it; the others with the worst entry among them. */
    private static String wrong(GradientReport report, List<KeyReport> keys) {
        List<List<KeyReport>> known = byCause(keys);
        List<KeyReport> unknown =
                keys.stream().filter(key -> key.diagnosis().isEmpty()).toList();
        List<KeyReport> unnamed =
                known.stream().skip(MOST_CAUSES).flatMap(List::stream).toList();
        List<String> parts =
                new ArrayList<>(known(report, known.stream().limit(MOST_CAUSES).toList()));
        if (!unknown.isEmpty()) {
            parts.add(subject(report, unknown) + " wrong" + (known.isEmpty() ? worstEntry(unknown) : ""));
        }
        if (!unnamed.isEmpty()) {
            parts.add(subject(report, unnamed) + " wrong, too");
        }
        return String.join("; ", parts);
    }

    /** The causes that the first line has no room for. */
    public static List<String> furtherCauses(GradientReport report) {
        List<KeyReport> wrong = report.keys().stream()
                .filter(key -> key.verdict() == Verdict.WRONG)
                .toList();
        return known(report, byCause(wrong).stream().skip(MOST_CAUSES).toList());
    }

    private static List<List<KeyReport>> byCause(List<KeyReport> keys) {
        Map<Diagnosis, List<KeyReport>> byCause = keys.stream()
                .filter(key -> key.diagnosis().isPresent())
                .collect(Collectors.groupingBy(
                        key -> key.diagnosis().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(byCause.values());
    }

    /** What is known of each group; a reason that the next one has as well is given there. */
    private static List<String> known(GradientReport report, List<List<KeyReport>> groups) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<KeyReport> group = groups.get(i);
            Diagnosis diagnosis = diagnosis(group);
            boolean repeated = i + 1 < groups.size()
                    && diagnosis(groups.get(i + 1)).reason().equals(diagnosis.reason());
            String reason = repeated || diagnosis.reason().isEmpty() ? "" : " (" + diagnosis.reason() + ")";
            parts.add(gradients(report, group) + " "
                    + (group.size() == 1 ? diagnosis.claim() : diagnosis.claimOfSeveral()) + reason
                    + (diagnosis.isPlaceOnly() ? worstEntry(group) : ""));
        }
        return parts;
    }

    private static Diagnosis diagnosis(List<KeyReport> group) {
        return group.get(0).diagnosis().orElseThrow();
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

    private static String names(List<KeyReport> keys) {
        String names = keys.stream().limit(MOST_KEYS).map(KeyReport::key).collect(Collectors.joining(", "));
        return keys.size() > MOST_KEYS ? names + " and " + (keys.size() - MOST_KEYS) + " more" : names;
    }

    private static String worstEntry(List<KeyReport> wrong) {
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
        boolean bounded = worst < 1;
        return bounded
                ? "an error of " + Numbers.magnitude(worst) + " would not have been seen"
                : "noise or kinks hide it here";
    }
}
