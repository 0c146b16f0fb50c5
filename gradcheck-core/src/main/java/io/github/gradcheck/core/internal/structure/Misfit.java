/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

/** Says which part of a structure cannot be replaced by a copy. */
final class Misfit {
    private Misfit() {}

    /** For a type that cannot be built, so that a more general one was built instead. */
    static String of(Object copy, Class<?> wanted) {
        return "no " + wanted.getSimpleName() + " can be built, and the "
                + copy.getClass().getSimpleName() + " in its stead does not fit";
    }
}
