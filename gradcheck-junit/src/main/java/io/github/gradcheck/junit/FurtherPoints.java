/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tries further points where the first one leaves keys undecided or vacuous: the drawn arrays are filled anew from the
 * same seed, and get their first values back. A unit that is dead at one point lives at another.
 */
final class FurtherPoints {
    private static final int ATTEMPTS = 3;

    private final Draw draw;

    FurtherPoints(Draw draw) {
        this.draw = draw;
    }

    /**
     * Decides the keys that are open.
     *
     * @param first the report at the first point
     * @param check checks at the arrays' present values
     * @return the report that the test fails with: one that finds a key wrong, or the first if keys stay open or its
     *     budget was spent; nothing if every key was found correct at one point or another
     */
    Optional<GradientReport> settle(GradientReport first, Supplier<GradientReport> check) {
        Set<String> open = openKeys(first);
        if (first.verdict() == Verdict.WRONG || !first.isFinished()) {
            return Optional.of(first);
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Runnable memory = draw.memory();
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                draw.refill(attempt);
                GradientReport further = check.get();
                open.removeAll(correctKeys(further));
                if (further.verdict() == Verdict.WRONG) {
                    return Optional.of(further);
                }
                if (open.isEmpty()) {
                    return Optional.empty();
                }
            }
        } catch (GradientCheckException outsideDomain) {
            return Optional.of(first);
        } finally {
            memory.run();
        }
        return Optional.of(first);
    }

    private static Set<String> openKeys(GradientReport report) {
        return keys(report, key -> key.verdict() == Verdict.UNVERIFIED || key.verdict() == Verdict.VACUOUS);
    }

    /** A key that is missing there, as an input whose gradient is returned only sometimes, stays open. */
    private static Set<String> correctKeys(GradientReport report) {
        return keys(report, key -> key.verdict() == Verdict.CORRECT);
    }

    private static Set<String> keys(GradientReport report, Predicate<KeyReport> chosen) {
        return report.keys().stream().filter(chosen).map(KeyReport::key).collect(Collectors.toSet());
    }
}
