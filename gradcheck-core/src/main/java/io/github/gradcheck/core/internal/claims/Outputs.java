/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a layer's output in one row, and how they are called: those of all its arrays, one behind the other.
 * Every later output must have the same arrays, of the same shapes and precision.
 */
public final class Outputs {
    /** What an output is called that has no name of its own. */
    public static final String UNNAMED = "output";

    private final List<Part> parts;
    private final int count;
    private final String prefix;

    /**
     * One array of an output.
     *
     * @param path where it stands in the output; empty where it is the whole of it
     * @param shape its shape
     * @param alone whether it is one number and no array
     * @param singlePrecision whether it holds floats
     * @param first the place of its first number among all
     */
    record Part(String path, Shape shape, boolean alone, boolean singlePrecision, int first) {

        String name() {
            return path.isEmpty() ? UNNAMED : path;
        }

        int size() {
            return shape.size();
        }

        boolean fits(@Nullable Block block) {
            return block != null && shape.equals(block.shape());
        }
    }

    private Outputs(List<Part> parts, String prefix) {
        this.parts = parts;
        this.prefix = prefix;
        this.count = parts.stream().mapToInt(Part::size).sum();
    }

    /**
     * Remembers what an output looks like.
     *
     * @param model what the layer returned
     * @return its names and shapes
     * @throws GradientCheckException if it is null, has an unknown type or no numbers
     */
    public static Outputs of(@Nullable Object model) {
        return of(model, "");
    }

    /**
     * Remembers what an output looks like that is called otherwise than it is in the output: a gradient by its key.
     *
     * @param model what the layer returned
     * @param prefix what stands before the name of each number
     * @return its names and shapes
     * @throws GradientCheckException if it is null, has an unknown type or no numbers
     */
    public static Outputs of(@Nullable Object model, String prefix) {
        List<Part> parts = new ArrayList<>();
        int first = 0;
        Map<String, Block> blocks = blocks(model);
        Map<String, @Nullable Object> leaves = Structure.of(model);
        for (Block block : blocks.values()) {
            boolean alone = leaves.get(block.key()) instanceof Number;
            parts.add(new Part(block.key(), block.shape(), alone, block.singlePrecision(), first));
            first += block.size();
        }
        if (first == 0) {
            throw new GradientCheckException(
                    "the output has no numbers: it is " + (parts.isEmpty() ? "empty" : "of shape " + inWords(blocks)));
        }
        return new Outputs(parts, prefix);
    }

    /**
     * How many numbers there are.
     *
     * @return at least 1
     */
    public int count() {
        return count;
    }

    /**
     * The name of one number.
     *
     * @param number its place among all
     * @return for instance {@code residual[4]}; {@code output[4]} where the output has no name
     */
    public String name(int number) {
        Part part = parts.get(0);
        for (Part other : parts) {
            part = other.first() <= number && other.size() > 0 ? other : part;
        }
        String name = prefix + part.name();
        return part.alone() ? name : name + part.shape().indices(number - part.first());
    }

    List<Part> parts() {
        return parts;
    }

    /**
     * Copies the numbers of an output.
     *
     * @param output what the layer returned
     * @param numbers where they go
     * @throws GradientCheckException if the output is null, or has another type or shape than the first
     */
    public void read(@Nullable Object output, double[] numbers) {
        Map<String, Block> blocks = blocks(output);
        requireLikeTheFirst(blocks);
        for (Part part : parts) {
            Block block = Objects.requireNonNull(blocks.get(part.path()));
            for (int i = 0; i < block.size(); i++) {
                numbers[part.first() + i] = block.get(i);
            }
        }
    }

    private void requireLikeTheFirst(Map<String, Block> blocks) {
        if (blocks.size() != parts.size() || !parts.stream().allMatch(part -> part.fits(blocks.get(part.path())))) {
            throw new GradientCheckException("the output changes its shape from call to call: it was " + inWords()
                    + ", now it is " + inWords(blocks));
        }
        for (Part part : parts) {
            boolean single = Objects.requireNonNull(blocks.get(part.path())).singlePrecision();
            if (part.singlePrecision() != single) {
                throw new GradientCheckException("the output changes its type from call to call: it was "
                        + precision(part.singlePrecision()) + ", now it is " + precision(single));
            }
        }
    }

    /**
     * Copies the derivatives of all outputs along one direction.
     *
     * @param returned what the user's code returned: of the type of the output, or any other with the same names and
     *     as many numbers, or one array of all
     * @param what how it is called, for errors
     * @return one number for each output
     * @throws GradientCheckException if it is null, has an unknown type or another shape
     */
    public double[] derivatives(@Nullable Object returned, String what) {
        if (returned == null) {
            throw new GradientCheckException(what + " is null");
        }
        Map<String, Block> blocks = blocks(returned);
        double[] numbers = new double[count];
        for (Part part : parts) {
            Block block = blocks.size() == 1 && parts.size() == 1
                    ? blocks.values().iterator().next()
                    : blocks.get(part.path());
            if (block == null || blocks.size() != parts.size() || !part.shape().fits(block.shape())) {
                throw new GradientCheckException(what + " has the shape " + inWords(blocks) + ", but the output has "
                        + inWords() + ": return the derivatives in the form of the output");
            }
            System.arraycopy(block.toArray(), 0, numbers, part.first(), part.size());
        }
        return numbers;
    }

    /**
     * Whether the output holds floats.
     *
     * @return true if any part of it does
     */
    public boolean singlePrecision() {
        return parts.stream().anyMatch(Part::singlePrecision);
    }

    private static String inWords(Map<String, Block> blocks) {
        return blocks.values().stream().map(block -> block.toString().strip()).collect(Collectors.joining(", "));
    }

    private String inWords() {
        return parts.stream()
                .map(part -> (part.path() + " (" + part.shape() + ")").strip())
                .collect(Collectors.joining(", "));
    }

    private static String precision(boolean single) {
        return single ? "float" : "double";
    }

    private static Map<String, Block> blocks(@Nullable Object output) {
        if (output == null) {
            throw new GradientCheckException("the layer returned null");
        }
        try {
            return Structure.blocks(output);
        } catch (IllegalArgumentException unknownType) {
            throw new GradientCheckException(String.valueOf(unknownType.getMessage()), unknownType);
        }
    }
}
