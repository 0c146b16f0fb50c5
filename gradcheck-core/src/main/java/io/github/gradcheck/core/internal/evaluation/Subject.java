/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.claims.Cotangents;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.Upstream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What is checked: a function of parameters and inputs, and the backward function that claims its derivative.
 *
 * @param parameters each of which needs a gradient
 * @param inputs which may have one
 * @param all both, in order
 * @param function evaluated at their present values
 * @param backward called at their present values
 * @param anywhere the function of other arrays of the same names and shapes, where it can be evaluated on them; for
 *     many threads
 * @param upstream asks backward with other cotangents; nothing for a scalar loss
 */
public record Subject(
        Parameters parameters,
        Parameters inputs,
        Parameters all,
        LaneFunction function,
        Backward backward,
        Optional<Function<Parameters, LaneFunction>> anywhere,
        Optional<Upstream> upstream) {
    /**
     * A scalar loss that reads captured arrays.
     *
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @param loss evaluated at their present values
     * @param backward returns the gradients by name
     * @return the subject
     */
    public static Subject ofLoss(Parameters parameters, Parameters inputs, DoubleSupplier loss, Supplier<?> backward) {
        return new Subject(
                parameters,
                inputs,
                parameters.and(inputs),
                LaneFunction.ofLoss(loss),
                Backward.ofLoss(backward, parameters, inputs),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A scalar loss that is handed its arrays.
     *
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @param loss evaluated at the arrays that it is given
     * @param backward gets the same arrays, and returns the gradients by name
     * @return the subject
     */
    public static Subject ofPureLoss(
            Parameters parameters,
            Parameters inputs,
            ToDoubleFunction<? super Parameters> loss,
            Function<? super Parameters, ?> backward) {
        Parameters all = parameters.and(inputs);
        Function<Parameters, LaneFunction> anywhere = arrays -> LaneFunction.ofLoss(() -> loss.applyAsDouble(arrays));
        return new Subject(
                parameters,
                inputs,
                all,
                anywhere.apply(all),
                Backward.ofLoss(() -> backward.apply(all), parameters, inputs),
                Optional.of(anywhere),
                Optional.empty());
    }

    /**
     * A layer.
     *
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @param function its output times cotangents
     * @param backward gets a cotangent of the output's type and shape, and returns the gradients by name
     * @param cotangents the same
     * @param <Y> the type of the output
     * @return the subject
     */
    public static <Y> Subject ofOutput(
            Parameters parameters,
            Parameters inputs,
            LaneFunction function,
            Function<? super Y, ?> backward,
            Cotangents<Y> cotangents) {
        return new Subject(
                parameters,
                inputs,
                parameters.and(inputs),
                function,
                Backward.ofOutput(backward, cotangents, parameters, inputs),
                Optional.empty(),
                Optional.of(upstream(parameters, inputs, backward, cotangents)));
    }

    private static <Y> Upstream upstream(
            Parameters parameters, Parameters inputs, Function<? super Y, ?> backward, Cotangents<Y> cotangents) {
        return new Upstream() {
            @Override
            public List<Block> cotangent() {
                return cotangents.blocks();
            }

            @Override
            public Gradient part(IntPredicate kept) {
                return Gradient.read(backward.apply(cotangents.part(kept)), parameters, inputs);
            }

            @Override
            public Gradient gradient(double first, double other) {
                return Gradient.read(backward.apply(cotangents.mixed(first, other)), parameters, inputs);
            }
        };
    }

    /**
     * One output of a function of many.
     *
     * @param moved all parameters that are moved
     * @param points evaluates all outputs at once
     * @param number the place of this one among all
     * @return the subject
     */
    public static Subject ofSharedOutput(Parameters moved, SharedPoints points, int number) {
        return new Subject(
                moved,
                Parameters.none(),
                moved,
                points.output(number),
                points.row(number),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Whether it is a scalar loss.
     *
     * @return false if it is one output of many, or a layer's output times a cotangent
     */
    public boolean isLoss() {
        return upstream.isEmpty() && !function.shared();
    }
}
