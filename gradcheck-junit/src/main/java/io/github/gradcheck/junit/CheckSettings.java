/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.Progress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What the attributes of {@link GradientCheck} ask for, found valid.
 *
 * @param draws how many seeds follow from the test's name, where none are given
 * @param seeds the given ones
 * @param checker checks as asked for
 * @param quiet a check that takes longer says how far it is, and again each time as long
 */
record CheckSettings(int draws, List<Long> seeds, GradientChecker checker, Duration quiet) {
    static final Duration QUIET = Duration.ofSeconds(5);

    /** Several, to leave a point where an error vanishes or a unit is dead; few, to run with every build. */
    static final int DRAWS = 3;

    static CheckSettings of(TestName test, GradientCheck annotation) {
        try {
            GradientChecker checker = checker(annotation);
            requireEffect(annotation);
            return new CheckSettings(draws(annotation), seeds(annotation), checker, QUIET);
        } catch (IllegalArgumentException invalid) {
            throw test.mistake("@GradientCheck: " + invalid.getMessage());
        }
    }

    /** The checker of one draw. */
    GradientChecker checker(long seed, Consumer<Progress> progress) {
        return checker.withSeed(seed).withProgress(quiet, progress);
    }

    private static GradientChecker checker(GradientCheck asked) {
        GradientChecker checker = GradientChecker.create();
        checker = with(checker, Attribute.one("coverage", asked.coverage()), GradientChecker::withCoverage);
        checker = with(checker, Attribute.number(asked.tolerance()), GradientChecker::withTolerance);
        checker = with(checker, Attribute.number(asked.absoluteTolerance()), GradientChecker::withAbsoluteTolerance);
        checker = with(checker, Attribute.number(asked.step()), GradientChecker::withStep);
        checker = with(checker, Attribute.one("scheme", asked.scheme()), GradientChecker::withScheme);
        checker = with(checker, Attribute.number(asked.threshold()), GradientChecker::withThreshold);
        checker = with(checker, Attribute.whole(asked.budget()), GradientChecker::withBudget);
        checker = with(checker, Attribute.one("parallel", asked.parallel()), GradientChecker::withParallel);
        if (asked.ignore().length > 0) {
            checker = checker.withIgnored(asked.ignore());
        }
        for (Vacuous allowed : asked.vacuous()) {
            checker = checker.withVacuous(allowed.key(), allowed.reason());
        }
        return checker;
    }

    private static <T> GradientChecker with(
            GradientChecker checker, Optional<T> value, BiFunction<GradientChecker, T, GradientChecker> option) {
        return value.map(given -> option.apply(checker, given)).orElse(checker);
    }

    private static int draws(GradientCheck asked) {
        long draws = Attribute.whole(asked.draws()).orElse((long) DRAWS);
        require(draws >= 1, "draws must be at least 1, but is " + draws);
        return Math.toIntExact(draws);
    }

    private static List<Long> seeds(GradientCheck asked) {
        List<Long> seeds = Arrays.stream(asked.seeds()).boxed().toList();
        require(
                seeds.isEmpty() || Attribute.whole(asked.draws()).isEmpty(),
                "set either draws or seeds: there is one draw for each seed");
        require(seeds.stream().distinct().count() == seeds.size(), "seeds has a seed twice: " + seeds);
        return seeds;
    }

    /** An attribute that the chosen method does not read is a mistake, also where it says what would hold anyway. */
    private static void requireEffect(GradientCheck asked) {
        if (Attribute.number(asked.step()).isPresent()) {
            require(
                    Attribute.number(asked.tolerance()).isEmpty(),
                    "tolerance has no effect with step: set threshold instead");
            require(
                    Attribute.number(asked.absoluteTolerance()).isEmpty(),
                    "absoluteTolerance has no effect with step: set threshold instead");
            require(
                    !List.of(asked.coverage()).contains(Coverage.DIRECTIONS),
                    "coverage DIRECTIONS has no effect with step: drop one");
        } else {
            require(asked.scheme().length == 0, "scheme has no effect without step: set step, such as 1e-7");
            require(
                    Attribute.number(asked.threshold()).isEmpty(),
                    "threshold has no effect without step: set step, such as 1e-7, or tolerance");
        }
    }

    private static void require(boolean valid, String text) {
        if (!valid) {
            throw new IllegalArgumentException(text);
        }
    }
}
