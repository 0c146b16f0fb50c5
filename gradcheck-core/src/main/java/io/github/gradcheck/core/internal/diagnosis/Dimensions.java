/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The factors that come from the lengths of inputs and parameters, the most plausible first. A factor that the length
 * of the batch explains, and another length as well, is known without a reason.
 */
final class Dimensions {
    /** Of a parameter's lengths, 2 says nothing: a factor 2 has many causes. */
    private static final int TELLING_LENGTH = 3;

    private static final KnownFactor ONE = new KnownFactor(1, "");

    private Dimensions() {}

    static List<KnownFactor> factors(Parameters parameters, Parameters inputs) {
        List<Integer> axes = batchAxes(inputs.blocks());
        List<KnownFactor> batch = ofBatch(inputs.blocks(), axes);
        List<KnownFactor> ofInputs = ofOthers(inputs.blocks(), axes);
        List<KnownFactor> ofParameters = ofOthers(parameters.blocks(), List.of());
        List<KnownFactor> lengths =
                Stream.of(batch, ofInputs, ofParameters).flatMap(List::stream).toList();
        List<KnownFactor> factors = new ArrayList<>(List.of(new KnownFactor(-1, "")));
        Stream.of(
                        batch.stream().map(factor -> toldFrom(lengths, factor)),
                        both(2, "a forgotten 1/2, or added twice", "a 1/2 too many, or a forgotten 2").stream(),
                        ofInputs.stream(),
                        KnownFactor.ANGLES.stream(),
                        both(255, "pixels are divided by 255", "pixels are divided by 255").stream(),
                        ofParameters.stream())
                .flatMap(Function.identity())
                .filter(factor -> !ONE.isCloseTo(factor.value()))
                .forEach(factor -> addNew(factors, factor));
        return factors;
    }

    /** The first reason for a factor is named: of the lengths of layers many are equal because they are one. */
    private static void addNew(List<KnownFactor> factors, KnownFactor factor) {
        if (factors.stream().noneMatch(known -> known.isCloseTo(factor.value()))) {
            factors.add(factor);
        }
    }

    /** The batch is the reason for a factor only if no other length is. */
    private static KnownFactor toldFrom(List<KnownFactor> lengths, KnownFactor factor) {
        boolean once = lengths.stream()
                        .filter(other -> other.isCloseTo(factor.value()))
                        .count()
                == 1;
        return once ? factor : new KnownFactor(factor.value(), "");
    }

    /** The axes along which all inputs have the same length; of a single input, any may be that of the batch. */
    private static List<Integer> batchAxes(List<Block> inputs) {
        boolean matrices = inputs.stream().allMatch(input -> input.shape().rank() == 2);
        return IntStream.of(1, 0)
                .filter(axis -> matrices && lengths(inputs, axis).distinct().count() == 1)
                .boxed()
                .toList();
    }

    private static IntStream lengths(List<Block> inputs, int axis) {
        return inputs.stream().mapToInt(input -> input.shape().length(axis));
    }

    private static List<KnownFactor> ofBatch(List<Block> inputs, List<Integer> axes) {
        List<KnownFactor> factors = new ArrayList<>();
        for (int axis : inputs.isEmpty() ? List.<Integer>of() : axes) {
            Block first = inputs.get(0);
            Length length = Length.of(inputs.size() == 1 ? first.key() : "the batch", first.shape(), axis);
            int m = length.value();
            if (m > 1) {
                String has = length.text();
                String halves = m == 2 ? ", or a forgotten 1/2" : "";
                factors.addAll(both(m, has + ": sum against mean" + halves, has + ": mean against sum" + halves));
                factors.addAll(both(2.0 * m, has + ": a missing 1/(2m)", has + ": divided by 2m"));
            }
            if (m > 2) {
                String less = String.format(Locale.ROOT, "%s: divided by %d against %d", length.text(), m - 1, m);
                factors.addAll(both(m / (m - 1.0), less, less));
            }
        }
        return factors;
    }

    private static List<KnownFactor> ofOthers(List<Block> blocks, List<Integer> without) {
        List<KnownFactor> factors = new ArrayList<>();
        for (Block block : blocks) {
            Shape shape = block.shape();
            for (int axis = shape.rank() - 1; axis >= 0; axis--) {
                if (!without.contains(axis)) {
                    factors.addAll(of(Length.of(block.key(), shape, axis)));
                }
            }
            factors.addAll(of(new Length(block.key(), block.size(), "entries")));
        }
        return factors;
    }

    private static List<KnownFactor> of(Length length) {
        return length.value() >= TELLING_LENGTH ? both(length.value(), length.text(), length.text()) : List.of();
    }

    private static List<KnownFactor> both(double value, String tooBig, String tooSmall) {
        return List.of(new KnownFactor(value, tooBig), new KnownFactor(1 / value, tooSmall));
    }

    /** One length of an input or parameter. */
    private record Length(String name, int value, String word) {

        static Length of(String name, Shape shape, int axis) {
            String word = switch (shape.rank()) {
                case 1 -> "entries";
                case 2 -> axis == 1 ? "columns" : "rows";
                default -> "slices";
            };
            return new Length(name, shape.length(axis), word);
        }

        String text() {
            return name + " has " + value + " " + word;
        }
    }
}
