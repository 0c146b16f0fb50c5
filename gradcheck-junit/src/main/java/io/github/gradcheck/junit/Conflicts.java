/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

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
        AnnotationSupport.findAnnotatedMethods(test.testClass(), GradientCheck.class, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .filter(Conflicts::isSkipped)
                .findFirst()
                .ifPresent(method -> {
                    throw new TestName(test.testClass(), method)
                            .mistake("JUnit does not run this method. "
                                    + "A @GradientCheck method must not be private or static, and must be void");
                });
    }

    private static boolean isSkipped(Method method) {
        return Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers())
                || method.getReturnType() != void.class;
    }
}
