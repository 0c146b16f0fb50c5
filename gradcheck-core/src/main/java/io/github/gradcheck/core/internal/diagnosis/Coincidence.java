/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Arrays;

/**
 * How likely it is that several measurements agree with an explanation as well as they do, if it has nothing to do with
 * them.
 *
 * <p>One measurement agrees as well with a chance of {@code c}. The product x of k such chances is as small by chance
 * with {@code P = x (1 + t + t^2 / 2! + ... + t^(k-1) / (k-1)!)}, {@code t = -ln x} (R. A. Fisher, "Statistical Methods
 * for Research Workers", 4th edition 1932, section 21.1).
 */
final class Coincidence {

    private Coincidence() {}

    /** Returns the chance of all together; 1 of none. */
    static double of(double... chances) {
        double t = -Arrays.stream(chances).map(Math::log).sum();
        double term = Math.exp(-t);
        double sum = 0;
        for (int j = 1; j <= chances.length; j++) {
            sum += term;
            term *= t / j;
        }
        return chances.length == 0 ? 1 : sum;
    }
}
