/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows one key of a {@link GradientCheck} to be vacuous: neither loss nor backward moves with it, in any draw.
 * Without it such a key fails the test, because nothing was tested.
 *
 * <pre>{@code
 * @GradientCheck(vacuous = @Vacuous(key = "b1", reason = "the normalisation behind it subtracts the mean"))
 * }</pre>
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Vacuous {

    /**
     * The key.
     *
     * @return the name of a parameter, or a pattern in which {@code *} stands for any letters
     */
    String key();

    /**
     * Why its gradient is zero everywhere.
     *
     * @return a few words, which the report repeats
     */
    String reason();
}
