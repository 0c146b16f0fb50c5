/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A gradient takes its derivatives as a matrix or as products with vectors.
 *
 * @param checker how to check
 * @param gradient the user's code
 * @param opened waits for the derivatives
 */
record DrawnGradient(GradientChecker checker, Supplier<?> gradient, Opened opened)
        implements Gradients.GradientOutputCheck {

    @Override
    public void matchHessian(Supplier<?> hessian) {
        opened.match(
                "matchHessian(hessian)",
                hessian,
                (parameters, inputs) ->
                        checker.checkHessian(parameters, inputs, Aborted.by(gradient), Aborted.by(hessian)));
    }

    @Override
    public void matchHessianProduct(Function<? super Parameters, ?> product) {
        opened.match(
                "matchHessianProduct(product)",
                product,
                (parameters, inputs) ->
                        checker.checkHessianProduct(parameters, inputs, Aborted.by(gradient), Aborted.by(product)));
    }
}
