/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** All adapters: the built-in ones, then those found by {@link ServiceLoader}. */
public final class Adapters {
    private static final List<ArrayAdapter<?>> ALL = load();

    private Adapters() {}

    public static Optional<Block> block(String key, Object value) {
        return ALL.stream()
                .flatMap(adapter -> view(key, value, adapter).stream())
                .findFirst();
    }

    public static <T> Optional<ArrayAdapter<T>> forType(Class<T> type) {
        return ALL.stream()
                .filter(adapter -> adapter.type() == type)
                .<ArrayAdapter<T>>map(Adapters::cast)
                .findFirst();
    }

    /** A new array of zeros, of the same type, shape and precision. */
    public static Object zerosLike(Object value) {
        return ALL.stream()
                .flatMap(adapter -> zerosLike(value, adapter).stream())
                .findFirst()
                .orElseThrow();
    }

    private static <T> Optional<T> zerosLike(Object value, ArrayAdapter<T> adapter) {
        return Optional.of(value)
                .filter(adapter.type()::isInstance)
                .map(adapter.type()::cast)
                .filter(adapter::accepts)
                .map(adapter::createLike);
    }

    /** A block of the same key over a new array with the same numbers. */
    public static Block copy(Block original) {
        Block copy = block(original.key(), zerosLike(original.value())).orElseThrow();
        copy.setAll(original.toArray());
        return copy;
    }

    public static String typeNames() {
        return ALL.stream().map(adapter -> adapter.type().getSimpleName()).collect(Collectors.joining(", "));
    }

    private static <T> Optional<Block> view(String key, Object value, ArrayAdapter<T> adapter) {
        if (!adapter.type().isInstance(value)) {
            return Optional.empty();
        }
        T array = adapter.type().cast(value);
        return adapter.accepts(array) ? Optional.of(Block.of(key, array, adapter)) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // the filter above has compared the adapter's type with T's class
    private static <T> ArrayAdapter<T> cast(ArrayAdapter<?> adapter) {
        return (ArrayAdapter<T>) adapter;
    }

    private static List<ArrayAdapter<?>> load() {
        List<ArrayAdapter<?>> adapters = new ArrayList<>(BuiltInAdapters.ALL);
        if (isPresent("org.ejml.simple.SimpleMatrix")) {
            adapters.add(new SimpleMatrixAdapter());
        }
        ServiceLoader.load(ArrayAdapter.class, ArrayAdapter.class.getClassLoader())
                .forEach(adapters::add);
        return List.copyOf(adapters);
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, Adapters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
