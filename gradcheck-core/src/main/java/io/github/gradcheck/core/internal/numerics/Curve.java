/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.List;

/**
 * What central differences show at every step of a ladder.
 *
 * @param analytic the derivative that the gradient implies
 * @param derivative the best estimate
 * @param rounding what rounding makes of a central difference with a step of 1
 * @param quotients the central differences, largest step first
 */
public record Curve(double analytic, Derivative derivative, double rounding, List<Quotient> quotients) {

    /** How often the loss is called for one: on both sides, at every step. */
    public static final int EVALUATIONS = 2 * Ladder.RUNGS;
}
