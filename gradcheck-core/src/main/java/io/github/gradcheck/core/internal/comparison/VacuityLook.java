/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.Directions;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Line;
import java.util.Arrays;
import java.util.List;

/**
 * Looks whether a key whose gradient is nothing but rounding (1e-17 in place of 0) moves the loss by nothing but
 * rounding, too: as a bias before a batch normalisation, which subtracts it again. That is decided before anything is
 * compared, because no error bar is small against a gradient that is zero.
 *
 * <p>Several such keys are looked at together: their changes cancel by chance only. The loss is followed along two
 * random directions over them, 8 evaluations, at most 12. A gradient that is
 * wrongly about zero moves it by {@code t S} with S the effect of the true one, and so is seen from S = 9 noise on,
 * where the key may be moved by its own size.
 */
public final class VacuityLook implements Stage<Boolean> {
    /** The reach of a central difference at the key's own size: four error bars of three deviations, 12/sqrt(2). */
    private static final double WITHIN = 8.5;

    /**
     * The noise at a distance may be so many times that at the point: 4 to 11 times was measured; a sum that cancels is
     * off by as much. More than {@link #WITHIN} counts as noise only where it does not grow with the distance.
     */
    private static final double AT_MOST = 100;

    /**
     * A distance ten times larger makes ten times the change where there is a slope; of four values of equal noise the
     * largest varies less.
     */
    private static final double GROWTH = 4;

    /** An effect below this part of the other keys' is one that they would drown. */
    private static final double PART = 1e-9;

    private static final int DIRECTIONS = 2;
    private static final double NEAR = 1e-2;

    /** Where the key's own size is too far, as for a factor that must not change its sign. */
    private static final double MIDDLE = 1e-1;

    private static final double FAR = 1;

    private final BasePoint point;
    private final List<KeyGradient> candidates;
    private final long seed;
    private final double noise;
    private final double others;
    private boolean isNull;

    /**
     * Prepares the look.
     *
     * @param point where the gradient is checked
     * @param seed where the directions come from
     * @param candidates the keys with their gradients, which are looked at all at once
     * @param others the largest {@linkplain KeyGradient#effect() effect} of the other keys; 0 where there is none
     */
    public VacuityLook(BasePoint point, long seed, List<KeyGradient> candidates, double others) {
        this.point = point;
        this.candidates = candidates;
        this.seed = seed;
        this.noise = point.noise().level();
        this.others = others;
    }

    /**
     * Whether the gradients are so small that the look is worth its price.
     *
     * @return false also where all of one is zero to the bit, which costs no more than a pass without it unless it is
     *     one output of many, and where there is no other key: nothing tells a gradient that is zero from one that the
     *     noise of the loss hides
     */
    public boolean isWorthwhile() {
        return candidates.stream().allMatch(this::isWorthwhile);
    }

    private boolean isWorthwhile(KeyGradient key) {
        double effect = key.effect();
        boolean zero = effect == 0 && key.isOneOfMany() && others > 0;
        return (effect > 0 || zero) && effect <= AT_MOST * noise && effect <= PART * others;
    }

    @Override
    public void run() {
        double near = change(NEAR);
        isNull = near <= AT_MOST * noise && (isNoise(change(FAR), near) || isNullNearby(near));
    }

    /**
     * Then a slope might hide below the noise that would show farther away; it must be nothing against the other keys'.
     */
    private boolean isNullNearby(double near) {
        return WITHIN * noise / MIDDLE <= PART * others && isNoise(change(MIDDLE), near);
    }

    private boolean isNoise(double change, double nearer) {
        return change <= WITHIN * noise || (change <= AT_MOST * noise && change <= GROWTH * nearer);
    }

    /** The largest change of the loss at a distance to both sides; NaN where it has no value. */
    private double change(double distance) {
        double largest = 0;
        List<Directions> directions =
                candidates.stream().map(key -> key.directions(seed, "vacuity")).toList();
        for (int i = 0; i < DIRECTIONS; i++) {
            int number = i;
            Line line = point.line(
                    joint(directions.stream().map(each -> each.draw(number)).toList()));
            double[] values = new double[2];
            line.at(new double[] {distance, -distance}, values, 2);
            largest = Math.max(largest, Math.abs(values[0] - point.centre()));
            largest = Math.max(largest, Math.abs(values[1] - point.centre()));
        }
        return largest;
    }

    /** Every key moves by its own size. */
    private JointDirection joint(List<Direction> directions) {
        double[] weights = new double[directions.size()];
        Arrays.setAll(weights, i -> 1 / size(candidates.get(i), directions.get(i)));
        return new JointDirection(directions, weights);
    }

    /** By how many times their own size the entries move, in the mean; of few entries it may be much less than once. */
    private static double size(KeyGradient key, Direction direction) {
        double squares = 0;
        for (int i = 0; i < key.size(); i++) {
            double times = direction.component(i) / key.scale().of(i);
            squares += times * times;
        }
        return Math.sqrt(squares / key.size());
    }

    /** Whether the keys are null; a look that was not finished says no. */
    @Override
    public Boolean soFar() {
        return isNull;
    }
}
