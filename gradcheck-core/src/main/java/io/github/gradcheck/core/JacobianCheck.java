/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.JacobianReader;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A check of a Jacobian: looks at what output and Jacobian are like, and then at every output. */
final class JacobianCheck {
    private final Settings settings;
    private final Parameters parameters;
    private final Parameters inputs;
    private final Unchanged unchanged;

    /**
     * Prepares a check.
     *
     * @param settings how to check
     * @param parameters each of which needs columns
     * @param inputs which may have some
     * @param before a copy of both
     */
    JacobianCheck(Settings settings, Parameters parameters, Parameters inputs, Snapshot before) {
        this.settings = settings;
        this.parameters = parameters;
        this.inputs = inputs;
        this.unchanged = new Unchanged(before);
    }

    /**
     * Compares.
     *
     * @param output evaluates the outputs at the present values
     * @param jacobian evaluates their derivatives there
     */
    GradientReport run(Supplier<?> output, Supplier<?> jacobian) {
        Outputs outputs = Outputs.of(unchanged.call("the layer", output));
        return run(output, outputs, jacobian);
    }

    /**
     * Compares what is written into a matrix, outputs by entries of the parameters, that holds NaN at first.
     *
     * @param output evaluates the outputs at the present values
     * @param jacobian writes their derivatives
     */
    GradientReport runInto(Supplier<?> output, Consumer<double[][]> jacobian) {
        Outputs outputs = Outputs.of(unchanged.call("the layer", output));
        return run(output, outputs, () -> {
            double[][] matrix = new double[outputs.count()][Math.toIntExact(parameters.size())];
            return new GradientBuffers(Parameters.of("jacobian", matrix))
                    .written(buffer -> jacobian.accept(buffer.get("jacobian")))
                    .get("jacobian");
        });
    }

    private GradientReport run(Supplier<?> output, Outputs outputs, Supplier<?> jacobian) {
        JacobianReader reader = new JacobianReader(outputs, parameters, inputs, "the Jacobian");
        Supplier<JacobianMatrix> matrix = () -> reader.read(jacobian.get());
        List<String> keys = unchanged.call("the Jacobian", matrix).keys();
        Parameters columns = Parameters.of(parameters.and(inputs).blocks().stream()
                .filter(block ->
                        keys.contains(block.key()) && !settings.skipped().containsKey(block.key()))
                .toArray(Block[]::new));
        return OutputCheck.ofMatrix(settings, columns, output, outputs, matrix).run("Jacobian", 1);
    }
}
