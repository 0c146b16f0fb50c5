/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class ProgressTests {

    @Test
    void isPublishedAsReportEntriesOfTheDraw() {
        CheckRun run = CheckRun.ofMethod(ProgressTestCases.class, "slow");
        run.assertPassed(1);
        List<String> lines = lines(run);
        assertThat(lines, is(not(empty())));
        assertThat(
                lines,
                everyItem(matchesPattern("(preparing: 0 % done, \\d+ evaluations|"
                        + "w: \\d+ % done, \\d+ evaluations(, about \\d+ s left)?)")));
        assertThat(lines, hasItem(matchesPattern("w: .*")));
        assertThat(
                entries(run)
                        .map(event -> event.getTestDescriptor().getDisplayName())
                        .toList(),
                everyItem(is("draw 1, seed 5")));
    }

    @Test
    void isNotPublishedForAShortTest() {
        CheckRun run = CheckRun.ofMethod(ProgressTestCases.class, "quick");
        run.assertPassed(3);
        assertThat(lines(run), is(empty()));
    }

    @Test
    void isPublishedEveryFiveSeconds() throws NoSuchMethodException {
        TestName test = new TestName(
                ProgressTestCases.class,
                ProgressTestCases.class.getDeclaredMethod("quick", double[].class, Gradients.class));
        Configuration none = new Configuration(test, name -> Optional.empty());
        assertThat(CheckSettings.of(test, Defaults.of(test), none).quiet(), is(Duration.ofSeconds(5)));
    }

    private static Stream<Event> entries(CheckRun run) {
        return run.results().allEvents().stream()
                .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED);
    }

    private static List<String> lines(CheckRun run) {
        return entries(run)
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .filter(pairs -> !pairs.containsKey("gradcheck passed")) // PassTests
                .map(pairs -> {
                    assertThat(pairs.keySet(), is(Set.of("gradcheck")));
                    return pairs.get("gradcheck");
                })
                .toList();
    }

    /** What {@code @GradientCheck(seeds = 5)} does, but for its patience. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @TestTemplate
    @ExtendWith(Impatient.class)
    @interface ImpatientGradientCheck {}

    static final class Impatient implements TestTemplateInvocationContextProvider {
        @Override
        public boolean supportsTestTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
            TestName test = TestName.of(context);
            CheckSettings settings = new CheckSettings(
                    1,
                    List.of(5L),
                    GradientChecker.create().withCoverage(Coverage.EVERY_ENTRY),
                    Map.of(),
                    Duration.ofMillis(20));
            return Stream.of(new DrawInvocation(
                    test, Signature.of(test), settings, PageSettings.of(test, context), new Draws(), new DrawId(1, 5)));
        }
    }

    static class ProgressTestCases {
        @ImpatientGradientCheck
        void slow(@Param(20) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        LockSupport.parkNanos(3_000_000);
                        return Squares.loss(w);
                    })
                    .match(() -> Squares.backward(w));
        }

        @GradientCheck
        void quick(@Param(20) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }
    }
}
