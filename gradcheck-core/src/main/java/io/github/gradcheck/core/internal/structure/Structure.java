/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes maps, records, lists and arrays of objects apart into their leaves, each under its path: {@code W}, {@code
 * layers[0].W}.
 */
public final class Structure {
    private final Map<String, @Nullable Object> byPath = new LinkedHashMap<>();

    private Structure() {}

    /**
     * Takes an object apart. Map keys and record components are joined by dots, list elements are written in brackets;
     * whatever else there is becomes a leaf, also {@code null}.
     *
     * @param root a map, record, list or leaf
     * @return the leaves in order of iteration; an object that is a leaf itself has the empty path
     * @throws IllegalArgumentException if two leaves have the same path
     */
    public static Map<String, @Nullable Object> of(Object root) {
        return under("", root);
    }

    static Map<String, @Nullable Object> under(String path, @Nullable Object root) {
        Structure leaves = new Structure();
        leaves.add(path, root);
        return leaves.byPath;
    }

    private void add(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, element) -> add(join(path, String.valueOf(name)), element));
        } else if (value instanceof BlockBundle bundle) {
            bundle.blocks().forEach(block -> add(join(path, block.key()), block.value()));
        } else if (value instanceof Record components) {
            addComponents(path, components);
        } else if (value instanceof List<?> list) {
            addElements(path, list.toArray());
        } else if (value instanceof Object[] elements
                && Adapters.block(path, elements).isEmpty()) {
            addElements(path, elements);
        } else if (byPath.containsKey(path)) {
            throw new IllegalArgumentException("there are two values named `" + path + "`");
        } else {
            byPath.put(path, value);
        }
    }

    private void addElements(String path, @Nullable Object[] elements) {
        for (int i = 0; i < elements.length; i++) {
            add(path + "[" + i + "]", elements[i]);
        }
    }

    private void addComponents(String path, Record components) {
        for (RecordComponent component : components.getClass().getRecordComponents()) {
            add(join(path, component.getName()), read(component, components));
        }
    }

    static @Nullable Object read(RecordComponent component, Record owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalArgumentException(
                    "cannot read " + component.getName() + " of "
                            + owner.getClass().getName(),
                    unreadable);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
