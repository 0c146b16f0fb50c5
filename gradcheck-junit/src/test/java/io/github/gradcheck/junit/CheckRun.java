/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** One run of test cases through the real Jupiter engine. */
record CheckRun(EngineExecutionResults results) {

    static CheckRun of(Class<?> testCases) {
        return of(testCases, Map.of());
    }

    static CheckRun of(Class<?> testCases, Map<String, String> configuration) {
        return of(selectClass(testCases), configuration);
    }

    /** One method, selected by name as an IDE would. */
    static CheckRun ofMethod(Class<?> testCases, String method) {
        return ofMethod(testCases, method, Map.of());
    }

    static CheckRun ofMethod(Class<?> testCases, String method, Map<String, String> configuration) {
        String name = Stream.of(testCases.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .map(declared -> List.of(declared.getParameterTypes()))
                .map(types ->
                        String.join(",", types.stream().map(Class::getTypeName).toList()))
                .findFirst()
                .orElseThrow();
        return of(selectMethod(testCases, method, name), configuration);
    }

    private static CheckRun of(DiscoverySelector selector, Map<String, String> configuration) {
        return new CheckRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                // What an earlier run remembered would change the order of the draws.
                .configurationParameter("gradcheck.remember", "false")
                .configurationParameters(configuration)
                .execute());
    }

    /** The display names of the invocations, in order. */
    List<String> names() {
        return results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** What the failed invocations and methods threw, in order. */
    List<Throwable> thrown() {
        return results.allEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .map(CheckRun::result)
                .flatMap(result -> result.getThrowable().stream())
                .toList();
    }

    /** What the only thing that failed threw. */
    <T extends Throwable> T failure(Class<T> type) {
        assertEquals(1, thrown().size(), () -> "failures: " + thrown());
        return assertInstanceOf(type, thrown().get(0));
    }

    void assertPassed(int invocations) {
        assertEquals(List.of(), thrown());
        assertEquals(invocations, results.testEvents().succeeded().count(), "passed invocations");
    }

    private static TestExecutionResult result(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class);
    }
}
