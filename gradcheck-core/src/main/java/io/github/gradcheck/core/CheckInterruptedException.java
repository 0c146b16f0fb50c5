/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/** The thread was interrupted during a check; the parameters have been restored and the interrupt flag is still set. */
public final class CheckInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param evaluations how often the loss had been called
     */
    public CheckInterruptedException(long evaluations) {
        super("interrupted after " + evaluations + " evaluations of the loss; the parameters are restored");
    }

    /**
     * Stops the check if code of the user was interrupted: a sleep in it has cleared the flag, and its exception was
     * wrapped.
     *
     * @param thrown what the user's code threw
     * @param evaluations how often the loss had been called
     * @throws CheckInterruptedException if an interrupt is the cause; the flag is set again
     */
    public static void throwIfCauseOf(RuntimeException thrown, long evaluations) {
        if (thrown.getCause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new CheckInterruptedException(evaluations);
        }
    }
}
