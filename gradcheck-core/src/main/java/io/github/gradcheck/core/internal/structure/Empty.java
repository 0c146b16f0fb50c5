/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Makes empty collections of the type of another one, so that they fit wherever the other one is declared. */
final class Empty {
    private Empty() {}

    /**
     * Makes a collection by the public constructor without arguments of its type, else of the nearest type above that
     * has one.
     *
     * @param kind what it must be: a list or a map
     * @return nothing if there is no such type, as for {@code List.of}
     */
    static <T> Optional<T> like(Object original, Class<? super T> kind) {
        return make(original, kind, new Class<?>[0]);
    }

    /** The same for a sorted map, which keeps its comparator. */
    static <K, V> Optional<SortedMap<K, V>> sortedLike(SortedMap<K, V> original) {
        return make(original, SortedMap.class, new Class<?>[] {Comparator.class}, original.comparator());
    }

    @SuppressWarnings("unchecked") // kind is the raw type of T, and what is empty may hold any elements
    private static <T> Optional<T> make(
            Object original, Class<? super T> kind, Class<?>[] parameters, @Nullable Object... arguments) {
        for (Class<?> type = original.getClass(); kind.isAssignableFrom(type); type = type.getSuperclass()) {
            Optional<T> made = (Optional<T>) construct(type, parameters, arguments);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    private static Optional<?> construct(Class<?> type, Class<?>[] parameters, @Nullable Object[] arguments) {
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        try {
            return Optional.of(type.getConstructor(parameters).newInstance(arguments));
        } catch (ReflectiveOperationException | RuntimeException unusable) {
            return Optional.empty();
        }
    }
}
