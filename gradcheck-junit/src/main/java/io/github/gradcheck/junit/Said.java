/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What the draws of one test have failed for, so that the same mistake is told at length once. Where draws run at the
 * same time there is no first one: each then tells all, so that its text does not depend on the others.
 */
final class Said {
    private final boolean inOrder;
    private final Map<String, DrawId> first = new ConcurrentHashMap<>();

    Said(boolean inOrder) {
        this.inOrder = inOrder;
    }

    /** An earlier draw that failed in the same keys for the same causes; from now on it may be this one. */
    Optional<DrawId> before(GradientReport report, String label, DrawId draw) {
        if (!inOrder) {
            return Optional.empty();
        }
        return Optional.ofNullable(first.putIfAbsent(label + "\n" + failing(report), draw))
                .filter(earlier -> !earlier.equals(draw));
    }

    private static String failing(GradientReport report) {
        return report.keys().stream()
                .filter(key -> key.verdict() != Verdict.CORRECT)
                .map(Said::failing)
                .collect(Collectors.joining("\n"));
    }

    private static String failing(KeyReport key) {
        String cause = key.diagnosis().map(Diagnosis::cause).map(Enum::name).orElse("");
        return key.key() + " " + key.verdict() + " " + cause;
    }
}
