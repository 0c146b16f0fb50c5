/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * A loss that is handed its parameters takes its backward function in two forms.
 *
 * @param checker how to check
 * @param loss the user's code
 * @param opened waits for backward
 */
record DrawnPureLoss(GradientChecker checker, ToDoubleFunction<? super Parameters> loss, Opened opened)
        implements Gradients.PureLossCheck {

    @Override
    public void match(Supplier<?> backward) {
        check(backward, parameters -> backward.get());
    }

    @Override
    public void match(Function<? super Parameters, ?> backward) {
        check(backward, backward);
    }

    @Override
    public void matchInto(Consumer<? super Parameters> backward) {
        opened.match("matchInto(backward)", backward, (parameters, inputs) -> {
            Parameters all = parameters.and(inputs);
            return checker.checkInto(
                    parameters,
                    inputs,
                    Aborted.by((DoubleSupplier) () -> loss.applyAsDouble(all)),
                    Aborted.into(backward));
        });
    }

    private void check(Object argument, Function<? super Parameters, ?> backward) {
        opened.match(
                "match(backward)",
                argument,
                (parameters, inputs) ->
                        checker.checkPure(parameters, inputs, Aborted.byNumber(loss), Aborted.by(backward)));
    }
}
