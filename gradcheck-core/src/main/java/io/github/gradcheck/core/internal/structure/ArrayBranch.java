/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.lang.reflect.Array;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The elements of an array of objects are numbered. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArrayBranch(@Nullable Object[] elements) implements Branch {

    @Override
    public List<Part> parts() {
        return IntStream.range(0, elements.length)
                .mapToObj(place -> Part.numbered(place, elements[place]))
                .toList();
    }

    @Override
    public Object rebuilt(List<?> children, Node node) {
        Class<?> type = elements.getClass().getComponentType();
        Object[] copy = (Object[]) Array.newInstance(type, elements.length);
        for (int place = 0; place < copy.length; place++) {
            Object child = children.get(place);
            if (!type.isInstance(child)) {
                throw new IllegalArgumentException(
                        "cannot build " + node.describe("the array") + " anew: " + Misfit.of(child, type));
            }
            copy[place] = child;
        }
        return copy;
    }
}
