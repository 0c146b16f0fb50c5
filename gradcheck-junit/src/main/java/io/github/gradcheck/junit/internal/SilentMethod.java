/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** A test that fails in the place of a method that JUnit passes over. */
final class SilentMethod extends AbstractTestDescriptor {
    private final Class<?> testClass;
    private final Method method;
    private final String reason;

    SilentMethod(UniqueId id, Class<?> testClass, Method method, String reason) {
        super(id, method.getName(), MethodSource.from(testClass, method));
        this.testClass = testClass;
        this.method = method;
        this.reason = reason;
    }

    ExtensionConfigurationException failure() {
        String name = testClass
                .getName()
                .substring(testClass.getName().lastIndexOf('.') + 1)
                .replace('$', '.');
        ExtensionConfigurationException failure =
                new ExtensionConfigurationException(name + "." + method.getName() + ": " + reason);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    /** Those of the method and its class, so that a run without a tag is without this too. */
    @Override
    public Set<TestTag> getTags() {
        return Stream.of(method, testClass)
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream())
                .map(tag -> TestTag.create(tag.value()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
