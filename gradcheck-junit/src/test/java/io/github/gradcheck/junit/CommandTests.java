/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class CommandTests {
    private static final Command MAVEN = new Command(false, "mvn", Optional.empty());
    private static final Command GRADLE = new Command(true, "./gradlew", Optional.empty());

    @Test
    void mavenSelectsByClassAndMethod() throws Exception {
        assertEquals(
                "mvn test -Dtest=CommandTests#mavenSelectsByClassAndMethod -Dgradcheck.seed=5",
                MAVEN.line(test(CommandTests.class, "mavenSelectsByClassAndMethod"), 5));
    }

    @Test
    void aNestedClassIsQuotedForTheShell() throws Exception {
        TestName nested = test(TaggedTestCases.Inner.class, "wrong");
        assertEquals(
                "mvn test '-Dtest=CommandTests$TaggedTestCases$Inner#wrong' -Dgradcheck.seed=5", MAVEN.line(nested, 5));
        assertEquals(
                "JAVA_TOOL_OPTIONS=-Dgradcheck.seed=5 ./gradlew test --tests"
                        + " 'io.github.gradcheck.junit.CommandTests$TaggedTestCases$Inner.wrong'",
                GRADLE.line(nested, 5));
    }

    @Test
    void theTagsThatTheRunWasAskedForAreAskedForAgain() throws Exception {
        TestName nested = test(TaggedTestCases.Inner.class, "wrong");
        Command asked = new Command(false, "mvn", Optional.of("slow | fast"));
        assertThat(asked.line(nested, 5), containsString("#wrong' '-Dgroups=slow | fast' -Dgradcheck.seed=5"));
        assertThat(asked.title(nested.tags()), is("To repeat this draw:"));
    }

    @Test
    void aTagMayKeepATestOutOfTheUsualRun() throws Exception {
        Set<String> tags = test(TaggedTestCases.Inner.class, "wrong").tags();
        assertEquals(Set.of("inner", "outer", "own"), tags);
        assertEquals(
                "To repeat this draw (with -Dgroups=inner,outer,own, if those tags are usually left out):",
                MAVEN.title(tags));
        assertThat(GRADLE.title(tags), containsString("includeTags"));
        assertThat(MAVEN.title(Set.of()), is("To repeat this draw:"));
        AssertionFailedError failure = CheckRun.of(TaggedTestCases.class).failure(AssertionFailedError.class);
        assertThat(failure.getMessage(), containsString("(with -Dgroups=inner,outer,own, if those tags are usually"));
    }

    private static TestName test(Class<?> type, String method) throws NoSuchMethodException {
        return new TestName(
                type,
                method.equals("wrong")
                        ? type.getDeclaredMethod(method, double[].class, Gradients.class)
                        : type.getDeclaredMethod(method));
    }

    @Tag("outer")
    static class TaggedTestCases {
        @Nested
        @Tag("inner")
        class Inner {
            @GradientCheck(seeds = 5)
            @Tag("own")
            void wrong(@Param(3) double[] w, Gradients gradients) {
                gradients.of(() -> Squares.loss(w)).match(() -> Squares.doubled(w));
            }
        }
    }
}
