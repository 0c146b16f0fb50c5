/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.Tangent;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.WorkingArrays;
import java.util.Arrays;
import java.util.List;

/** Several keys at once, each along a direction of its own and by a share of the distance. */
public final class JointDirection implements Move, Tangent {
    private final List<Direction> parts;
    private final double[] weights;
    private final boolean measured;

    /**
     * All keys by the whole distance.
     *
     * @param parts over different blocks
     */
    public JointDirection(List<Direction> parts) {
        this(parts, ones(parts.size()));
    }

    /**
     * Each key by its share.
     *
     * @param parts over different blocks
     * @param weights the share of each of them in the distance; kept, not copied
     */
    public JointDirection(List<Direction> parts, double[] weights) {
        this.parts = List.copyOf(parts);
        this.weights = weights;
        this.measured = parts.stream().anyMatch(Direction::singlePrecision)
                && parts.stream().allMatch(Direction::isMeasured);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * The directions of the keys.
     *
     * @return over different blocks
     */
    public List<Direction> parts() {
        return parts;
    }

    @Override
    public void to(double t, WorkingArrays arrays) {
        for (int i = 0; i < weights.length; i++) {
            parts.get(i).to(t * weights[i], arrays);
        }
    }

    /**
     * The distance at which the gradients that measure the parts imply the same change of the loss as they do for the
     * entries as they are stored; the wanted one where a part is not measured, or none is an array of floats.
     */
    @Override
    public double displacement(double t) {
        if (!measured) {
            return t;
        }
        Stored sum = new Stored();
        for (int i = 0; i < weights.length; i++) {
            sum.add(parts.get(i).stored(t * weights[i]), weights[i]);
        }
        return sum.displacement(t);
    }

    /**
     * Names a point to which all keys have moved.
     *
     * @param t the distance
     * @return for instance {@code all keys + 1e-02 along a random direction}
     */
    public static String atAllKeys(double t) {
        return Move.alongDirection("all keys", t);
    }

    @Override
    public String at(double t) {
        return atAllKeys(t);
    }

    @Override
    public void back(WorkingArrays arrays) {
        for (Direction part : parts) {
            part.back(arrays);
        }
    }

    @Override
    public double dot(Gradient gradient) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * parts.get(i).dot(gradient);
        }
        return sum;
    }
}
