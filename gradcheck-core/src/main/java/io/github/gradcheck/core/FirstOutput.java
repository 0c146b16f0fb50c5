/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.OutputScales;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.directions.Scale;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a layer returns at the point, and how much each number of it moves with the parameters. The layer is called
 * twice.
 *
 * @param output its type and shape are those of all outputs; its numbers may be overwritten by the next call
 * @param scales how much each number moves
 */
record FirstOutput<Y>(Y output, OutputScales scales) {
    /** As near as a usual step, where a layer is still smooth; a billion times more than rounding. */
    private static final double DISTANCE = 1e-3;

    /**
     * Calls the layer.
     *
     * @param moved what is moved: the parameters, else the inputs; put back at the end
     * @param layer evaluates the output
     * @param seed where the direction comes from
     * @throws GradientCheckException if the layer throws or returns null at the point itself, or has an output of an
     *     unknown type
     */
    static <Y> FirstOutput<Y> of(Parameters moved, Supplier<? extends Y> layer, long seed) {
        Y output = call(layer);
        try {
            Map<String, double[]> numbers = OutputScales.numbers(output);
            return new FirstOutput<>(output, scales(moved, layer, seed, output, numbers));
        } catch (IllegalArgumentException unknownType) {
            throw new GradientCheckException(String.valueOf(unknownType.getMessage()), unknownType);
        }
    }

    private static <Y> Y call(Supplier<? extends Y> layer) {
        try {
            Y output = layer.get();
            if (output == null) {
                throw new GradientCheckException("the layer returned null");
            }
            return output;
        } catch (RuntimeException thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, 0);
            throw thrown instanceof GradientCheckException known
                    ? known
                    : new GradientCheckException("the layer threw " + thrown, thrown);
        }
    }

    /** Where the layer has no output beside the point, outputs count as they are. */
    private static <Y> OutputScales scales(
            Parameters moved, Supplier<? extends Y> layer, long seed, Y output, Map<String, double[]> numbers) {
        Snapshot before = Snapshot.of(moved);
        try {
            for (Block block : moved.blocks()) {
                move(block, before.numbers(block), seed);
            }
            return OutputScales.of(output, numbers, OutputScales.numbers(layer.get()), DISTANCE);
        } catch (RuntimeException | AssertionError outsideDomain) {
            CheckInterruptedException.throwIfCauseOf(outsideDomain, 0);
            return OutputScales.ones(output);
        } finally {
            before.restore();
        }
    }

    private static void move(Block block, double[] origin, long seed) {
        Direction direction = new Directions(block, origin, Scale.of(origin), seed, "outputs").draw(0);
        for (int i = 0; i < origin.length; i++) {
            block.set(i, origin[i] + DISTANCE * direction.component(i));
        }
    }
}
