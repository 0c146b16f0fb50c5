/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Finds methods that JUnit passes over in what a run selects. A class that cannot be read has none: Jupiter complains
 * about it.
 */
final class SilentMethodsResolver implements SelectorResolver {
    private static final String SEGMENT = "method";

    static boolean isTestClass(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()) && !type.isAnnotation();
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        return in(() -> selector.getJavaClass());
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        return in(() -> selector.getNestedClass());
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        return one(() -> selector.getJavaClass(), () -> selector.getJavaMethod(), context);
    }

    @Override
    public Resolution resolve(NestedMethodSelector selector, Context context) {
        return one(() -> selector.getNestedClass(), () -> selector.getMethod(), context);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId.Segment last = selector.getUniqueId().getLastSegment();
        return last.getType().equals(SEGMENT)
                ? Resolution.selectors(Set.of(DiscoverySelectors.selectMethod(last.getValue())))
                : Resolution.unresolved();
    }

    private static Resolution in(Code<Class<?>> code) {
        return code.value()
                .map(type -> methods(type).toList())
                .filter(found -> !found.isEmpty())
                .map(found -> Resolution.selectors(new LinkedHashSet<>(found)))
                .orElseGet(Resolution::unresolved);
    }

    private static Stream<DiscoverySelector> methods(Class<?> type) {
        if (!isTestClass(type) || AnnotationSupport.isAnnotated(type, Disabled.class)) {
            return Stream.empty();
        }
        Code<Set<Method>> own = () -> SilentMethods.of(type).keySet();
        Code<Class<?>[]> inner = type::getDeclaredClasses;
        return Stream.concat(
                own.value().stream().flatMap(Set::stream).map(method -> DiscoverySelectors.selectMethod(type, method)),
                inner.value().stream()
                        .flatMap(Stream::of)
                        .filter(nested -> AnnotationSupport.isAnnotated(nested, Nested.class))
                        .flatMap(SilentMethodsResolver::methods));
    }

    private static Resolution one(Code<Class<?>> type, Code<Method> method, Context context) {
        return method.value()
                .flatMap(silent -> type.value()
                        .flatMap(owner -> SilentMethods.reason(owner, silent)
                                .flatMap(reason -> context.addToParent(
                                        parent -> Optional.of(descriptor(parent, owner, silent, reason))))))
                .map(descriptor -> Resolution.match(Match.exact(descriptor)))
                .orElseGet(Resolution::unresolved);
    }

    private static SilentMethod descriptor(TestDescriptor parent, Class<?> type, Method method, String reason) {
        String types = String.join(
                ",",
                Stream.of(method.getParameterTypes()).map(Class::getTypeName).toList());
        String name = type.getName() + "#" + method.getName() + "(" + types + ")";
        return new SilentMethod(parent.getUniqueId().append(SEGMENT, name), type, method, reason);
    }

    /** Something that loads classes of the user's, which may be broken. */
    @FunctionalInterface
    private interface Code<T> {
        T get();

        default Optional<T> value() {
            try {
                return Optional.of(get());
            } catch (RuntimeException | LinkageError broken) {
                return Optional.empty();
            }
        }
    }
}
