/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A point that the test has written down.
 *
 * @param checker how to check
 * @param point a map or record of numbers
 * @param gradients opens a comparison
 */
record DrawnPoint<P>(GradientChecker checker, P point, DrawGradients gradients) implements Gradients.Point<P> {

    @Override
    public Gradients.PointCheck<P> of(ToDoubleFunction<? super P> function) {
        Opened opened = gradients.open("gradients.at(point).of(function)", function);
        return backward -> opened.match(
                "match(backward)",
                backward,
                (parameters, inputs) -> checker.checkAt(point, Aborted.byNumber(function), Aborted.by(backward)));
    }

    @Override
    public Gradients.PointOutputCheck<P> ofOutput(Function<? super P, ?> output) {
        Opened opened = gradients.open("gradients.at(point).ofOutput(output)", output);
        return jacobian -> opened.match(
                "matchJacobian(jacobian)",
                jacobian,
                (parameters, inputs) -> checker.checkJacobianAt(point, Aborted.by(output), Aborted.by(jacobian)));
    }
}
