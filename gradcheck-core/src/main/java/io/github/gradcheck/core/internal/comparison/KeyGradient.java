/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.directions.Projection;
import io.github.gradcheck.core.internal.directions.Scale;
import io.github.gradcheck.core.parameters.Block;
import java.util.function.IntPredicate;

/** One key and the gradient that is to be compared there. */
public final class KeyGradient {
    private final Block block;
    private final double[] origin;
    private final double[] analytic;
    private final Scale scale;
    private final GradientSpread spread;
    private final double usualEffect;
    /** What decides how far entries and keys are moved: the gradient itself, or that of all outputs. */
    private final double[] moving;

    /**
     * Creates a candidate; the arrays are kept, not copied, and never written to.
     *
     * @param block the parameter block
     * @param origin a copy of its entries
     * @param analytic what backward returned for it
     */
    public KeyGradient(Block block, double[] origin, double[] analytic) {
        this(block, origin, analytic, analytic, GradientSpread.NONE);
    }

    private KeyGradient(Block block, double[] origin, double[] analytic, double[] moving, GradientSpread spread) {
        this.block = block;
        this.origin = origin;
        this.analytic = analytic;
        this.moving = moving;
        this.scale = Scale.of(origin, moving);
        this.spread = spread;
        this.usualEffect = usualEffect(scale, analytic);
    }

    /**
     * The same gradient, which is not the same at every call of backward.
     *
     * @param known how far apart the answers are
     * @return a candidate that shares the arrays
     */
    public KeyGradient withSpread(GradientSpread known) {
        return new KeyGradient(block, origin, analytic, moving, known);
    }

    /**
     * The same gradient of one output of many, all of which are moved alike, so that they share evaluations.
     *
     * @param usual how large the derivatives of all outputs usually are; kept, not copied
     * @return a candidate that shares the arrays
     */
    public KeyGradient movedAs(double[] usual) {
        return new KeyGradient(block, origin, analytic, usual, spread);
    }

    /**
     * What another call of backward returned at another point.
     *
     * @param there the entries at that point; kept, not copied
     * @param gradient what backward returned there; kept, not copied
     * @return a candidate that is moved as this one
     */
    KeyGradient at(double[] there, double[] gradient) {
        return new KeyGradient(block, there, gradient, isOneOfMany() ? moving : gradient, spread);
    }

    /**
     * Whether other outputs are compared at the same points.
     *
     * @return true for one output of many
     */
    public boolean isOneOfMany() {
        return moving != analytic;
    }

    /**
     * The parameter block.
     *
     * @return the live view
     */
    public Block block() {
        return block;
    }

    /**
     * The name of the key.
     *
     * @return for instance {@code W1}
     */
    public String key() {
        return block.key();
    }

    /**
     * How many entries there are.
     *
     * @return at least 1
     */
    public int size() {
        return analytic.length;
    }

    /**
     * The parameter itself.
     *
     * @param entry the number of an entry
     * @return its value at the point
     */
    public double origin(int entry) {
        return origin[entry];
    }

    /**
     * The gradient.
     *
     * @param entry the number of an entry
     * @return what backward returned
     */
    public double analytic(int entry) {
        return analytic[entry];
    }

    double[] origin() {
        return origin;
    }

    double[] analytic() {
        return analytic;
    }

    GradientSpread spread() {
        return spread;
    }

    Scale scale() {
        return scale;
    }

    /**
     * A direction in which every entry moves in proportion to itself, so that even one next to the edge of the domain
     * stays inside.
     *
     * @param seed where it comes from
     * @param purpose what it is for
     * @return the direction
     */
    public Direction smallSteps(long seed, String purpose) {
        return new Directions(block, origin, Scale.relative(origin), seed, purpose).draw(0);
    }

    /**
     * A random direction over the whole key in which a step of 1 moves every entry by about its own size.
     *
     * @param seed where it comes from
     * @param purpose what it is for
     * @return the direction
     */
    public Direction direction(long seed, String purpose) {
        return directions(seed, purpose).draw(0);
    }

    /**
     * A random direction over some entries of the key.
     *
     * @param seed where it comes from
     * @param purpose what it is for
     * @param moving the entries that move
     * @return the direction
     */
    public Direction direction(long seed, String purpose, IntPredicate moving) {
        return new Directions(block, origin, scale.only(moving), seed, purpose).draw(0);
    }

    /**
     * The projection on that direction, which keeps no array.
     *
     * @param seed where the direction comes from
     * @param purpose what it is for
     * @return what a gradient implies along {@link #direction}
     */
    public Projection projection(long seed, String purpose) {
        return projection(seed, purpose, entry -> true);
    }

    /**
     * The projection on such a direction over some entries.
     *
     * @param seed where the direction comes from
     * @param purpose what it is for
     * @param moving the entries that move
     * @return what a gradient implies along {@link #direction(long, String, IntPredicate)}
     */
    public Projection projection(long seed, String purpose, IntPredicate moving) {
        return Directions.projection(block, scale.only(moving), seed, purpose);
    }

    /** Random directions over the whole key. */
    Directions directions(long seed, String purpose) {
        return new Directions(block, origin, scale, seed, purpose);
    }

    /**
     * What this key does to the loss, by the gradient: the standard deviation of its change along a random direction in
     * which every entry moves by its own size.
     *
     * @return {@code ||s o a||}, scale times gradient
     */
    public double effect() {
        return Math.sqrt(size()) * usualEffect();
    }

    /** The root mean square of the change of the loss, by the gradient, when an entry moves by its own size. */
    double usualEffect() {
        return usualEffect;
    }

    private static double usualEffect(Scale scale, double[] analytic) {
        return Norm.of(0, analytic.length, i -> scale.of(i) * analytic[i]) / Math.sqrt(analytic.length);
    }

    /** The same of all outputs together; {@link #effect} where there is no other. */
    double sharedEffect() {
        return isOneOfMany() ? Math.sqrt(size()) * usualEffect(scale, moving) : effect();
    }

    /** Whether every entry is a number that fits into a float, as if backward were computed, or kept, in float. */
    boolean isOfFloats() {
        for (double entry : analytic) {
            if ((float) entry != entry) {
                return false;
            }
        }
        return true;
    }

    boolean analyticZero() {
        for (double entry : analytic) {
            if (entry != 0) {
                return false;
            }
        }
        return true;
    }
}
