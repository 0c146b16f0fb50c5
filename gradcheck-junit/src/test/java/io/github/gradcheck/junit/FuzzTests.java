/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gradcheck.junit.FuzzedSource.FuzzedTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Random declarations, values and settings, most of them wrong somewhere: whatever they are, JUnit gets a failure in
 * words, nothing wrong passes, nothing right fails, nothing hangs, and every bit comes back. {@code -Dfuzz.tests=3000}
 * runs that many, {@code -Dfuzz.seed=7} others.
 */
class FuzzTests {
    private static final int TESTS = Integer.getInteger("fuzz.tests", 240);
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** As many as javac compiles in a second. */
    private static final int IN_A_CLASS = 60;

    private static final Map<String, List<String>> CONFIGURATION = Map.of(
            "gradcheck.draws", List.of("1", "1", "1", "2", "0", "many", "99999999999"),
            "gradcheck.coverage", List.of("auto", "every_entry", "some"),
            "gradcheck.tolerance", List.of("1e-6", "0", "-1", "tight", "NaN"),
            "gradcheck.report", List.of("never", "never", "sometimes"),
            "gradcheck.progress", List.of("never", "60", "soon", "-1"),
            "gradcheck.remember", List.of("false", "perhaps"));

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<String> findings = new ArrayList<>();

    @Test
    void whateverIsDeclaredNothingPassesThatIsWrongAndNothingIsThrownRaw() {
        FuzzedBody.CHANGED.clear();
        for (int first = 0; first < TESTS; first += IN_A_CLASS) {
            FuzzedSource source = new FuzzedSource(random.nextLong());
            String name = "Fuzzed" + first;
            Class<?> testClass = SourceWithoutParameterNames.compile(
                    name, source.of(name, Math.min(IN_A_CLASS, TESTS - first)), "-parameters");
            Map<String, String> configuration = configuration(first);
            CheckRun run = assertTimeoutPreemptively(
                    Duration.ofMinutes(5), () -> CheckRun.of(testClass, configuration), "hangs: " + name);
            boolean usual = configuration.equals(Map.of("gradcheck.report", "never"));
            source.tests().forEach(test -> judge(test, run, usual));
        }
        assertEquals(List.of(), findings.stream().limit(20).toList(), findings.size() + " findings");
        assertEquals(List.of(), FuzzedBody.CHANGED);
    }

    /** Every second class has the usual one. */
    private Map<String, String> configuration(int first) {
        Map<String, String> configuration = new HashMap<>(Map.of("gradcheck.report", "never"));
        if (first / IN_A_CLASS % 2 == 1) {
            CONFIGURATION.keySet().stream().sorted().forEach(name -> {
                List<String> values = CONFIGURATION.get(name);
                if (random.nextInt(4) == 0) {
                    configuration.put(name, values.get(random.nextInt(values.size())));
                }
            });
        }
        return configuration;
    }

    private void judge(FuzzedTest test, CheckRun run, boolean usual) {
        List<Event> ended = run.results().allEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED && isOf(event.getTestDescriptor(), test))
                .toList();
        if (ended.isEmpty()) {
            findings.add("was never run: " + test.text());
        }
        boolean failed = false;
        for (Event event : ended) {
            TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
            failed |= result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
            result.getThrowable().ifPresent(thrown -> judge(test, thrown));
        }
        if (!failed && test.isWrong() && !(test.text().contains("surplus\"") && isSurplusOnly(test))) {
            findings.add("passes: " + test.text());
        }
        if (failed && !test.isWrong() && test.plain() && usual) {
            findings.add("fails: " + test.text());
        }
    }

    private static boolean isSurplusOnly(FuzzedTest test) {
        return test.loss() == FuzzedBody.Loss.RIGHT && test.backward() == FuzzedBody.Backward.A_SURPLUS;
    }

    private void judge(FuzzedTest test, Throwable thrown) {
        boolean words = thrown instanceof AssertionFailedError
                || thrown instanceof ExtensionConfigurationException
                || thrown instanceof TestAbortedException
                || thrown instanceof ParameterResolutionException;
        String message = String.valueOf(thrown.getMessage());
        boolean named = message.contains(test.name()) || message.contains(", seed ") || message.contains("not today");
        if (!words || !named) {
            findings.add("raw " + thrown + ": " + test.text());
        }
    }

    private static boolean isOf(TestDescriptor descriptor, FuzzedTest test) {
        return descriptor
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .filter(source -> source.getMethodName().equals(test.name()))
                .isPresent();
    }
}
