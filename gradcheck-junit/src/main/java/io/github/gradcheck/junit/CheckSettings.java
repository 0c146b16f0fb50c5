/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.Progress;
import io.github.gradcheck.core.internal.structure.KeyPattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What the attributes of {@link GradientCheck} ask for, found valid.
 *
 * @param draws how many seeds follow from the test's name, where none are given
 * @param seeds the given ones
 * @param checker checks as asked for
 * @param skipped the reasons of what is not compared, by name or pattern; of several the last one holds
 * @param quiet a check that takes longer says how far it is, and again each time as long
 */
record CheckSettings(
        int draws, List<Long> seeds, GradientChecker checker, Map<KeyPattern, String> skipped, Duration quiet) {
    static final Duration QUIET = Duration.ofSeconds(5);

    /** Several, to leave a point where an error vanishes or a unit is dead; few, to run with every build. */
    static final int DRAWS = 3;

    /** Each draw is a test of its own in every list of tests; more of them would fill the memory before the first. */
    private static final int MOST_DRAWS = 1_000_000;

    /** Never, for all that a test takes. */
    private static final Duration NEVER = Duration.ofDays(365);

    static CheckSettings of(TestName test, Defaults defaults, Configuration configuration) {
        try {
            boolean classical =
                    defaults.nearest(layer -> Attribute.number(layer.step())).isPresent();
            defaults.layers().forEach(layer -> requireEffect(layer, classical));
            Defaults method = defaults.upTo(CheckSettings::choosesMethod);
            GradientChecker checker = checker(defaults, method, configuration);
            Defaults counted = defaults.upTo(layer ->
                    layer.seeds().length > 0 || Attribute.whole(layer.draws()).isPresent());
            return new CheckSettings(
                    draws(counted, configuration),
                    seeds(counted, configuration),
                    checker,
                    skipped(defaults),
                    quiet(configuration));
        } catch (IllegalArgumentException invalid) {
            throw test.mistake("@GradientCheck: " + invalid.getMessage());
        }
    }

    private static Duration quiet(Configuration configuration) {
        return configuration
                .choose(Configuration.PROGRESS, Optional.empty(), CheckSettings::interval)
                .orElse(QUIET);
    }

    private static Duration interval(String text) {
        if (text.equals("never")) {
            return NEVER;
        }
        double seconds = Double.parseDouble(text);
        require(seconds >= 1e-3 && seconds < NEVER.toSeconds(), "must be `never` or a number of seconds");
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /** With a step it is the classical method, with a tolerance that with error bars. */
    private static boolean choosesMethod(GradientCheck layer) {
        return Attribute.number(layer.step()).isPresent()
                || Attribute.number(layer.tolerance()).isPresent()
                || Attribute.number(layer.absoluteTolerance()).isPresent();
    }

    /**
     * The checker of one draw.
     *
     * @param elsewhere the keys that are compared in tests of their own
     */
    GradientChecker checker(DrawId draw, List<String> elsewhere, Consumer<Progress> progress) {
        GradientChecker own = checker.withSeed(draw.seed()).withProgress(quiet, progress);
        for (String key : elsewhere) {
            own = own.withSkipped(key, "it is a test of its own");
        }
        return own;
    }

    private static GradientChecker checker(Defaults all, Defaults method, Configuration configuration) {
        GradientChecker checker = GradientChecker.create();
        Optional<Double> step = method.nearest(asked -> Attribute.number(asked.step()));
        checker = with(
                checker,
                configuration.choose(
                        Configuration.COVERAGE,
                        all.nearest(asked -> Attribute.one("coverage", asked.coverage())),
                        CheckSettings::coverage),
                GradientChecker::withCoverage);
        Optional<Double> tolerance = method.nearest(asked -> Attribute.number(asked.tolerance()));
        checker = with(
                checker,
                step.isPresent()
                        ? tolerance
                        : configuration.choose(Configuration.TOLERANCE, tolerance, Double::valueOf),
                GradientChecker::withTolerance);
        checker = with(
                checker,
                method.nearest(asked -> Attribute.number(asked.absoluteTolerance())),
                GradientChecker::withAbsoluteTolerance);
        checker = with(checker, step, GradientChecker::withStep);
        if (step.isPresent()) {
            checker = with(
                    checker,
                    all.nearest(asked -> Attribute.one("scheme", asked.scheme())),
                    GradientChecker::withScheme);
            Optional<Double> threshold = all.nearest(asked -> Attribute.number(asked.threshold()));
            require(
                    threshold.isEmpty() || threshold.get() < 1,
                    "threshold must be below 1: the relative difference is 1 for a gradient of zeros, and never more");
            checker = with(checker, threshold, GradientChecker::withThreshold);
        }
        checker = with(checker, all.nearest(asked -> Attribute.whole(asked.budget())), GradientChecker::withBudget);
        checker = with(
                checker,
                all.nearest(asked -> Attribute.one("parallel", asked.parallel())),
                GradientChecker::withParallel);
        return allowing(checker, all);
    }

    /** What is allowed further out is allowed within; what is set within holds before what is set further out. */
    private static GradientChecker allowing(GradientChecker checker, Defaults all) {
        GradientChecker allowing = checker;
        for (GradientCheck layer : all.outermostFirst()) {
            if (layer.ignore().length > 0) {
                allowing = allowing.withIgnored(layer.ignore());
            }
            for (Vacuous allowed : layer.vacuous()) {
                allowing = allowing.withVacuous(some(allowed.key()), allowed.reason());
            }
            for (ForKeys some : layer.keys()) {
                allowing = forKeys(allowing, some);
            }
        }
        return allowing;
    }

    private static GradientChecker forKeys(GradientChecker checker, ForKeys some) {
        require(some.value().length > 0, "keys: @ForKeys names no key");
        GradientChecker all = checker;
        for (String keys : some.value()) {
            all = with(all, Attribute.number(some.tolerance()), (to, value) -> to.withTolerance(keys, value));
            all = with(
                    all,
                    Attribute.number(some.absoluteTolerance()),
                    (to, value) -> to.withAbsoluteTolerance(keys, value));
            all = with(all, Attribute.one("coverage", some.coverage()), (to, value) -> to.withCoverage(keys, value));
            all = with(all, Attribute.text(some.skip()), (to, reason) -> to.withSkipped(keys, reason));
            all = with(all, Attribute.text(some.vacuous()), (to, reason) -> to.withVacuous(some(keys), reason));
        }
        return all;
    }

    /** Where all keys may be zero, a test of nothing passes. */
    private static String some(String keys) {
        require(
                !keys.matches("[*]+"),
                "vacuous: `" + keys + "` allows every key to be zero, so that nothing need be compared; name the keys");
        return keys;
    }

    private static Map<KeyPattern, String> skipped(Defaults all) {
        Map<KeyPattern, String> skipped = new LinkedHashMap<>();
        for (GradientCheck layer : all.outermostFirst()) {
            for (ForKeys some : layer.keys()) {
                Attribute.text(some.skip())
                        .ifPresent(reason ->
                                Stream.of(some.value()).forEach(keys -> skipped.put(new KeyPattern(keys), reason)));
            }
        }
        return skipped;
    }

    /** Why a key is not compared; nothing if it is. */
    Optional<String> skipped(String key) {
        return skipped.entrySet().stream()
                .filter(some -> some.getKey().matches(key))
                .map(Map.Entry::getValue)
                .reduce((further, nearer) -> nearer);
    }

    private static Coverage coverage(String text) {
        return Arrays.stream(Coverage.values())
                .filter(coverage -> coverage.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("must be one of " + Arrays.toString(Coverage.values())));
    }

    private static <T> GradientChecker with(
            GradientChecker checker, Optional<T> value, BiFunction<GradientChecker, T, GradientChecker> option) {
        return value.map(given -> option.apply(checker, given)).orElse(checker);
    }

    private static int draws(Defaults counted, Configuration configuration) {
        long draws = configuration
                .choose(Configuration.DRAWS, counted.nearest(asked -> Attribute.whole(asked.draws())), Long::valueOf)
                .orElse((long) DRAWS);
        require(draws >= 1, "draws must be at least 1, but is " + draws);
        require(draws <= MOST_DRAWS, "draws must be at most " + MOST_DRAWS + ", but is " + draws);
        return (int) draws;
    }

    private static List<Long> seeds(Defaults counted, Configuration configuration) {
        counted.layers()
                .forEach(asked -> require(
                        asked.seeds().length == 0
                                || Attribute.whole(asked.draws()).isEmpty(),
                        "set either draws or seeds: there is one draw for each seed"));
        List<Long> seeds = counted.layers().stream()
                .flatMap(asked -> Arrays.stream(asked.seeds()).boxed())
                .toList();
        require(seeds.stream().distinct().count() == seeds.size(), "seeds has a seed twice: " + seeds);
        return configuration.commandLine(Configuration.DRAWS).isPresent() ? List.of() : seeds;
    }

    /** An attribute that the chosen method does not read is a mistake, also where it says what would hold anyway. */
    private static void requireEffect(GradientCheck asked, boolean classical) {
        if (Attribute.number(asked.step()).isPresent()) {
            require(
                    Attribute.number(asked.tolerance()).isEmpty(),
                    "tolerance has no effect with step: set threshold instead");
            require(
                    Attribute.number(asked.absoluteTolerance()).isEmpty(),
                    "absoluteTolerance has no effect with step: set threshold instead");
            require(
                    Arrays.stream(asked.keys()).noneMatch(CheckSettings::needsErrorBars),
                    "keys: a tolerance or coverage has no effect with step: set threshold instead");
            require(
                    !List.of(asked.coverage()).contains(Coverage.DIRECTIONS),
                    "coverage DIRECTIONS has no effect with step: drop one");
        } else if (!classical) {
            require(asked.scheme().length == 0, "scheme has no effect without step: set step, such as 1e-7");
            require(
                    Attribute.number(asked.threshold()).isEmpty(),
                    "threshold has no effect without step: set step, such as 1e-7, or tolerance");
        }
    }

    private static boolean needsErrorBars(ForKeys some) {
        return Attribute.number(some.tolerance()).isPresent()
                || Attribute.number(some.absoluteTolerance()).isPresent()
                || some.coverage().length > 0;
    }

    private static void require(boolean valid, String text) {
        if (!valid) {
            throw new IllegalArgumentException(text);
        }
    }
}
