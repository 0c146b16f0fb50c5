/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.diagnosis.ProductLaws;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.function.Function;
import java.util.function.Supplier;

/** A check of forward mode: the derivatives of all outputs along the tangents that the user's code is handed. */
final class TangentCheck {
    private final Settings settings;
    private final Parameters parameters;
    private final Unchanged unchanged;

    /**
     * Prepares a check.
     *
     * @param settings how to check
     * @param parameters which have tangents
     * @param before a copy of parameters and inputs
     */
    TangentCheck(Settings settings, Parameters parameters, Snapshot before) {
        this.settings = settings;
        this.parameters = parameters;
        this.unchanged = new Unchanged(before);
    }

    /**
     * Compares.
     *
     * @param output evaluates the outputs at the present values
     * @param tangent gets the tangents of all parameters, and returns those of the outputs
     */
    GradientReport run(Supplier<?> output, Function<? super Parameters, ?> tangent) {
        Outputs outputs = Outputs.of(unchanged.call("the layer", output));
        VectorProduct product = new VectorProduct(
                parameters, tangents -> outputs.derivatives(tangent.apply(tangents), "the tangent of the output"));
        ProductLaws laws = new ProductLaws("tangents", outputs.singlePrecision());
        return OutputCheck.ofProducts(settings, parameters, output, outputs, product)
                .run("tangent", 1)
                .with(unchanged.call("the tangent", () -> product.broken(laws, false, settings.seed())));
    }
}
