/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The output of a layer takes its derivative in several forms.
 *
 * @param checker how to check
 * @param output the user's code
 * @param opened waits for the derivative
 */
record DrawnOutput<Y>(GradientChecker checker, Supplier<Y> output, Opened opened) implements Gradients.OutputCheck<Y> {

    @Override
    public void match(Function<? super Y, ?> backward) {
        opened.match(
                "match(backward)",
                backward,
                (parameters, inputs) ->
                        checker.checkOutput(parameters, inputs, Aborted.by(output), Aborted.by(backward)));
    }

    @Override
    public void matchInto(BiConsumer<? super Y, ? super Parameters> backward) {
        opened.match(
                "matchInto(backward)",
                backward,
                (parameters, inputs) -> checker.<Y>checkOutputInto(
                        parameters,
                        inputs,
                        Aborted.by(output),
                        (cotangent, gradient) -> Aborted.<Parameters>into(into -> backward.accept(cotangent, into))
                                .accept(gradient)));
    }

    @Override
    public void matchJacobianInto(Consumer<double[][]> jacobian) {
        opened.match(
                "matchJacobianInto(jacobian)",
                jacobian,
                (parameters, inputs) ->
                        checker.checkJacobianInto(parameters, inputs, Aborted.by(output), Aborted.into(jacobian)));
    }

    @Override
    public void matchJacobian(Supplier<?> jacobian) {
        opened.match(
                "matchJacobian(jacobian)",
                jacobian,
                (parameters, inputs) ->
                        checker.checkJacobian(parameters, inputs, Aborted.by(output), Aborted.by(jacobian)));
    }

    @Override
    public void matchTangent(Function<? super Parameters, ?> tangent) {
        opened.match(
                "matchTangent(tangent)",
                tangent,
                (parameters, inputs) ->
                        checker.checkTangent(parameters, inputs, Aborted.by(output), Aborted.by(tangent)));
    }
}
