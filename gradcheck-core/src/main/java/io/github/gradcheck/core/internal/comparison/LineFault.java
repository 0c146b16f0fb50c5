/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import java.util.Set;

/**
 * A gradient that is wrong along a line which leads over several entries or at another point.
 *
 * @param keys to which the entries belong
 * @param analytic what it implies along the line
 * @param numerical what the loss does
 * @param onTiesAlone whether backward is right beside, along a line on which nothing ties
 */
public record LineFault(Set<String> keys, double analytic, double numerical, boolean onTiesAlone) {

    /**
     * A fault along a line that breaks ties, or of which nobody asked.
     *
     * @param keys that move along the line
     * @param analytic what backward implies along the line
     * @param numerical what the loss does
     */
    public LineFault(Set<String> keys, double analytic, double numerical) {
        this(keys, analytic, numerical, false);
    }
}
