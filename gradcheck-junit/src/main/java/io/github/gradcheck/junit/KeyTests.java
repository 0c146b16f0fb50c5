/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Shows each key of a report as a test of its own in the tree of tests.
 *
 * @since 0.1.0
 */
public final class KeyTests {

    private KeyTests() {}

    /**
     * One test for each key.
     *
     * <pre>{@code
     * @TestFactory
     * Stream<DynamicTest> gradients() {
     *     return KeyTests.of(GradientChecker.create().check(parameters, loss, backward));
     * }
     * }</pre>
     *
     * @param report what a check found
     * @return in the order of the keys; the test of a key fails with the whole report unless the key is right, and is
     *     aborted where the key was skipped
     */
    public static Stream<DynamicTest> of(GradientReport report) {
        Stream<DynamicTest> compared = report.keys().stream()
                .map(key -> DynamicTest.dynamicTest(key.key(), () -> requireCorrect(report, key)));
        Stream<DynamicTest> skipped = report.skipped().entrySet().stream()
                .map(key -> DynamicTest.dynamicTest(key.getKey(), () -> {
                    throw new TestAbortedException("not compared: " + key.getValue());
                }));
        return Stream.concat(compared, skipped);
    }

    private static void requireCorrect(GradientReport report, KeyReport key) {
        if (key.verdict() != Verdict.CORRECT) {
            throw new AssertionFailedError("gradient of " + key.key() + " is " + key.verdict() + "\n" + report);
        }
    }
}
