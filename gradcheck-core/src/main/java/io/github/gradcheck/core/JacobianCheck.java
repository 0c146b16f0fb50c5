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
import java.util.function.Supplier;

/** A check of a Jacobian: looks at what output and Jacobian are like, and then at every output. */
final class JacobianCheck {
    private final Settings settings;
    private final Parameters parameters;
    private final Parameters inputs;
    private final Snapshot before;

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
        this.before = before;
    }

    /**
     * Compares.
     *
     * @param output evaluates the outputs at the present values
     * @param jacobian evaluates their derivatives there
     */
    GradientReport run(Supplier<?> output, Supplier<?> jacobian) {
        Outputs outputs = Outputs.of(call("the layer", output));
        requireUnchanged("the layer");
        JacobianReader reader = new JacobianReader(outputs, parameters, inputs);
        Supplier<JacobianMatrix> matrix = () -> reader.read(jacobian.get());
        List<String> keys = call("the Jacobian", matrix).keys();
        requireUnchanged("the Jacobian");
        Parameters moved = Parameters.of(parameters.and(inputs).blocks().stream()
                .filter(block ->
                        keys.contains(block.key()) && !settings.skipped().containsKey(block.key()))
                .toArray(Block[]::new));
        return new OutputCheck(settings, moved, output, outputs, matrix).run("Jacobian", 1);
    }

    /** Calls code of the user at the point itself, where it must have an answer. */
    static <T> T call(String what, Supplier<T> code) {
        try {
            return code.get();
        } catch (CheckInterruptedException | GradientCheckException known) {
            throw known;
        } catch (RuntimeException thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, 0);
            throw new GradientCheckException(what + " threw " + thrown, thrown);
        }
    }

    private void requireUnchanged(String culprit) {
        before.firstChange().ifPresent(entry -> {
            throw new GradientCheckException(culprit + " changes `" + entry
                    + "`: it must leave parameters and inputs as they are; let it work on a copy");
        });
    }
}
