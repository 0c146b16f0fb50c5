/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Param;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class SilentMethodsEngineTests {

    private static List<String> failures(DiscoverySelector selector) {
        return messages(EngineTestKit.engine("gradcheck").selectors(selector));
    }

    private static List<String> messages(EngineTestKit.Builder run) {
        return run.execute().testEvents().finished().stream()
                .map(SilentMethodsEngineTests::message)
                .toList();
    }

    private static String message(Event event) {
        return String.valueOf(event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage());
    }

    private static String failureOf(String method) {
        return "SilentMethodsEngineTests." + method + ": " + SilentMethods.REMEDY;
    }

    @Test
    void privateStaticAndNonVoidMethodsFailThoughNoOtherSpeaksForThem() {
        assertThat(
                failures(selectClass(Alone.class)),
                containsInAnyOrder(
                        failureOf("Alone.privately"), failureOf("Alone.statically"), failureOf("Alone.withValue")));
    }

    @Test
    void oneMethodCanBeSelectedByNameAndById() throws NoSuchMethodException {
        DiscoverySelector method =
                selectMethod(Alone.class, Alone.class.getDeclaredMethod("privately", Gradients.class));
        assertThat(failures(method), is(List.of(failureOf("Alone.privately"))));
        String id = "[engine:gradcheck]/[method:" + Alone.class.getName() + "#privately(" + Gradients.class.getName()
                + ")]";
        assertThat(failures(selectUniqueId(id)), is(List.of(failureOf("Alone.privately"))));
    }

    @Test
    void nestedAndInheritedMethodsFailToo() {
        assertThat(failures(selectClass(Outer.class)), is(List.of(failureOf("Outer.Inner.withValue"))));
        assertThat(failures(selectClass(Heir.class)), is(List.of(failureOf("Heir.withValue"))));
    }

    @Test
    void whatJUnitRunsOrIsDisabledOrAbstractHasNoTestHere() {
        for (Class<?> quiet : List.of(Fine.class, Off.class, Base.class, String.class)) {
            assertThat(failures(selectClass(quiet)), is(empty()));
        }
        assertThat(failures(selectPackage("no.such.place")), is(empty()));
    }

    @Test
    void aTagThatIsLeftOutLeavesThemOut() {
        assertThat(
                messages(EngineTestKit.engine("gradcheck")
                        .selectors(selectClass(Tagged.class))
                        .filters(excludeTags("slow"))),
                is(empty()));
        assertThat(failures(selectClass(Tagged.class)), is(List.of(failureOf("Tagged.withValue"))));
    }

    @Test
    void testsThatWaitForADrawWhereThereIsNoneFailWithTheRemedy() {
        assertThat(
                failures(selectClass(OneInstance.class)),
                is(List.of("SilentMethodsEngineTests.OneInstance.waits: the constructor of OneInstance cannot take"
                        + " `double[] w`: JUnit calls it once for all tests of the class, while there is no draw."
                        + " Take it in a method with @BeforeEach, or in the test")));
        assertThat(
                failures(selectClass(ForAll.class)).get(0),
                startsWith("SilentMethodsEngineTests.ForAll.waits: ForAll.prepare cannot take `Gradients gradients`"));
        assertThat(failures(selectClass(OneInstanceAlone.class)), is(empty()));
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        OneInstance(@Param(2) double[] w) {}

        @GradientCheck
        void waits(Gradients gradients) {}
    }

    static class ForAll {
        @BeforeAll
        static void prepare(Gradients gradients) {}

        @GradientCheck
        void waits(Gradients gradients) {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstanceAlone {
        OneInstanceAlone(TestInfo test) {}

        @BeforeAll
        void prepare(TestInfo test) {}

        @GradientCheck
        void right(Gradients gradients) {}
    }

    @SuppressWarnings("unused")
    static class Alone {
        @GradientCheck
        private void privately(Gradients gradients) {}

        @GradientCheck
        static void statically(Gradients gradients) {}

        @GradientCheck
        int withValue(Gradients gradients) {
            return 1;
        }
    }

    static class Outer {
        @Nested
        class Inner {
            @GradientCheck
            int withValue(Gradients gradients) {
                return 1;
            }
        }
    }

    abstract static class Base {
        @GradientCheck
        int withValue(Gradients gradients) {
            return 1;
        }
    }

    static class Heir extends Base {}

    @Tag("slow")
    static class Tagged extends Base {}

    static class Fine {
        @GradientCheck
        void runs(Gradients gradients) {}

        @Test
        void other() {}
    }

    static class Off {
        @Disabled
        @GradientCheck
        int withValue(Gradients gradients) {
            return 1;
        }
    }
}
