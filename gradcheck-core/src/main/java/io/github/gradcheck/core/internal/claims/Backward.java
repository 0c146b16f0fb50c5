/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The user's backward function in whichever form it was handed in: what it claims at the parameters' present values.
 */
@FunctionalInterface
public interface Backward {

    /**
     * Calls the user's code, once for each lane, and matches what it returns with the parameters.
     *
     * @return live views over what it returned
     * @throws io.github.gradcheck.core.GradientCheckException if a gradient is missing, of an unknown type or of the
     *     wrong shape
     */
    Claim claim();

    /**
     * The backward function of a scalar loss.
     *
     * @param gradients returns the gradients by name
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @return claims of one lane
     */
    static Backward ofLoss(Supplier<?> gradients, Parameters parameters, Parameters inputs) {
        return () -> new Claim(List.of(Gradient.read(gradients.get(), parameters, inputs)));
    }

    /**
     * The backward function of a layer, which takes a cotangent: one gradient for each.
     *
     * @param gradients gets a fresh cotangent, and returns the gradients by name
     * @param cotangents of the layer's output
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @param <Y> the type of the output
     * @return claims of as many lanes as there are cotangents
     */
    static <Y> Backward ofOutput(
            Function<? super Y, ?> gradients, Cotangents<Y> cotangents, Parameters parameters, Parameters inputs) {
        return () -> new Claim(IntStream.range(0, cotangents.count())
                .mapToObj(lane -> Gradient.read(gradients.apply(cotangents.draw(lane)), parameters, inputs))
                .toList());
    }
}
