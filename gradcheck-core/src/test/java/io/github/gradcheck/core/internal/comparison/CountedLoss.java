/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** A closed-form loss of the one key {@code x}, with its noise as the test wants it and a count of its calls. */
final class CountedLoss {
    private static final Duration NEVER = Duration.ofDays(1);

    final double[] x;
    final Block block;
    private final ToDoubleFunction<double[]> loss;
    private double noise;
    private Objective objective;
    private int calls;

    /** A loss without noise and without limits. */
    CountedLoss(ToDoubleFunction<double[]> loss, double... x) {
        this.loss = loss;
        this.x = x;
        this.block = Parameters.of("x", x).blocks().get(0);
        this.objective = objective(Long.MAX_VALUE);
    }

    /**
     * Half the square of the distance from zero, whose gradient is the point itself; no difference quotient of it is
     * off.
     */
    static CountedLoss halfSquares(double... x) {
        return new CountedLoss(
                at -> {
                    double sum = 0;
                    for (double number : at) {
                        sum += number * number;
                    }
                    return sum / 2;
                },
                x);
    }

    CountedLoss withNoise(double level) {
        noise = level;
        return this;
    }

    CountedLoss withBudget(long evaluations) {
        objective = objective(evaluations);
        return this;
    }

    private Objective objective(long evaluations) {
        return new Objective(
                LaneFunction.ofLoss(() -> {
                    calls++;
                    return loss.applyAsDouble(x);
                }),
                new Meter(evaluations, NEVER, NEVER, () -> {}));
    }

    /** The point where x is now. */
    BasePoint point() {
        return new BasePoint(objective, 0, loss.applyAsDouble(x), new Noise(noise, true));
    }

    /** The key with a gradient at that point. */
    KeyGradient key(double... gradient) {
        return new KeyGradient(block, x.clone(), gradient);
    }

    Objective objective() {
        return objective;
    }

    /** How often the loss was called. */
    int calls() {
        return calls;
    }
}
