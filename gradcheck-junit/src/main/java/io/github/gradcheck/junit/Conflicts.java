/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.junit.internal.BeforeAnyDraw;
import io.github.gradcheck.junit.internal.SilentMethods;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds what would make JUnit run a test in a confusing way, or silently not at all. */
final class Conflicts {

    private Conflicts() {}

    /**
     * {@code @Test}, {@code @ParameterizedTest} and the like make a second test of the method, without our arguments.
     */
    static void requireNoOtherTestAnnotation(TestName test) {
        String others = Arrays.stream(test.method().getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type != GradientCheck.class)
                .filter(type -> AnnotationSupport.isAnnotated(type, Testable.class))
                .filter(type -> !AnnotationSupport.isAnnotated(type, GradientCheck.class))
                .map(type -> "@" + type.getSimpleName())
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw test.mistake("@GradientCheck cannot be combined with " + others
                    + ": JUnit would run the method twice. Keep one");
        }
    }

    /** JUnit up to 5.12 passes over such methods without a word; a sibling that does run speaks for them. */
    static void requireNoSilentSibling(TestName test) {
        SilentMethods.of(test.testClass()).entrySet().stream().findFirst().ifPresent(silent -> {
            throw new TestName(test.testClass(), silent.getKey()).mistake(silent.getValue());
        });
    }

    /** JUnit says no more of it than that nobody supplies the parameter. */
    static void requireNoDrawInOuterClasses(TestName test) {
        BeforeAnyDraw.ofOuterClasses(test.testClass()).ifPresent(remedy -> {
            throw test.mistake(remedy);
        });
    }
}
