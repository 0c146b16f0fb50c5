/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adapters in the order in which they are asked: those of more specific types first, of one type the built-in one
 * before those that were provided. What a provided one throws is kept as a remark, and the next one is asked.
 */
final class AdapterRegistry {
    private final List<KnownAdapter<?>> adapters = new ArrayList<>();
    private final List<String> loading;
    private final Map<String, String> serving = new ConcurrentSkipListMap<>();

    private AdapterRegistry(List<String> loading) {
        this.loading = new ArrayList<>(loading);
    }

    /**
     * Collects the built-in adapters and those provided.
     *
     * @param loaders where to look for services, in this order
     */
    static AdapterRegistry load(List<ClassLoader> loaders) {
        Providers providers = Providers.seenBy(loaders);
        AdapterRegistry registry = new AdapterRegistry(providers.remarks());
        JavaArray.ALL.forEach(adapter -> registry.insert(KnownAdapter.builtIn(adapter)));
        Ejml.found().adapters().forEach(adapter -> registry.insert(KnownAdapter.builtIn(adapter)));
        providers.adapters().forEach(registry::insertProvided);
        return registry;
    }

    private void insertProvided(ArrayAdapter<?> adapter) {
        try {
            insert(KnownAdapter.provided(adapter));
        } catch (LinkageError | RuntimeException broken) {
            loading.add("the adapter " + adapter.getClass().getName() + " is left out: its type() failed: " + broken);
        }
    }

    /** Before the first adapter of a wider type, so that no adapter stands behind one of a wider type. */
    private void insert(KnownAdapter<?> adapter) {
        int place = 0;
        while (place < adapters.size() && !adapters.get(place).isWiderThan(adapter)) {
            place++;
        }
        adapters.add(place, adapter);
    }

    Optional<Block> block(String key, Object value) {
        for (KnownAdapter<?> adapter : adapters) {
            Optional<Block> view = view(key, value, adapter);
            if (view.isPresent()) {
                return view;
            }
        }
        return Optional.empty();
    }

    private Optional<Block> view(String key, Object value, KnownAdapter<?> adapter) {
        try {
            return adapter.view(key, value);
        } catch (LinkageError | RuntimeException broken) {
            if (adapter.builtIn()) {
                throw broken;
            }
            serving.putIfAbsent(
                    adapter.name(),
                    "the adapter " + adapter.name() + " failed for a "
                            + value.getClass().getSimpleName() + ": " + broken);
            return Optional.empty();
        }
    }

    Object zerosLike(Object value) {
        return serving(value)
                .flatMap(adapter -> adapter.zerosLike(value))
                .orElseThrow(() -> new IllegalArgumentException(
                        "cannot view a " + value.getClass().getSimpleName()));
    }

    List<Object> storage(Object value) {
        return serving(value).flatMap(adapter -> adapter.storage(value)).orElseGet(() -> List.of(value));
    }

    private Optional<KnownAdapter<?>> serving(Object value) {
        for (KnownAdapter<?> adapter : adapters) {
            if (view("", value, adapter).isPresent()) {
                return Optional.of(adapter);
            }
        }
        return Optional.empty();
    }

    /**
     * The adapter that creates values of a type: of its own, else of the nearest wider type, else of the first
     * narrower one. The types of the Java library are too wide to mean one of matrix.
     */
    Optional<KnownAdapter<?>> creatorOf(Class<?> type) {
        return firstOf(adapters.stream().filter(adapter -> adapter.type() == type))
                .or(() -> firstOf(
                        adapters.stream().filter(adapter -> adapter.type().isAssignableFrom(type))))
                .or(() -> firstOf(adapters.stream()
                        .filter(adapter -> type.isAssignableFrom(adapter.type())
                                && !type.getName().startsWith("java."))));
    }

    private static Optional<KnownAdapter<?>> firstOf(Stream<KnownAdapter<?>> found) {
        return found.findFirst();
    }

    <T> T zeros(Class<T> type, Shape shape) {
        KnownAdapter<?> adapter = creatorOf(type).orElseThrow(() -> new IllegalArgumentException(Unknown.type(type)));
        Object created = adapter.create(shape);
        if (!type.isInstance(created)) {
            throw new IllegalArgumentException(
                    "the adapter for " + adapter.type().getSimpleName() + " creates a "
                            + created.getClass().getSimpleName() + ", not a " + type.getSimpleName()
                            + ": write an ArrayAdapter for " + type.getSimpleName());
        }
        return type.cast(created);
    }

    String typeNames() {
        return adapters.stream().map(adapter -> adapter.type().getSimpleName()).collect(Collectors.joining(", "));
    }

    Optional<String> complaintAbout(Class<?> type) {
        return adapters.stream()
                .filter(adapter -> adapter.type().isAssignableFrom(type))
                .flatMap(adapter -> Optional.ofNullable(serving.get(adapter.name())).stream())
                .findFirst()
                .or(() -> Ejml.found().complaintAbout(type));
    }

    List<String> remarks() {
        return Stream.concat(loading.stream(), serving.values().stream()).toList();
    }
}
