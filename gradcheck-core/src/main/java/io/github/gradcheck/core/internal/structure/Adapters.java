/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Shape;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The adapters that the present thread sees: the built-in ones, and those that the class loader of {@link
 * ArrayAdapter} or that of the thread finds as services. They are looked for when they are first needed.
 */
public final class Adapters {
    /** The adapters themselves may keep their class loader alive, hence soft. */
    private static final Map<ClassLoader, SoftReference<AdapterRegistry>> BY_LOADER = new WeakHashMap<>();

    private Adapters() {}

    /**
     * Views an array.
     *
     * @return a live view, or nothing if no adapter serves the value
     */
    public static Optional<Block> block(String key, Object value) {
        return registry().block(key, value);
    }

    /** Whether an adapter serves this value. */
    static boolean serve(Object value) {
        return registry().block("", value).isPresent();
    }

    /**
     * Creates an array of zeros.
     *
     * @throws IllegalArgumentException if no adapter knows the type, or the type cannot have that shape
     */
    public static <T> T zeros(Class<T> type, Shape shape) {
        return registry().zeros(type, shape);
    }

    /** Whether arrays of a type can be created and viewed. */
    public static boolean know(Class<?> type) {
        return registry().creatorOf(type).isPresent();
    }

    /** A new array of zeros, of the same type, shape and precision. */
    public static Object zerosLike(Object value) {
        return registry().zerosLike(value);
    }

    /** A block of the same key over a new array with the same numbers. */
    public static Block copy(Block original) {
        Block copy = block(original.key(), zerosLike(original.value())).orElseThrow();
        copy.setAll(original.toArray());
        return copy;
    }

    /**
     * The arrays in which the numbers of a value lie, so that shared memory is noticed.
     *
     * @return each innermost {@code double[]} or {@code float[]}; the value itself where its adapter does not tell
     */
    public static List<Object> storage(Object value) {
        return registry().storage(value);
    }

    /** The names of the types that are served, in the order in which adapters are asked. */
    public static String typeNames() {
        return registry().typeNames();
    }

    /**
     * Says why a value of a type that no adapter serves ought to have been served.
     *
     * @return what is wrong with the adapter or the version of the library, or nothing if the type is simply unknown
     */
    public static Optional<String> complaintAbout(Class<?> type) {
        return registry().complaintAbout(type);
    }

    /**
     * What is wrong with adapters that were provided; the others work all the same.
     *
     * @return sentences that name the adapter and what it threw
     */
    public static List<String> remarks() {
        return registry().remarks();
    }

    private static AdapterRegistry registry() {
        ClassLoader own = ArrayAdapter.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null || context == own ? Own.REGISTRY : registry(own, context);
    }

    private static synchronized AdapterRegistry registry(ClassLoader own, ClassLoader context) {
        SoftReference<AdapterRegistry> known = BY_LOADER.get(context);
        AdapterRegistry registry = known == null ? null : known.get();
        if (registry == null) {
            registry = AdapterRegistry.load(List.of(own, context));
            BY_LOADER.put(context, new SoftReference<>(registry));
        }
        return registry;
    }

    /** Made when it is first asked for. */
    private static final class Own {
        private static final AdapterRegistry REGISTRY =
                AdapterRegistry.load(List.of(ArrayAdapter.class.getClassLoader()));
    }
}
