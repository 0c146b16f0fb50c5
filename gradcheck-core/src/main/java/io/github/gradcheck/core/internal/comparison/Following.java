/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Differentiator;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.Optional;

/**
 * How a mismatch is measured on the parts into which it is followed: on the first by a ladder of steps, on the others
 * by one central difference at the step that was best there, where that sees the mismatch clearly.
 *
 * <p>One difference alone does not show kinks within its step. It may lead astray, but proves nothing: what is found at
 * the end has a proof of its own, and what was missed shows along a fresh direction. Nor is it kept as evidence for or
 * against a cause: truncation may be more than it leaves open.
 */
final class Following {
    /** From so many reaches on a difference sees the mismatch clearly, as along a whole direction. */
    private static final double CLEARLY = DirectionalDerivatives.CLEARLY;

    private final Differentiator differentiator;
    private final double mismatch;
    private final boolean quick;
    private Optional<Derivative> like = Optional.empty();

    /**
     * Starts to follow.
     *
     * @param mismatch how far the gradient is off along the whole direction
     * @param quick false where every part is to be measured by a ladder
     */
    Following(Differentiator differentiator, double mismatch, boolean quick) {
        this.differentiator = differentiator;
        this.mismatch = mismatch;
        this.quick = quick;
    }

    /**
     * Measures a part.
     *
     * @param line the loss along the direction restricted to the part
     * @param expected what the gradient implies along it
     * @param usual what a direction may cost that is to show whatever can be seen
     */
    Derivative estimate(Line line, double scale, double expected, StepSchedule usual) {
        return like.filter(this::isClear)
                .map(ladder -> differentiator.quotient(line, ladder))
                .filter(Derivative::isKnown)
                .orElseGet(() -> ladder(line, scale, expected, usual));
    }

    private boolean isClear(Derivative ladder) {
        return quick && Derivative.BARS * differentiator.barOfQuotient(ladder) <= Math.abs(mismatch) / CLEARLY;
    }

    private Derivative ladder(Line line, double scale, double expected, StepSchedule usual) {
        Derivative estimate = differentiator.estimate(
                line, scale, expected, DirectionalDerivatives.enoughFor(usual, mismatch, expected));
        like = Optional.of(estimate);
        return estimate;
    }
}
