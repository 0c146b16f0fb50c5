/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.ArrayList;
import java.util.List;

/** The elements of a list are numbered. */
record ListBranch(List<?> list) implements Branch {

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (Object element : list) {
            parts.add(Part.numbered(parts.size(), element));
        }
        return parts;
    }

    /** Unmodifiable lists and those of unknown types become an {@code ArrayList}. */
    @Override
    public Object rebuilt(List<?> children, Node node) {
        List<Object> copy = Empty.<List<Object>>like(list, List.class).orElseGet(ArrayList::new);
        copy.addAll(children);
        return copy;
    }
}
