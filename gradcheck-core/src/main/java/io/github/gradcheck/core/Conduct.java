package io.github.gradcheck.core;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a check is carried out, which does not change what it finds.
 *
 * @param mostEvaluations how often the loss may be called
 * @param mostTime how long the check may take
 * @param parallel whether a pure loss is evaluated on all cores
 * @param interval how often progress is told
 * @param listener who is told
 */
record Conduct(
        long mostEvaluations, Duration mostTime, boolean parallel, Duration interval, Consumer<Progress> listener) {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    static final Conduct DEFAULT = new Conduct(Long.MAX_VALUE, FOREVER, false, FOREVER, progress -> {});

    Conduct withBudget(long evaluations) {
        if (evaluations < 1) {
            throw new IllegalArgumentException("the budget must be at least one evaluation, but is " + evaluations);
        }
        return new Conduct(evaluations, mostTime, parallel, interval, listener);
    }

    Conduct withBudget(Duration time) {
        return new Conduct(mostEvaluations, requirePositive("budget", time), parallel, interval, listener);
    }

    Conduct withParallel(boolean changed) {
        return new Conduct(mostEvaluations, mostTime, changed, interval, listener);
    }

    Conduct withProgress(Duration every, Consumer<Progress> changed) {
        return new Conduct(mostEvaluations, mostTime, parallel, requirePositive("interval", every), changed);
    }

    /** The limits that were set, as a reader of the report needs them. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        if (mostEvaluations < Long.MAX_VALUE) {
            words.put("budget", mostEvaluations + " evaluations of the loss");
        }
        if (!mostTime.equals(FOREVER)) {
            words.put("budget of time", mostTime.toString().substring(2).toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static Duration requirePositive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("the " + name + " must be positive, but is " + duration);
        }
        return duration;
    }
}
