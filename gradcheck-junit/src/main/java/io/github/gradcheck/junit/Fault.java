/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.stream.Collectors;

/**
 * What a draw failed for.
 *
 * @param kind the same for the same fault in another draw: keys and causes, but no numbers
 * @param line what this draw says of it, in one line
 */
record Fault(String kind, String line) {

    static Fault of(GradientReport report, String line) {
        return new Fault(
                report.keys().stream()
                        .filter(key -> key.verdict() != Verdict.CORRECT)
                        .map(Fault::kind)
                        .collect(Collectors.joining("\n")),
                line);
    }

    static Fault of(String finding, String line) {
        return new Fault(finding, line.lines().findFirst().orElse(""));
    }

    private static String kind(KeyReport key) {
        return key.key() + " " + key.verdict() + " "
                + key.diagnosis().map(Diagnosis::cause).map(Enum::name).orElse("");
    }
}
