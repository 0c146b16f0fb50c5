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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a layer returns at the point, and how much each number of it moves with the parameters. The layer is called
 * twice, of many outputs four times.
 *
 * @param output its type and shape are those of all outputs; its numbers may be overwritten by the next call
 * @param scales how much each number moves
 */
record FirstOutput<Y>(Y output, OutputScales scales) {
    /** As near as a usual step, where a layer is still smooth; a billion times more than rounding. */
    private static final double DISTANCE = 1e-3;

    /**
     * Of a thousand outputs one hardly moves along any one direction, a thousandth of the usual, and would get a
     * cotangent that drowns all others; along the best of three it moves by a tenth.
     */
    private static final int DIRECTIONS = 3;

    /** Up to so many outputs none is drowned: one direction does. */
    private static final int FEW_OUTPUTS = 8;

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
        Y output = Unchanged.answer("the layer", layer);
        if (output == null) {
            throw new GradientCheckException("the layer returned null");
        }
        return output;
    }

    /** Where the layer has no output beside the point, outputs count as they are. */
    private static <Y> OutputScales scales(
            Parameters moved, Supplier<? extends Y> layer, long seed, Y output, Map<String, double[]> numbers) {
        List<OutputScales> along = new ArrayList<>();
        int outputs = numbers.values().stream().mapToInt(array -> array.length).sum();
        for (int number = 0; number < (outputs > FEW_OUTPUTS ? DIRECTIONS : 1); number++) {
            beside(moved, layer, seed, number)
                    .map(there -> OutputScales.of(output, numbers, there, DISTANCE))
                    .ifPresent(along::add);
        }
        return along.stream().reduce(OutputScales::larger).orElseGet(() -> OutputScales.ones(output));
    }

    /** The numbers at a point beside. */
    private static <Y> Optional<Map<String, double[]>> beside(
            Parameters moved, Supplier<? extends Y> layer, long seed, int number) {
        Snapshot before = Snapshot.of(moved);
        try {
            for (Block block : moved.blocks()) {
                move(block, before.numbers(block), seed, number);
            }
            return Optional.of(OutputScales.numbers(layer.get()));
        } catch (RuntimeException | AssertionError outsideDomain) {
            CheckInterruptedException.throwIfCauseOf(outsideDomain, 0);
            return Optional.empty();
        } finally {
            before.restore();
        }
    }

    private static void move(Block block, double[] origin, long seed, int number) {
        Direction direction = new Directions(block, origin, Scale.of(origin), seed, "outputs").draw(number);
        for (int i = 0; i < origin.length; i++) {
            block.set(i, origin[i] + DISTANCE * direction.component(i));
        }
    }
}
