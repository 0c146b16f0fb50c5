/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.time.Duration;

/**
 * How far a long check is.
 *
 * @param key the key that is being checked
 * @param done the share of all that is to be evaluated, from 0 to 1; an estimate, because a fault costs more
 * @param evaluations how often the loss has been called
 * @param elapsed how long that took
 * @param left how long the rest will take at this pace; zero as long as that is not known, because nothing is done
 * @since 0.1.0
 */
public record Progress(String key, double done, long evaluations, Duration elapsed, Duration left) {

    /** One line, such as {@code W1: 40 % done, 1200 evaluations, about 9 s left}. */
    @Override
    public String toString() {
        return key + ": " + Math.round(100 * done) + " % done, " + evaluations + " evaluations"
                + (done > 0 ? ", about " + left.toSeconds() + " s left" : "");
    }
}
