/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

/**
 * What the user's code has thrown at one moved point.
 *
 * @param culprit who threw: the loss, or backward
 * @param exception what was thrown
 * @param place where the parameters were: {@code A[0,1] + 1e-05}
 */
public record Thrown(String culprit, Throwable exception, String place) {
    /** A message may print a whole matrix; of this a reader needs the beginning. */
    private static final int LONGEST_MESSAGE = 120;

    /**
     * One sentence for the report.
     *
     * @return for instance "the loss threw IllegalArgumentException: matrix is not symmetric at A[0,1] + 1e-05"
     */
    public String sentence() {
        return culprit + " threw " + inWords(exception) + " at " + place;
    }

    /** The class of an exception and the first line of its message. */
    static String inWords(Throwable exception) {
        String message =
                String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        String brief = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "..." : message;
        String type = exception.getClass().getSimpleName();
        return exception.getMessage() == null || brief.isBlank() ? type : type + ": " + brief;
    }
}
