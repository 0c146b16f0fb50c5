/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Compares gradients inside a {@link GradientCheck} test, which takes it as a parameter. Read aloud: the gradients of
 * the loss match backward.
 *
 * <pre>{@code
 * gradients.of(() -> Softmax.loss(W, b, X, Y))
 *          .match(() -> Softmax.backward(W, b, X, Y));
 * }</pre>
 *
 * <p>A test may compare as often as it likes, for instance before and after training, but at least once.
 */
public interface Gradients {

    /**
     * Names the scalar loss to differentiate.
     *
     * @param loss reads the live arrays and returns the loss; called many times
     * @return what to compare it with; nothing happens before {@link LossCheck#match}
     */
    LossCheck of(DoubleSupplier loss);

    /**
     * Names a scalar loss that is handed its parameters instead of reading captured arrays. Only such a loss can be
     * evaluated on all cores, see {@link GradientCheck#parallel()}. It has a name of its own, so that a lambda or
     * method reference is never ambiguous, in Kotlin neither.
     *
     * @param loss reads the arrays that it is given, by {@link Parameters#get}, and returns the loss; called many times
     * @return what to compare it with; nothing happens before {@code match}
     */
    PureLossCheck ofPure(ToDoubleFunction<? super Parameters> loss);

    /**
     * Names the output of a layer, whose backward function takes an upstream gradient.
     *
     * @param output reads the live arrays and returns a number, array or matrix; called many times
     * @param <Y> the type of the output
     * @return what to compare it with; nothing happens before {@link OutputCheck#match}
     */
    <Y> OutputCheck<Y> ofOutput(Supplier<Y> output);

    /**
     * Names a gradient, to differentiate it once more. It is not checked itself, which {@link #of} does.
     *
     * @param gradient reads the live arrays and returns the gradients by name, as for {@link LossCheck#match}; called
     *     many times
     * @return what to compare its derivatives with; nothing happens before {@code matchHessian}
     */
    GradientOutputCheck ofGradient(Supplier<?> gradient);

    /**
     * Adds an array that the test has not drawn, such as a model object's own. It must have a gradient.
     *
     * @param key its name; a later array of the same name takes its place
     * @param live an array or matrix, or a list, map or record of them, whose names are paths below {@code key}
     * @return this
     */
    Gradients parameter(String key, Object live);

    /**
     * Adds all arrays of a map or record that the test has not drawn. Each must have a gradient.
     *
     * @param live a map or record of arrays, whose names are the keys
     * @return this
     */
    Gradients parameters(Object live);

    /**
     * Marks the comparisons that follow, for instance {@code "epoch 100"} in a training loop. It is shown in the first
     * line of a failure.
     *
     * @param label a few words; empty for none
     * @return this
     */
    Gradients label(String label);

    /** A loss that waits for its backward function. */
    @FunctionalInterface
    interface LossCheck {

        /**
         * Compares, and fails the test if a gradient is wrong or nothing can be said about it.
         *
         * @param backward returns the gradients by name: a map, a record, {@code Parameters}, or the bare array if
         *     there is only one parameter
         */
        void match(Supplier<?> backward);
    }

    /** A loss of given parameters that waits for its backward function. */
    interface PureLossCheck extends LossCheck {

        /**
         * Compares, and fails the test if a gradient is wrong or nothing can be said about it.
         *
         * @param backward takes all arrays, parameters and inputs, and returns the gradients by name as for
         *     {@link LossCheck#match}
         */
        void match(Function<? super Parameters, ?> backward);
    }

    /**
     * An output that waits for its derivative, in one form or another.
     *
     * @param <Y> the type of the output
     */
    interface OutputCheck<Y> {

        /**
         * Compares, and fails the test if a gradient is wrong or nothing can be said about it.
         *
         * @param backward takes an upstream gradient of the output's type and shape, and returns the gradients by name
         *     as for {@link LossCheck#match}
         */
        void match(Function<? super Y, ?> backward);

        /**
         * Compares the derivatives of every output by every entry, each output on its own scale.
         *
         * @param jacobian returns one matrix, outputs by entries; or a map or record of a matrix for each parameter, for
         *     each output, or for each output and parameter
         */
        void matchJacobian(Supplier<?> jacobian);

        /**
         * Compares the derivatives of every output along tangents of the parameters, the forward mode, and sees whether
         * they are linear in the tangents.
         *
         * @param tangent takes an array of the type and shape of each parameter, by name, and returns the derivatives
         *     in the form of the output: {@code tangents -> f.jvp(tangents.get("W"))}
         */
        void matchTangent(Function<? super Parameters, ?> tangent);
    }

    /** A gradient that waits for its own derivatives. */
    interface GradientOutputCheck {

        /**
         * Compares the derivatives of every number of the gradient by every entry.
         *
         * @param hessian returns one matrix over all entries of all parameters, in their order; or for each parameter a
         *     matrix of the whole gradient's derivatives by it; or a map of these for each part of the gradient
         */
        void matchHessian(Supplier<?> hessian);

        /**
         * Compares products of the Hessian with vectors, which must be linear in the vector and symmetric.
         *
         * @param product takes an array of the type and shape of each parameter, by name, and returns the Hessian times
         *     them in the form of a gradient: {@code v -> Map.of("w", model.hessianTimes(v.get("w")))}
         */
        void matchHessianProduct(Function<? super Parameters, ?> product);
    }
}
