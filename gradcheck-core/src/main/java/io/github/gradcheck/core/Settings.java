/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.Tolerance;
import io.github.gradcheck.core.internal.numerics.Curve;
import io.github.gradcheck.core.internal.structure.ClosestName;
import io.github.gradcheck.core.internal.structure.KeyPattern;
import io.github.gradcheck.core.parameters.Block;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How to check: what was set, and what holds for all that was not. Settings are immutable.
 *
 * <p>An option that is not set is not there, so that it differs from one that is set to its default. Its default is
 * given by the method that a check reads it with, and nowhere else.
 */
final class Settings {
    /** Where directions and cotangents come from. */
    static final Option<Long> SEED = Option.any("seed");

    /** Which derivatives are compared. */
    static final Option<Coverage> COVERAGE = Option.any("coverage");

    /** The relative difference of an entry that is excused though it is proven. */
    static final Option<Double> TOLERANCE = Option.positive("tolerance");

    /** The difference of an entry that is excused though it is proven, however small the entry is. */
    static final Option<Double> ABSOLUTE_TOLERANCE = Option.notNegative("absoluteTolerance");

    /** The step of the classical method; not set for steps with error bars. */
    static final Option<Double> STEP = Option.positive("step");

    /** The quotient of the classical method. */
    static final Option<Scheme> SCHEME = Option.any("scheme");

    /** The relative difference over all keys from which on the classical method fails. */
    static final Option<Double> THRESHOLD = Option.positive("threshold");

    /** The tolerance of some keys, by name or pattern; of several the last one holds. */
    static final Option<Map<String, Double>> KEY_TOLERANCES = Option.any("tolerance");

    /** The absolute tolerance of some keys. */
    static final Option<Map<String, Double>> KEY_ABSOLUTE_TOLERANCES = Option.any("absoluteTolerance");

    /** Which derivatives of some keys are compared. */
    static final Option<Map<String, Coverage>> KEY_COVERAGES = Option.any("coverage");

    /** The keys that are not compared, each with the reason. */
    static final Option<Map<String, String>> SKIPPED = Option.any("skip");

    /** The keys that may be zero everywhere, each with the reason. */
    static final Option<Map<String, String>> VACUOUS = Option.any("vacuous");

    /** What backward may return though it is no parameter's gradient. */
    static final Option<List<KeyPattern>> IGNORED = Option.any("ignored");

    /** How often the loss may be called. */
    static final Option<Long> BUDGET = Option.evaluations("budget");

    /** How long the check may take. */
    static final Option<Duration> TIME = Option.positiveTime("the budget");

    /** Whether wrong entries are looked for in keys that are compared along directions. */
    static final Option<Boolean> LOCATING = Option.any("locating");

    /** Whether a pure loss is evaluated on all cores. */
    static final Option<Boolean> PARALLEL = Option.any("parallel");

    /** How often progress is told. */
    static final Option<Duration> INTERVAL = Option.positiveTime("the interval");

    /** Who is told. */
    static final Option<Consumer<Progress>> LISTENER = Option.any("listener");

    /** Whether error against step is measured for each key. */
    static final Option<Boolean> STEP_CURVES = Option.any("stepCurves");

    static final Settings NONE = new Settings(Map.of());

    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private final Map<Option<?>, Object> set;

    private Settings(Map<Option<?>, Object> set) {
        this.set = set;
    }

    /**
     * Sets an option.
     *
     * @return a copy with it
     * @throws IllegalArgumentException if it does not take the value
     */
    <T> Settings with(Option<T> option, T value) {
        Map<Option<?>, Object> copy = new HashMap<>(set);
        copy.put(option, option.require(value));
        return new Settings(copy);
    }

