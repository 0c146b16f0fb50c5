/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * A kind of functions.
 *
 * @param title what it is called in the tables
 * @param purpose what its random numbers are drawn for; variants of one function share it
 * @param expected the answers that are true of its gradient
 * @param factory makes an instance from random numbers
 * @param exact makes the smooth function in double whose gradient is claimed, at the same point
 * @param accuracy how far the claimed gradient of a key may be from that of the smooth function, relative to the
 *     largest
 *     entry of either
 * @param provenBeside whether the gradient is proven beside the point, because at the point it is zero or one of many
 * @param faulty whether further faults can be planted: its gradient is right, and larger than its rounding
 * @param oneSeedIn a kind that costs much is run with every second, third, ... seed only
 */
public record Kind(
        String title,
        String purpose,
        Set<Answer> expected,
        Function<Draw, Specimen> factory,
        Function<Draw, Specimen> exact,
        double accuracy,
        boolean provenBeside,
        boolean faulty,
        int oneSeedIn) {

    /** Differences of sixth order reach 1e-10 on smooth functions; the checks excuse 1e-6. */
    private static final double DOUBLE_ACCURACY = 1e-8;

    /** A gradient computed in float, its rounding accumulated over thousands of operations; the checks excuse 5e-4. */
    private static final double FLOAT_ACCURACY = 1e-4;

    /** A function that is computed in an arithmetic. */
    @FunctionalInterface
    interface Computed {

        /** Returns the function with numbers drawn at random. */
        Specimen in(Arithmetic arithmetic, Draw draw);
    }

    /** Returns a kind of right gradients, all of them in double. */
    static Kind right(String title, Function<Draw, Specimen> factory) {
        return new Kind(title, title, EnumSet.of(Answer.CORRECT), factory, factory, DOUBLE_ACCURACY, false, true, 1);
    }

    /** Returns a kind whose parameters, loss and gradient are floats, and every operation between them. */
    static Kind inFloat(String title, Computed computed) {
        return new Kind(
                title,
                title,
                EnumSet.of(Answer.CORRECT),
                draw -> new FloatArrays(computed.in(Arithmetic.FLOAT, draw.again(Arithmetic.FLOAT))),
                draw -> computed.in(Arithmetic.DOUBLE, draw.again(Arithmetic.FLOAT)),
                FLOAT_ACCURACY,
                false,
                true,
                1);
    }

    /** Returns a kind whose parameters and gradient are doubles, and whose loss is computed in a coarser arithmetic. */
    static Kind lossIn(Arithmetic arithmetic, String title, Computed computed) {
        Function<Draw, Specimen> exact = draw -> computed.in(Arithmetic.DOUBLE, draw.again(Arithmetic.DOUBLE));
        return right(title, exact)
                .madeBy(draw ->
                        new CoarseLoss(exact.apply(draw), computed.in(arithmetic, draw.again(Arithmetic.DOUBLE))));
    }

    private Kind madeBy(Function<Draw, Specimen> other) {
        return new Kind(title, purpose, expected, other, exact, accuracy, provenBeside, faulty, oneSeedIn);
    }

    /** Returns the kind with its loss rounded on the way out. */
    Kind rounded(String how, DoubleUnaryOperator rounding) {
        return madeBy(draw -> new RoundedLoss(factory.apply(draw), rounding)).named(title + ", " + how);
    }

    private Kind named(String other) {
        return new Kind(other, purpose, expected, factory, exact, accuracy, provenBeside, faulty, oneSeedIn);
    }

    /** Returns the kind with other true answers. */
    Kind expecting(Answer first, Answer... others) {
        return new Kind(
                title, purpose, EnumSet.of(first, others), factory, exact, accuracy, provenBeside, faulty, oneSeedIn);
    }

    /** Returns the kind with another function that proves its gradient. */
    Kind provenBy(Function<Draw, Specimen> smooth) {
        return new Kind(title, purpose, expected, factory, smooth, accuracy, provenBeside, faulty, oneSeedIn);
    }

    /** Returns the kind with another accuracy of its gradient. */
    Kind within(double relative) {
        return new Kind(title, purpose, expected, factory, exact, relative, provenBeside, faulty, oneSeedIn);
    }

    /** Returns the kind with its gradient proven at a point beside its own. */
    Kind provenBesideThePoint() {
        return new Kind(title, purpose, expected, factory, exact, accuracy, true, faulty, oneSeedIn);
    }

    /** Returns the kind without faults but its own slips. */
    Kind withoutFaults() {
        return new Kind(title, purpose, expected, factory, exact, accuracy, provenBeside, false, oneSeedIn);
    }

    /** Returns the kind run with fewer seeds. */
    Kind oneSeedIn(int seeds) {
        return new Kind(title, purpose, expected, factory, exact, accuracy, provenBeside, faulty, seeds);
    }

    /** Returns whether its gradient is right. */
    public boolean correct() {
        return !expected.contains(Answer.WRONG);
    }

    /** Returns whether its loss is rounded, saturated or reordered, and not the smooth function itself. */
    public boolean coarse() {
        return !factory.equals(exact);
    }

    /** Returns the instance of a seed, at its point. */
    public Specimen at(long seed) {
        return factory.apply(Draw.of(purpose, seed));
    }

    /** Returns the smooth function at the point of {@link #at}. */
    public Specimen exactAt(long seed) {
        return exact.apply(Draw.of(purpose, seed));
    }
}
