package io.github.gradcheck.core.report;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.diagnosis.Cause;
import io.github.gradcheck.core.diagnosis.Diagnosis;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The first line of a report, which must stand alone, because summaries show little more. */
final class Headline {
    private static final int MOST_KEYS = 6;

    private Headline() {}

    static String of(GradientReport report) {
        List<KeyReport> worst = report.keys().stream()
                .filter(key -> key.verdict() == report.verdict())
                .toList();
        String subject = (worst.size() == 1 ? "gradient of " : "gradients of ") + names(worst);
        String is = worst.size() == 1 ? " is " : " are ";
        if (report.keys().stream().allMatch(Headline::isStill)) {
            return "the loss does not move with " + names(report.keys()) + " (" + cause(report.keys()) + ")";
        }
        return switch (report.verdict()) {
            case CORRECT -> subject + is + "correct";
            case WRONG -> subject + is + "wrong" + worstEntry(worst);
            case VACUOUS -> subject + is + "not tested: the loss stands still (" + cause(worst) + ")";
            case UNVERIFIED -> subject + is + "not verified: " + unseen(worst);
        };
    }

    private static boolean isStill(KeyReport key) {
        return key.diagnosis()
                .filter(diagnosis -> diagnosis.cause() == Cause.STILL_LOSS)
                .isPresent();
    }

    private static String names(List<KeyReport> keys) {
        String names = keys.stream().limit(MOST_KEYS).map(KeyReport::key).collect(Collectors.joining(", "));
        return keys.size() > MOST_KEYS ? names + " and " + (keys.size() - MOST_KEYS) + " more" : names;
    }

    private static String worstEntry(List<KeyReport> wrong) {
        return wrong.stream()
                .flatMap(key -> key.wrongEntries().stream())
                .max(Comparator.comparingDouble(Headline::difference))
                .map(Headline::describe)
                .orElse("");
    }

    private static double difference(EntryReport entry) {
        double difference = Math.abs(entry.analytic() - entry.numerical());
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    private static String describe(EntryReport entry) {
        return String.format(
                Locale.ROOT, ": %s is %.6g instead of %.6g", entry.entry(), entry.analytic(), entry.numerical());
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
        boolean bounded = worst < 1;
        return bounded
                ? "an error of " + Numbers.magnitude(worst) + " would not have been seen"
                : "noise or kinks hide it here";
    }
}
