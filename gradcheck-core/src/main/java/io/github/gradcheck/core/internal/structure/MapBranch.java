/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keys of a map are names, in its order of iteration. */
record MapBranch(Map<?, ?> map) implements Branch {

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        map.forEach((key, value) -> parts.add(Part.named(String.valueOf(key), value)));
        return parts;
    }

    /** Unmodifiable maps and those of unknown types become a {@code LinkedHashMap} or {@code TreeMap}. */
    @Override
    public Object rebuilt(List<?> children, Node node) {
        Map<Object, Object> copy = empty();
        int next = 0;
        for (Object key : map.keySet()) {
            copy.put(key, children.get(next++));
        }
        return copy;
    }

    @SuppressWarnings(
            "unchecked") // an empty map may take any keys; those of the original fit its comparator and its enum
    private Map<Object, Object> empty() {
        if (map instanceof EnumMap<?, ?> ofEnums) {
            Map<Object, Object> empty = (Map<Object, Object>) (Map<?, ?>) ofEnums.clone();
            return empty;
        } else if (map instanceof SortedMap<?, ?> sorted) {
            SortedMap<Object, Object> like = (SortedMap<Object, Object>) sorted;
            return Empty.sortedLike(like).orElseGet(() -> new TreeMap<>(like.comparator()));
        }
        return Empty.<Map<Object, Object>>like(map, Map.class).orElseGet(LinkedHashMap::new);
    }
}
