/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One kind of value that has parts. */
interface Branch {

    /** The parts in order, read anew each time. */
    List<Part> parts();

    /**
     * Builds a value of the same kind.
     *
     * @param children as many as there are parts, in the same order
     * @param node where the original stands, for errors
     */
    Object rebuilt(List<?> children, Node node);

    /**
     * A part.
     *
     * @param step how its place is written behind that of the whole: {@code .W}, {@code [0]}
     */
    record Part(String step, @Nullable Object value) {

        static Part named(String name, @Nullable Object value) {
            return new Part("." + name, value);
        }

        static Part numbered(int place, @Nullable Object value) {
            return new Part("[" + place + "]", value);
        }
    }
}
