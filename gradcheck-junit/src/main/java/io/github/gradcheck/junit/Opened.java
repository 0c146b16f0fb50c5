/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A comparison that was opened, and waits for what to compare with. */
@FunctionalInterface
interface Opened {

    /**
     * Compares, and fails the test if a derivative is wrong or nothing can be said about it.
     *
     * @param call how the user calls it, for errors: {@code match(backward)}
     * @param argument what the user hands in, which must not be null
     * @param check compares at the parameters and inputs that it is given
     */
    void match(String call, @Nullable Object argument, BiFunction<Parameters, Parameters, GradientReport> check);
}
