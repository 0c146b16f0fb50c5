/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * The thread was interrupted during a check; the parameters have been restored and the interrupt flag is still set.
 *
 * @since 0.1.0
 */
public final class CheckInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Causes can form a circle. */
    private static final int MOST_CAUSES = 20;

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
     * wrapped, once or more often.
     *
     * @param thrown what the user's code threw
     * @param evaluations how often the loss had been called
     * @throws CheckInterruptedException if an interrupt is the cause; the flag is set again
     */
    public static void throwIfCauseOf(Throwable thrown, long evaluations) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new CheckInterruptedException(evaluations);
            }
            cause = cause.getCause();
        }
    }
}
