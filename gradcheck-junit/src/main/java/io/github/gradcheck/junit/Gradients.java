/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

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
 *
 * @since 0.1.0
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
     * Compares value and gradient of code that gives both in one call, once per point where both are needed, and fails
     * as {@link LossCheck#match} does.
     *
     * @param both reads the live arrays and evaluates value and gradient; called many times
     * @param value takes the value out of what was returned
     * @param gradient takes the gradients out of it, by name as for {@link LossCheck#match}
     * @param <V> what is returned
     */
    <V> void ofValueAndGradient(Supplier<V> both, ToDoubleFunction<? super V> value, Function<? super V, ?> gradient);

    /**
     * Names a loss that is random on purpose, as one with dropout. Every call is handed a generator in the same state,
     * so that what is drawn is the same in all of them: a mask stays as it is in training.
     *
     * @param loss reads the live arrays, draws from the generator alone, and returns the loss; called many times
     * @return what to compare it with; nothing happens before {@code match}
     */
    RandomCheck ofRandom(ToDoubleFunction<? super RandomGenerator> loss);

    /**
     * Names a random loss whose gradient is right only on average, as that of an estimator by reparametrisation or by
     * scores. The mean gradient over many samples is compared with the derivative of the mean loss, within the
     * statistical error; the test fails if it is biased, or if a bias of a tenth would not have been seen.
     *
     * @param loss reads the live arrays, draws one sample from the generator, and returns its loss; called many
     *     thousand times
     * @return what to compare it with; nothing happens before {@code match}
     */
    RandomCheck ofExpectation(ToDoubleFunction<? super RandomGenerator> loss);

    /**
     * Names the point of a function of numbers that are no arrays, or of an object that cannot be changed: it is built
     * anew for every evaluation. What the test has drawn stays as it is.
     *
     * <pre>{@code
     * gradients.at(new Smile(0.3, -0.2)).of(p -> black(p.sigma(), p.rho())).match(p -> greeks(p));
     * }</pre>
     *
     * @param point a map or record of numbers, arrays and matrices, also nested, whose names are the keys
     * @param <P> its type
     * @return waits for the function
     */
    <P> Point<P> at(P point);

    /**
     * Names a function of one number, such as an activation, to compare its derivative argument by argument.
     *
     * @param function the function; called many times
     * @return what to compare it with, at 41 arguments from -5 to 5 unless others are named; nothing happens before
     *     {@code match}
     */
    ElementwiseCheck ofElementwise(DoubleUnaryOperator function);

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
    interface LossCheck {

        /**
         * Compares, and fails the test if a gradient is wrong or nothing can be said about it.
         *
         * @param backward returns the gradients by name: a map, a record, {@code Parameters}, or the bare array if
         *     there is only one parameter
         */
        void match(Supplier<?> backward);

        /**
         * Compares gradients that are written into arrays of the caller's, and fails as {@link #match} does.
         *
         * @param backward takes an array of the type and shape of each parameter, by name, and writes the gradients
         *     into them: {@code gradient -> model.backward(gradient.get("W"))}. They hold NaN at first, so that an
         *     entry that is never written is named
         */
        void matchInto(Consumer<? super Parameters> backward);
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
         * Compares gradients that are written into arrays of the caller's.
         *
         * @param backward takes an upstream gradient, and arrays as for {@link LossCheck#matchInto}
         */
        void matchInto(BiConsumer<? super Y, ? super Parameters> backward);

        /**
         * Compares the derivatives of every output by every entry, each output on its own scale.
         *
         * @param jacobian returns one matrix, outputs by entries; or a map or record of a matrix for each parameter,
         *     for each output, or for each output and parameter
         */
        void matchJacobian(Supplier<?> jacobian);

        /**
         * Compares a Jacobian that is written into a matrix of the caller's.
         *
         * @param jacobian takes a matrix, outputs by entries of all parameters, and writes the derivatives into it; it
         *     holds NaN at first, so that an entry that is never written is named
         */
        void matchJacobianInto(Consumer<double[][]> jacobian);

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

    /** A random loss that waits for its backward function. */
    @FunctionalInterface
    interface RandomCheck {

        /**
         * Compares, and fails the test if a gradient is wrong or nothing can be said about it.
         *
         * @param backward takes a generator in the state in which the loss gets it, and returns the gradients by name
         *     as for {@link LossCheck#match}
         */
        void match(Function<? super RandomGenerator, ?> backward);
    }

    /**
     * A point that waits for a function.
     *
     * @param <P> its type
     */
    interface Point<P> {

        /**
         * Names a function of one value.
         *
         * @param function takes a point and returns the value; called many times
         * @return what to compare it with; nothing happens before {@code match}
         */
        PointCheck<P> of(ToDoubleFunction<? super P> function);

        /**
         * Names a function of several values.
         *
         * @param output takes a point and returns a number, array or matrix, or a map, record or list of these; called
         *     many times
         * @return what to compare it with; nothing happens before {@code matchJacobian}
         */
        PointOutputCheck<P> ofOutput(Function<? super P, ?> output);
    }

    /**
     * A function of a point that waits for its derivatives.
     *
     * @param <P> the type of the point
     */
    @FunctionalInterface
    interface PointCheck<P> {

        /**
         * Compares, and fails the test if a derivative is wrong or nothing can be said about it.
         *
         * @param backward takes a point and returns the derivatives by name: a map or record, also one of the type of
         *     the point
         */
        void match(Function<? super P, ?> backward);
    }

    /**
     * Several functions of a point that wait for their derivatives.
     *
     * @param <P> the type of the point
     */
    @FunctionalInterface
    interface PointOutputCheck<P> {

        /**
         * Compares, and fails the test if a derivative is wrong or nothing can be said about it.
         *
         * @param jacobian takes a point and returns the derivatives as for {@link OutputCheck#matchJacobian}
         */
        void matchJacobian(Function<? super P, ?> jacobian);
    }

    /** A function of one number that waits for its derivative. */
    interface ElementwiseCheck {

        /**
         * Names the arguments.
         *
         * @param from the first one
         * @param to the last one; between them are 39 others at equal distances
         * @return this, with those arguments
         */
        ElementwiseCheck over(double from, double to);

        /**
         * Compares at every argument, and fails the test with the one where the derivative is wrong.
         *
         * @param derivative the derivative; where there is a kink, a slope between those on both sides
         */
        void match(DoubleUnaryOperator derivative);
    }
}
