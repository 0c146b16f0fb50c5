/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.directions.Parts;
import io.github.gradcheck.core.internal.directions.Projection;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Quotient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Derivatives of backward along random directions, each over a part of the entries of all keys together, projected on
 * these directions again. No two parts have an entry in common, so that what is compared are entries of the Jacobian
 * off its diagonal: on the diagonal, every function of one entry alone is symmetric.
 */
final class JacobianProducts {
    /** So small that few kinks lie within, so large that rounding counts little; the two must agree. */
    private static final double COARSE = 1e-4;

    /** A tenth of it: what separates the two quotients is 99 times the truncation error of the finer one. */
    private static final double FINE = 1e-5;

    /**
     * A jump of the gradient within the fine step moves its difference quotient by 10/9 of what separates the two; a
     * little more.
     */
    private static final double SAFETY = 1.2;

    /** Rounding of a projected gradient, in proportion to its summands: nine times 2^-53. */
    private static final double ROUNDING = 1e-15;

    private final List<KeyGradient> candidates;
    private final Objective objective;
    private final int lane;
    private final BackwardCalls backward;
    private final long seed;
    private final Parts parts;
    private final List<List<Projection>> projections;
    private final double[] magnitudes;

    JacobianProducts(List<KeyGradient> candidates, BasePoint point, BackwardCalls backward, long seed, int count) {
        this.candidates = candidates;
        this.objective = point.objective();
        this.lane = point.lane();
        this.backward = backward;
        this.seed = seed;
        this.parts = Parts.of(candidates.stream().mapToInt(KeyGradient::size).toArray(), count, seed);
        this.projections = IntStream.range(0, count)
                .mapToObj(number -> IntStream.range(0, candidates.size())
                        .mapToObj(key -> projection(key, number))
                        .toList())
                .toList();
        this.magnitudes = IntStream.range(0, count).mapToDouble(this::magnitude).toArray();
    }

    /** Drawn anew for each use, because a direction is as large as the parameters. */
    private List<Direction> directions(int number) {
        return IntStream.range(0, candidates.size())
                .mapToObj(key -> candidates
                        .get(key)
                        .direction(seed, purpose(number), entry -> parts.contains(number, key, entry)))
                .toList();
    }

    private Projection projection(int key, int number) {
        return candidates.get(key).projection(seed, purpose(number), entry -> parts.contains(number, key, entry));
    }

    /** Whether no entry moves along a direction, as of a key of two entries in three parts. */
    boolean isEmpty(int number) {
        return parts.isEmpty(number);
    }

    private static String purpose(int number) {
        return "consistency " + number;
    }

    /**
     * Differentiates backward along one direction, at four calls.
     *
     * @return nothing if backward fails at a moved point, or returns something else than numbers
     */
    Optional<Along> along(int number) {
        JointDirection line = new JointDirection(directions(number));
        List<double[][]> values = new ArrayList<>();
        for (double distance : new double[] {COARSE, -COARSE, FINE, -FINE}) {
            double[][] projected = new double[projections.size()][candidates.size()];
            double sum = objective.during(line, distance, () -> project(projected));
            if (!Double.isFinite(sum)) {
                return Optional.empty();
            }
            values.add(projected);
        }
        Along along = new Along(projections.size(), candidates.size());
        for (int on = 0; on < projections.size(); on++) {
            along.set(on, values, magnitudes[on]);
        }
        return Optional.of(along);
    }

    /**
     * What the gradient at the present values implies along every direction, key by key; returns a sum that shows a
     * NaN. The function is called first, because backward may use what that stores.
     */
    private double project(double[][] projected) {
        return backward.claimAfterFunction()
                .map(claim -> project(claim.lane(lane), projected))
                .orElse(Double.NaN);
    }

    private double project(Gradient gradient, double[][] projected) {
        double sum = 0;
        for (int on = 0; on < projected.length; on++) {
            for (int key = 0; key < candidates.size(); key++) {
                Projection projection = projections.get(on).get(key);
                projected[on][key] = gradient.of(candidates.get(key).key())
                        .map(block -> projection.of(block::get))
                        .orElse(Double.NaN);
                sum += Math.abs(projected[on][key]);
            }
        }
        return sum;
    }

    /** Lets backward see the point itself again, because it may store what it last saw. */
    void finish() {
        double unused = project(new double[projections.size()][candidates.size()]);
    }

    private double magnitude(int number) {
        double sum = 0;
        List<Direction> directions = directions(number);
        for (int key = 0; key < candidates.size(); key++) {
            KeyGradient candidate = candidates.get(key);
            for (int entry = 0; entry < candidate.size(); entry++) {
                sum += Math.abs(directions.get(key).component(entry) * candidate.analytic(entry));
            }
        }
        return sum;
    }

    /** The derivative of backward along one direction. */
    static final class Along {
        private final double[][] values;
        private final double[] errorBars;

        private Along(int directions, int keys) {
            this.values = new double[directions][keys];
            this.errorBars = new double[directions];
        }

        /** Takes the finer of two central quotients; what separates them is the error bar. */
        private void set(int on, List<double[][]> projected, double magnitude) {
            double spread = 0;
            for (int key = 0; key < values[on].length; key++) {
                double coarse =
                        Quotient.central(projected.get(0)[on][key], projected.get(1)[on][key], 2 * COARSE);
                values[on][key] =
                        Quotient.central(projected.get(2)[on][key], projected.get(3)[on][key], 2 * FINE);
                spread += Math.abs(values[on][key] - coarse);
            }
            errorBars[on] = SAFETY * spread + ROUNDING * magnitude / FINE;
        }

        /** The part that one key has in the projection on a direction. */
        double value(int on, int key) {
            return values[on][key];
        }

        double errorBar(int on) {
            return errorBars[on];
        }
    }
}
