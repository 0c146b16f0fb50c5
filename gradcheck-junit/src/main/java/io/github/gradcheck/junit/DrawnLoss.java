/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A loss takes gradients that are returned, or written into buffers.
 *
 * @param checker how to check
 * @param loss the user's code
 * @param opened waits for backward
 */
record DrawnLoss(GradientChecker checker, DoubleSupplier loss, Opened opened) implements Gradients.LossCheck {

    @Override
    public void match(Supplier<?> backward) {
        opened.match(
                "match(backward)",
                backward,
                (parameters, inputs) -> checker.check(parameters, inputs, Aborted.by(loss), Aborted.by(backward)));
    }

    @Override
    public void matchInto(Consumer<? super Parameters> backward) {
        opened.match(
                "matchInto(backward)",
                backward,
                (parameters, inputs) ->
                        checker.checkInto(parameters, inputs, Aborted.by(loss), Aborted.into(backward)));
    }
}
