/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.JacobianReader;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.diagnosis.ProductLaws;
import io.github.gradcheck.core.internal.diagnosis.Symmetry;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A check of second derivatives: those of the gradient, which is the function here, and may be wrong itself. Its
 * numbers are called {@code dW[2,1]}, in the order of the parameters.
 */
final class HessianCheck {
    private static final String NAME = "Hessian";

    private final Settings settings;
    private final Parameters parameters;
    private final Unchanged unchanged;

    /**
     * Prepares a check.
     *
     * @param settings how to check
     * @param parameters each of which has a gradient
     * @param before a copy of parameters and inputs
     */
    HessianCheck(Settings settings, Parameters parameters, Snapshot before) {
        this.settings = settings;
        this.parameters = parameters;
        this.unchanged = new Unchanged(before);
    }

    /**
     * Compares a matrix.
     *
     * @param gradient evaluates the gradient at the present values
     * @param hessian evaluates its derivatives there
     */
    GradientReport matrix(Supplier<?> gradient, Supplier<?> hessian) {
        Supplier<Map<String, double[]>> function = function(gradient);
        Outputs outputs = Outputs.of(unchanged.call("the gradient", function), "d");
        JacobianReader reader = new JacobianReader(outputs, parameters, Parameters.none(), "the Hessian");
        Supplier<JacobianMatrix> matrix = () -> reader.read(hessian.get());
        JacobianMatrix unused = unchanged.call("the Hessian", matrix);
        GradientReport report = OutputCheck.ofMatrix(settings, parameters, function, outputs, matrix)
                .run(NAME, 1);
        return report.withRemarks(new Symmetry(report.keys(), outputs::name).remarks());
    }

    /**
     * Compares products with vectors.
     *
     * @param gradient evaluates the gradient at the present values
     * @param product gets a vector over all parameters, and returns the Hessian times it, by name as a gradient
     */
    GradientReport product(Supplier<?> gradient, Function<? super Parameters, ?> product) {
        Supplier<Map<String, double[]>> function = function(gradient);
        Outputs outputs = Outputs.of(unchanged.call("the gradient", function), "d");
        VectorProduct products = new VectorProduct(
                parameters, vector -> outputs.derivatives(byKey(product.apply(vector), "the product"), "the product"));
        boolean floats = parameters.blocks().stream().anyMatch(Block::singlePrecision);
        ProductLaws laws = new ProductLaws("vector", floats);
        return OutputCheck.ofProducts(settings, parameters, function, outputs, products)
                .run(NAME, 1)
                .with(unchanged.call("the product", () -> products.broken(laws, true, settings.seed())));
    }

    private Supplier<Map<String, double[]>> function(Supplier<?> gradient) {
        return () -> byKey(gradient.get(), "the gradient");
    }

    /** A gradient in the order of the parameters. */
    private Map<String, double[]> byKey(@Nullable Object returned, String what) {
        Gradient gradient;
        try {
            gradient = Gradient.read(returned, parameters, Parameters.none());
        } catch (GradientCheckException finding) {
            throw new GradientCheckException(
                    String.valueOf(finding.getMessage()).replaceFirst("^backward returned", what + " has"), finding);
        }
        Map<String, double[]> byKey = new LinkedHashMap<>();
        for (Block block : parameters.blocks()) {
            byKey.put(block.key(), gradient.of(block.key()).orElseThrow().toArray());
        }
        return byKey;
    }
}
