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

/** The factors that come from the lengths of inputs and parameters, the most plausible first. */
final class Dimensions {
    /** Of a parameter's lengths, 2 says nothing: a factor 2 has many causes. */
    private static final int TELLING_LENGTH = 3;

    private static final KnownFactor ONE = new KnownFactor(1, "");

    private final List<KnownFactor> factors = new ArrayList<>();

    private Dimensions() {}

    static List<KnownFactor> factors(Parameters parameters, Parameters inputs) {
        Dimensions dimensions = new Dimensions();
        dimensions.add(-1, "");
        dimensions.addBatch(inputs.blocks());
        dimensions.addBoth(2, "a forgotten 1/2, or added twice", "a 1/2 too many, or a forgotten 2");
        inputs.blocks().forEach(dimensions::addLengths);
        dimensions.addBoth(255, "pixels are divided by 255", "pixels are divided by 255");
        parameters.blocks().forEach(dimensions::addLengths);
        return dimensions.factors;
    }

    private void addBatch(List<Block> inputs) {
        for (Length length : batchLengths(inputs)) {
            int m = length.value();
            String has = length.text();
            String halves = m == 2 ? ", or a forgotten 1/2" : "";
            addBoth(m, has + ": sum against mean" + halves, has + ": mean against sum" + halves);
            addBoth(2.0 * m, has + ": a missing 1/(2m)", has + ": divided by 2m");
            if (m > 2) {
                String less = String.format(Locale.ROOT, ": divided by %d against %d", m - 1, m);
                addBoth(m / (m - 1.0), has + less, has + less);
            }
        }
    }

    /** A length that all inputs have in common; that of a single input is only its own. */
    private static List<Length> batchLengths(List<Block> inputs) {
        List<Length> lengths = new ArrayList<>();
        if (inputs.isEmpty()) {
            return lengths;
        }
        String name = inputs.size() == 1 ? inputs.get(0).key() : "the batch";
        boolean matrices = inputs.stream().allMatch(input -> input.shape().rank() == 2);
        for (int dimension = matrices ? 1 : 0; matrices && dimension >= 0; dimension--) {
            int of = dimension;
            if (inputs.stream()
                            .mapToInt(input -> input.shape().length(of))
                            .distinct()
                            .count()
                    == 1) {
                lengths.add(Length.of(name, inputs.get(0).shape(), of));
            }
        }
        return lengths.stream().filter(length -> length.value() > 1).toList();
    }

    private void addLengths(Block block) {
        Shape shape = block.shape();
        for (int dimension = shape.rank() - 1; dimension >= 0; dimension--) {
            addLength(Length.of(block.key(), shape, dimension));
        }
        addLength(new Length(block.key(), block.size(), "entries"));
    }

    private void addLength(Length length) {
        if (length.value() >= TELLING_LENGTH) {
            addBoth(length.value(), length.text(), length.text());
        }
    }

    private void addBoth(double value, String tooBig, String tooSmall) {
        add(value, tooBig);
        add(1 / value, tooSmall);
    }

    /** The first reason for a factor is the one to name. */
    private void add(double value, String reason) {
        if (!ONE.isCloseTo(value) && factors.stream().noneMatch(known -> known.isCloseTo(value))) {
            factors.add(new KnownFactor(value, reason));
        }
    }

    /** One length of an input or parameter. */
    private record Length(String name, int value, String word) {

        static Length of(String name, Shape shape, int dimension) {
            String word = switch (shape.rank()) {
                case 1 -> "entries";
                case 2 -> dimension == 1 ? "columns" : "rows";
                default -> "slices";
            };
            return new Length(name, shape.length(dimension), word);
        }

        String text() {
            return name + " has " + value + " " + word;
        }
    }
}
