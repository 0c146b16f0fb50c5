/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A function of one number, over a range of arguments.
 *
 * @param checker how to check
 * @param function the user's code
 * @param from the first argument
 * @param to the last argument
 * @param opened waits for the derivative
 */
record DrawnFunction(GradientChecker checker, DoubleUnaryOperator function, double from, double to, Opened opened)
        implements Gradients.ElementwiseCheck {
    /** With a quarter between two of them in the usual range, at round numbers, where kinks are. */
    private static final int PARTS = 40;

    /** Beyond, usual activations are flat. */
    static final double USUAL = 5;

    @Override
    public Gradients.ElementwiseCheck over(double first, double last) {
        return new DrawnFunction(checker, function, first, last, opened);
    }

    @Override
    public void match(DoubleUnaryOperator derivative) {
        double[] arguments = IntStream.rangeClosed(0, PARTS)
                .mapToDouble(i -> from + (to - from) * i / PARTS)
                .toArray();
        opened.match(
                "match(derivative)",
                derivative,
                (parameters, inputs) ->
                        checker.checkElementwise(arguments, Aborted.ofNumber(function), Aborted.ofNumber(derivative)));
    }
}
