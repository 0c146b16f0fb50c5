/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Constructors and methods that take something of a draw though JUnit calls them while there is none. */
public final class BeforeAnyDraw {
    private static final List<Class<? extends Annotation>> AROUND_ALL = List.of(BeforeAll.class, AfterAll.class);

    private BeforeAnyDraw() {}

    /**
     * Those for which JUnit starts no test of a class: the constructor of the one instance for all tests, and methods
     * around all tests.
     *
     * @param testClass a test class
     * @return what is wrong and the remedy; nothing where all is well
     */
    public static Optional<String> ofAllTests(Class<?> testClass) {
        boolean oneInstance = AnnotationSupport.findAnnotation(testClass, TestInstance.class)
                .filter(instance -> instance.value() == TestInstance.Lifecycle.PER_CLASS)
                .isPresent();
        Stream<Executable> methods = AROUND_ALL.stream()
                .flatMap(annotation ->
                        AnnotationSupport.findAnnotatedMethods(testClass, annotation, HierarchyTraversalMode.TOP_DOWN)
                                .stream());
        return first(
                oneInstance ? Stream.concat(Arrays.stream(testClass.getDeclaredConstructors()), methods) : methods,
                "JUnit calls it once for all tests of the class, while there is no draw");
    }

    /**
     * The constructors of the classes around a nested one, which JUnit calls without what belongs to a draw.
     *
     * @param testClass a test class
     * @return what is wrong and the remedy; nothing where all is well
     */
    public static Optional<String> ofOuterClasses(Class<?> testClass) {
        Stream<Executable> constructors = Stream.of();
        Class<?> inner = testClass;
        while (inner.getEnclosingClass() != null && !Modifier.isStatic(inner.getModifiers())) {
            inner = inner.getEnclosingClass();
            constructors = Stream.concat(constructors, Arrays.stream(inner.getDeclaredConstructors()));
        }
        return first(constructors, "JUnit makes the class around a nested one apart from the draws");
    }

    private static Optional<String> first(Stream<Executable> executables, String reason) {
        return executables
                .flatMap(executable -> Arrays.stream(executable.getParameters()))
                .filter(BeforeAnyDraw::isOfADraw)
                .findFirst()
                .map(parameter -> name(parameter.getDeclaringExecutable()) + " cannot take `"
                        + parameter.getType().getSimpleName() + " " + parameter.getName() + "`: " + reason
                        + ". Take it in a method with @BeforeEach, or in the test");
    }

    private static String name(Executable executable) {
        String owner = executable.getDeclaringClass().getSimpleName();
        return executable instanceof Method method ? owner + "." + method.getName() : "the constructor of " + owner;
    }

    private static boolean isOfADraw(Parameter parameter) {
        return parameter.getType() == Gradients.class
                || AnnotationSupport.isAnnotated(parameter, Param.class)
                || AnnotationSupport.isAnnotated(parameter, Input.class);
    }
}
