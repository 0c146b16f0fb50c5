/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * The check could not be carried out, or found a fault that is not a matter of numbers: a gradient missing or of the
 * wrong shape, a loss that throws or is not deterministic, a backward that changes the parameters. The message says
 * what to do.
 *
 * @since 0.1.0
 */
public final class GradientCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A finding.
     *
     * @param message what is wrong, and what to do
     */
    public GradientCheckException(String message) {
        super(message);
    }

    /**
     * A finding with its cause.
     *
     * @param message what is wrong, and what to do
     * @param cause what the user's code threw
     */
    public GradientCheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
