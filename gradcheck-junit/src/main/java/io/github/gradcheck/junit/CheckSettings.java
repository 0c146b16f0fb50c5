package io.github.gradcheck.junit;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.Progress;
import io.github.gradcheck.core.Scheme;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The attributes of {@link GradientCheck}, found valid. */
record CheckSettings(
        int draws,
        List<Long> seeds,
        Coverage coverage,
        double tolerance,
        double step,
        Scheme scheme,
        double threshold,
        Map<String, String> vacuous,
        long budget,
        boolean parallel,
        Duration quiet) {
    /** A check that takes longer says how far it is, and again each time as long. */
    static final Duration QUIET = Duration.ofSeconds(5);

    static final int DEFAULT_DRAWS = 3;
    static final double DEFAULT_THRESHOLD = 2e-7;

    static CheckSettings of(TestName test, GradientCheck annotation) {
        CheckSettings settings = new CheckSettings(
                annotation.draws(),
                Arrays.stream(annotation.seeds()).boxed().toList(),
                annotation.coverage(),
                annotation.tolerance(),
                annotation.step(),
                annotation.scheme(),
                annotation.threshold(),
                vacuous(test, annotation),
                annotation.budget(),
                annotation.parallel(),
                QUIET);
        settings.requireDraws(test);
        settings.requireMethod(test);
        return settings;
    }

    GradientChecker checker(long seed, Consumer<Progress> progress) {
        GradientChecker checker = GradientChecker.create()
                .withSeed(seed)
                .withCoverage(coverage)
                .withParallel(parallel)
                .withBudget(budget)
                .withProgress(quiet, progress);
        if (isSet(tolerance)) {
            checker = checker.withTolerance(tolerance);
        }
        for (Map.Entry<String, String> allowed : vacuous.entrySet()) {
            checker = checker.withVacuous(allowed.getKey(), allowed.getValue());
        }
        return classical() ? checker.withStep(step).withScheme(scheme).withThreshold(threshold) : checker;
    }

    private static Map<String, String> vacuous(TestName test, GradientCheck annotation) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Vacuous allowed : annotation.vacuous()) {
            require(
                    test,
                    !allowed.reason().isBlank(),
                    "vacuous: say why `" + allowed.key() + "` may be zero everywhere");
            reasons.put(allowed.key(), allowed.reason());
        }
        return reasons;
    }

    private boolean classical() {
        return isSet(step);
    }

    private void requireDraws(TestName test) {
        require(test, draws >= 1, "draws must be at least 1, but is " + draws);
        require(
                test,
                seeds.isEmpty() || draws == DEFAULT_DRAWS,
                "set either draws or seeds: there is one draw for each seed");
        require(test, seeds.stream().distinct().count() == seeds.size(), "seeds has a seed twice: " + seeds);
    }

    private void requireMethod(TestName test) {
        require(test, budget >= 1, "budget must be at least 1 evaluation, but is " + budget);
        requirePositive(test, "tolerance", tolerance);
        requirePositive(test, "step", step);
        requirePositive(test, "threshold", threshold);
        if (classical()) {
            require(test, !isSet(tolerance), "tolerance has no effect with step: set threshold instead");
            require(test, coverage != Coverage.DIRECTIONS, "coverage DIRECTIONS has no effect with step: drop one");
        } else {
            require(test, scheme == Scheme.CENTRAL, "scheme has no effect without step: set step, such as 1e-7");
            require(
                    test,
                    threshold == DEFAULT_THRESHOLD,
                    "threshold has no effect without step: set step, such as 1e-7, or tolerance");
        }
    }

    private static void requirePositive(TestName test, String attribute, double value) {
        require(
                test,
                !isSet(value) || (value > 0 && value < Double.POSITIVE_INFINITY),
                attribute + " must be positive and finite, but is " + value);
    }

    private static void require(TestName test, boolean valid, String text) {
        if (!valid) {
            throw test.mistake("@GradientCheck: " + text);
        }
    }

    private static boolean isSet(double attribute) {
        return !Double.isNaN(attribute);
    }
}