    /** Allows one more key to be vacuous. */
    Settings withVacuous(String key, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(VACUOUS + ": say why `" + key + "` may be zero everywhere");
        }
        Map<String, String> more = new TreeMap<>(vacuous());
        more.put(key, reason);
        return with(VACUOUS, Collections.unmodifiableMap(more));
    }

    /** Leaves keys out of the comparison. */
    Settings withSkipped(String keys, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(SKIPPED + ": say why `" + keys + "` is not compared");
        }
        return with(SKIPPED, keys, reason);
    }

    /**
     * Sets an option for some keys.
     *
     * @param keys a name, or a pattern in which {@code *} stands for any letters
     */
    <T> Settings with(Option<Map<String, T>> option, String keys, T value) {
        Map<String, T> more = new LinkedHashMap<>(get(option).orElse(Map.of()));
        more.remove(keys);
        more.put(new KeyPattern(keys).text(), value);
        return with(option, Collections.unmodifiableMap(more));
    }

    /**
     * What is set for patterns, set for the keys that they stand for.
     *
     * @throws GradientCheckException if a name is none of the keys, which is a mistake in writing
     */
    Settings forKeys(List<String> keys) {
        return forKeys(VACUOUS, keys, "to be allowed as vacuous")
                .forKeys(SKIPPED, keys, "to be skipped")
                .forKeys(KEY_TOLERANCES, keys, "to have a tolerance")
                .forKeys(KEY_ABSOLUTE_TOLERANCES, keys, "to have an absolute tolerance")
                .forKeys(KEY_COVERAGES, keys, "to have a coverage");
    }

    private <T> Settings forKeys(Option<Map<String, T>> option, List<String> keys, String purpose) {
        Optional<Map<String, T>> patterns = get(option);
        if (patterns.isEmpty()) {
            return this;
        }
        Map<String, T> byKey = new TreeMap<>();
        patterns.get().forEach((text, value) -> {
            KeyPattern pattern = new KeyPattern(text);
            if (pattern.isName() && !keys.contains(text)) {
                String hint = ClosestName.to(text, keys)
                        .map(close -> ": did you mean `" + close + "`?")
                        .orElse("; there are " + keys);
                throw new GradientCheckException("no parameter `" + text + "` " + purpose + hint);
            }
            keys.stream().filter(pattern::matches).forEach(key -> byKey.put(key, value));
        });
        return with(option, Collections.unmodifiableMap(byKey));
    }

    /** Allows some more names to be returned. */
    Settings withIgnored(List<String> patterns) {
        return with(
                IGNORED,
                Stream.concat(ignored().stream(), patterns.stream().map(KeyPattern::new))
                        .toList());
    }

    /** What an option was set to; nothing if it was not. */
    @SuppressWarnings("unchecked") // with() pairs an option with values of its own type only.
    <T> Optional<T> get(Option<T> option) {
        return Optional.ofNullable((T) set.get(option));
    }

    long seed() {
        return get(SEED).orElse(0L);
    }

    boolean locates() {
        return get(LOCATING).orElse(true);
    }

    Coverage coverage() {
        return get(COVERAGE).orElse(Coverage.AUTO);
    }

    Coverage coverageOf(String key) {
        return Optional.ofNullable(get(KEY_COVERAGES).orElse(Map.of()).get(key)).orElseGet(this::coverage);
    }

    /** What is excused of one key. */
    Tolerance toleranceOf(Block block) {
        double relative =
                get(KEY_TOLERANCES).orElse(Map.of()).getOrDefault(block.key(), toleranceFor(block.singlePrecision()));
        double absolute = get(KEY_ABSOLUTE_TOLERANCES).orElse(Map.of()).getOrDefault(block.key(), absoluteTolerance());
        return new Tolerance(relative, absolute);
    }

    static String notCompared(String key, String reason) {
        return "`" + key + "` was not compared: " + reason;
    }

    Map<String, String> skipped() {
        return get(SKIPPED).orElse(Map.of());
    }

    double toleranceFor(boolean singlePrecision) {
        return get(TOLERANCE).orElse(singlePrecision ? GradientChecker.FLOAT_TOLERANCE : GradientChecker.TOLERANCE);
    }

    double absoluteTolerance() {
        return get(ABSOLUTE_TOLERANCE).orElse(0.0);
    }

    boolean isClassical() {
        return get(STEP).isPresent();
    }

    /** The step of the classical method, which only {@linkplain #isClassical() where it is used} has one. */
    double step() {
        return get(STEP).orElseThrow();
    }

    Scheme scheme() {
        return get(SCHEME).orElse(Scheme.CENTRAL);
    }

    double threshold() {
        return get(THRESHOLD).orElse(GradientChecker.THRESHOLD);
    }

    Map<String, String> vacuous() {
        return get(VACUOUS).orElse(Map.of());
    }

    List<KeyPattern> ignored() {
        return get(IGNORED).orElse(List.of());
    }

    boolean stepCurves() {
        return get(STEP_CURVES).orElse(false);
    }

    Limits limits() {
        return new Limits(
                get(BUDGET).orElse(Long.MAX_VALUE),
                get(TIME).orElse(FOREVER),
                get(PARALLEL).orElse(false),
                get(INTERVAL).orElse(FOREVER),
                get(LISTENER).orElse(progress -> {}));
    }

    /** For one output of many: all that limits or tells of the whole check is seen to elsewhere. */
    Settings ofOneOutput(Coverage coverage, boolean locating) {
        return with(COVERAGE, coverage)
                .with(LOCATING, locating)
                .with(BUDGET, Long.MAX_VALUE)
                .with(TIME, FOREVER)
                .with(LISTENER, progress -> {})
                .with(STEP_CURVES, false)
                .with(KEY_COVERAGES, Map.of())
                .with(SKIPPED, Map.of())
                .with(VACUOUS, Map.of());
    }

    /** What a reader needs to repeat the check. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("seed of the checker", Long.toString(seed()));
        if (isClassical()) {
            words.put("method", "the same step for every entry, without error bars");
            words.put("step", Double.toString(step()));
            words.put("scheme", scheme().toString());
            words.put("threshold", Double.toString(threshold()));
        } else {
            words.put("method", "steps and error bars found from the loss itself");
            words.put("coverage", coverage().toString());
            words.put(
                    "tolerance",
                    get(TOLERANCE)
                            .map(tolerance -> Double.toString(tolerance))
                            .orElse(toleranceFor(false) + ", for float arrays " + toleranceFor(true)));
            get(ABSOLUTE_TOLERANCE).ifPresent(tolerance -> words.put("absolute tolerance", Double.toString(tolerance)));
        }
        get(KEY_TOLERANCES)
                .ifPresent(keys ->
                        keys.forEach((key, tolerance) -> words.put("tolerance of " + key, Double.toString(tolerance))));
        get(KEY_ABSOLUTE_TOLERANCES)
                .ifPresent(keys -> keys.forEach(
                        (key, tolerance) -> words.put("absolute tolerance of " + key, Double.toString(tolerance))));
        get(KEY_COVERAGES)
                .ifPresent(
                        keys -> keys.forEach((key, coverage) -> words.put("coverage of " + key, coverage.toString())));
        skipped().forEach((key, reason) -> words.put("not compared: " + key, reason));
        vacuous().forEach((key, reason) -> words.put("allowed to be vacuous: " + key, reason));
        get(IGNORED).ifPresent(patterns -> words.put("ignored", patterns.toString()));
        get(BUDGET).ifPresent(evaluations -> words.put("budget", evaluations + " evaluations of the loss"));
        get(TIME)
                .ifPresent(time ->
                        words.put("budget of time", time.toString().substring(2).toLowerCase(Locale.ROOT)));
        if (stepCurves()) {
            words.put(
                    "error against step",
                    "along a random direction over each key, up to " + Curve.EVALUATIONS + " evaluations each");
        }
        return words;
    }
}
