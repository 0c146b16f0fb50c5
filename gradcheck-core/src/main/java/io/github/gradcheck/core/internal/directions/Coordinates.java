/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.Products;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What is moved where many outputs are compared at once: each entry of a small key, and a large key along a few random
 * directions. All outputs are compared along the same ones, so that they share evaluations.
 */
public final class Coordinates {
    /**
     * Four directions over a key. An error e with reach r stays unseen along all of them with probability
     * {@code (sqrt(2/pi) r/||e||)^4}: once in a million for an error of 25 reaches.
     */
    private static final int DIRECTIONS = 4;

    /** How many reaches an error needs to be seen, but for one in a million. */
    public static final double SEEN = 25;

    private final Map<String, List<double[]>> directions = new LinkedHashMap<>();
    private final Parameters moved;

    private Coordinates(List<Block> blocks, boolean everyEntry, long seed) {
        List<Block> all = new ArrayList<>();
        for (Block block : blocks) {
            boolean large = !everyEntry && block.size() > 2 * DIRECTIONS && !block.singlePrecision();
            if (large) {
                directions.put(block.key(), drawn(block, seed));
            }
            all.add(large ? Combination.of(block, Objects.requireNonNull(directions.get(block.key()))) : block);
        }
        this.moved = Parameters.of(all.toArray(Block[]::new));
    }

    /**
     * Each entry of every key.
     *
     * @param blocks the keys
     * @return their entries
     */
    public static Coordinates ofEntries(List<Block> blocks) {
        return new Coordinates(blocks, true, 0);
    }

    /**
     * Directions over large keys. A key of floats has none: rounded entries leave a direction without a length.
     *
     * @param blocks the keys, at their present values
     * @param seed where the directions come from
     * @return directions over large keys of doubles, and the entries of the others
     */
    public static Coordinates ofDirections(List<Block> blocks, long seed) {
        return new Coordinates(blocks, false, seed);
    }

    private static List<double[]> drawn(Block block, long seed) {
        double[] origin = block.toArray();
        Directions random = new Directions(block, origin, Scale.of(origin), seed, "coordinates");
        List<double[]> drawn = new ArrayList<>();
        for (int number = 0; number < DIRECTIONS; number++) {
            Direction direction = random.draw(number);
            double[] vector = new double[origin.length];
            Arrays.setAll(vector, direction::component);
            drawn.add(vector);
        }
        return drawn;
    }

    /**
     * What is moved.
     *
     * @return a block for each key; of a large one, an entry for each direction
     */
    public Parameters moved() {
        return moved;
    }

    /**
     * The keys that are moved along directions.
     *
     * @return their names
     */
    public Set<String> alongDirections() {
        return directions.keySet();
    }

    /**
     * How many entries a key has.
     *
     * @param moved one of the blocks that are moved
     * @return its own number, also where it is moved along directions
     */
    public int entries(Block moved) {
        List<double[]> drawn = directions.get(moved.key());
        return drawn == null ? moved.size() : drawn.get(0).length;
    }

    /**
     * The derivatives by what is moved that a gradient implies.
     *
     * @param block one of {@link #moved}
     * @param gradient the gradient of its key
     * @return one for each entry or direction
     */
    public double[] along(Block block, double[] gradient) {
        List<double[]> drawn = directions.get(block.key());
        return drawn == null
                ? gradient.clone()
                : drawn.stream()
                        .mapToDouble(direction -> {
                            double sum = 0;
                            for (int i = 0; i < direction.length; i++) {
                                sum += direction[i] * gradient[i];
                            }
                            return sum;
                        })
                        .toArray();
    }

    /**
     * Asks for the derivatives of all outputs by what is moved.
     *
     * @param claim the user's code
     * @param outputs how many outputs there are
     * @return a column for each entry or direction
     */
    public JacobianMatrix matrix(Products claim, int outputs) {
        if (directions.isEmpty() && claim instanceof JacobianMatrix whole) {
            return whole;
        }
        JacobianMatrix matrix = JacobianMatrix.zeros(outputs, moved.blocks());
        for (Block block : moved.blocks()) {
            List<double[]> drawn = directions.get(block.key());
            for (int column = 0; column < block.size(); column++) {
                matrix.setColumn(
                        block.key(),
                        column,
                        claim.along(block.key(), drawn == null ? unit(block.size(), column) : drawn.get(column)));
            }
        }
        return matrix;
    }

    private static double[] unit(int size, int entry) {
        double[] unit = new double[size];
        unit[entry] = 1;
        return unit;
    }
}
