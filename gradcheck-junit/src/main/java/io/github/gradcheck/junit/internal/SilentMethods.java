/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import io.github.gradcheck.junit.GradientCheck;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Methods that ask for a gradient check and that JUnit does not run, some versions of it without a word. */
public final class SilentMethods {
    /** What the user reads. */
    public static final String REMEDY = "JUnit does not run this method. "
            + "A @GradientCheck method must not be private or static, and must be void";

    private SilentMethods() {}

    /**
     * Those of a class, inherited ones included.
     *
     * @param type a test class
     * @return in the order in which JUnit finds methods; none where the class cannot be read
     */
    public static List<Method> of(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, GradientCheck.class, HierarchyTraversalMode.TOP_DOWN)
                .stream()
                .filter(SilentMethods::isSilent)
                .toList();
    }

    /**
     * Whether a method of a gradient check would not be run.
     *
     * @param method a method
     * @return whether it is private, static or not void, and not disabled
     */
    public static boolean isSilent(Method method) {
        boolean skipped = Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers())
                || method.getReturnType() != void.class;
        return skipped
                && AnnotationSupport.isAnnotated(method, GradientCheck.class)
                && !AnnotationSupport.isAnnotated(method, Disabled.class);
    }
}
