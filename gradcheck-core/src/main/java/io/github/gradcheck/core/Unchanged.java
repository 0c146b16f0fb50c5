/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.structure.Snapshot;
import java.util.function.Supplier;

/**
 * Calls code of the user at the point itself, where it must have an answer and leave everything as it is.
 *
 * @param before a copy of parameters and inputs
 */
record Unchanged(Snapshot before) {

    /**
     * Calls it.
     *
     * @param what the subject of the sentence that says what is wrong
     * @throws GradientCheckException if it throws, or changes a parameter or input
     */
    <T> T call(String what, Supplier<T> code) {
        T answer = answer(what, code);
        before.firstChange().ifPresent(entry -> {
            throw new GradientCheckException(what + " changes `" + entry
                    + "`: it must leave parameters and inputs as they are; let it work on a copy");
        });
        return answer;
    }

    /**
     * Calls it wherever its parameters are.
     *
     * @param what the subject of the sentence that says what is wrong
     * @throws GradientCheckException if it throws
     */
    static <T> T answer(String what, Supplier<? extends T> code) {
        try {
            return code.get();
        } catch (CheckInterruptedException known) {
            throw known;
        } catch (RuntimeException thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, 0);
            throw thrown instanceof GradientCheckException known
                    ? known
                    : new GradientCheckException(what + " threw " + thrown, thrown);
        }
    }
}
