/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import io.github.gradcheck.junit.GradientCheck;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Disabled;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Methods that ask for a gradient check and that JUnit does not run, some versions of it without a word. */
public final class SilentMethods {
    /** What the user reads of a method that is no test to JUnit. */
    static final String REMEDY = "JUnit does not run this method. "
            + "A @GradientCheck method must not be private or static, and must be void";

    private SilentMethods() {}

    /**
     * Those of a class, inherited ones included.
     *
     * @param type a test class
     * @return why each is not run, with the remedy, in the order in which JUnit finds methods; none where the class
     *     cannot be read
     */
    public static Map<Method, String> of(Class<?> type) {
        List<Method> methods =
                AnnotationSupport.findAnnotatedMethods(type, GradientCheck.class, HierarchyTraversalMode.TOP_DOWN);
        if (methods.isEmpty()) {
            return Map.of();
        }
        Optional<String> ofAll = BeforeAnyDraw.ofAllTests(type);
        Map<Method, String> silent = new LinkedHashMap<>();
        methods.forEach(method -> reason(method, () -> ofAll).ifPresent(reason -> silent.put(method, reason)));
        return silent;
    }

    /**
     * Why a method of a gradient check is not run.
     *
     * @param type the class whose test it would be
     * @param method a method
     * @return a reason and the remedy; nothing if it is run, is disabled, or is no gradient check
     */
    public static Optional<String> reason(Class<?> type, Method method) {
        return reason(method, () -> BeforeAnyDraw.ofAllTests(type));
    }

    private static Optional<String> reason(Method method, Supplier<Optional<String>> ofAll) {
        if (!AnnotationSupport.isAnnotated(method, GradientCheck.class)
                || AnnotationSupport.isAnnotated(method, Disabled.class)) {
            return Optional.empty();
        }
        boolean skipped = Modifier.isPrivate(method.getModifiers())
                || Modifier.isStatic(method.getModifiers())
                || method.getReturnType() != void.class;
        return skipped ? Optional.of(REMEDY) : ofAll.get();
    }
}
