/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.internal.claims.Cotangents;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The function under test at the parameters' present values. A lane is one number that is followed along a line: the
 * loss itself, or the inner product of a layer's output with one cotangent. One call serves all lanes.
 *
 * @param count how many lanes there are; a scalar loss has one
 * @param code evaluates the function
 * @param shared whether other functions of the same parameters are evaluated at the same points for nothing, so that
 *     steps should be the same for all of them
 */
public record LaneFunction(int count, Code code, boolean shared) {

    /**
     * A function that is evaluated for itself.
     *
     * @param count how many lanes there are
     * @param code evaluates the function
     */
    public LaneFunction(int count, Code code) {
        this(count, code, false);
    }

    /**
     * A scalar loss.
     *
     * @param loss evaluates it
     * @return a function of one lane
     */
    public static LaneFunction ofLoss(DoubleSupplier loss) {
        return new LaneFunction(1, lanes -> lanes[0] = loss.getAsDouble());
    }

    /**
     * A layer, a lane for each cotangent.
     *
     * @param output evaluates it
     * @param cotangents of its output
     * @param <Y> the type of the output
     * @return a function of as many lanes
     */
    public static <Y> LaneFunction ofOutput(Supplier<? extends Y> output, Cotangents<Y> cotangents) {
        return new LaneFunction(cotangents.count(), lanes -> cotangents.products(output.get(), lanes));
    }

    /**
     * A layer that is looked at by other cotangents too, which get the same evaluations.
     *
     * @param layer evaluates it; this is the first that asks
     * @param cotangents of its output
     * @param <Y> the type of the output
     * @return a function of as many lanes
     */
    public static <Y> LaneFunction ofShared(SharedLayer layer, Cotangents<Y> cotangents) {
        return new LaneFunction(cotangents.count(), lanes -> cotangents.productsOf(layer.numbers(0), lanes), true);
    }

    /** The user's code. */
    @FunctionalInterface
    public interface Code {

        /**
         * Evaluates the function; what the user's code throws is passed on.
         *
         * @param lanes where the values go
         */
        void evaluate(double[] lanes);
    }
}
