/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks whether backward is right at a second point as well, where all keys have moved: one that keeps values from the
 * first point, such as a transpose made in a constructor or what an earlier call of the loss has stored, is right
 * there only.
 *
 * <p>One direction over all keys together costs some eight evaluations and two calls of backward. Where it differs,
 * each key that is right at the first point is asked by the accept rule along two directions of its own, and so again
 * at a third point: kinks near one point, which noise may keep from being seen as such, are not near the other.
 */
public final class SecondPoint implements Stage<SecondPoint> {
    /**
     * A percent beside the point, gradients differ from those at the point by about a percent, the more the more curved
     * the loss is; a thousandth of that is asked for. Smaller differences were looked for at the point itself.
     */
    private static final double LEAST = 1e-5;

    /** How far the third point is, in proportion to the parameters: as far as the second. */
    private static final double DISTANCE = 1e-2;

    private static final int DIRECTIONS = 2;

    private static final String FIRST = "second point";

    private static final StepSchedule STEPS = StepSchedule.upTo(1e-6).within(3);

    private final Elsewhere elsewhere;
    private final List<KeyGradient> keys;
    private final Function<KeyGradient, Tolerance> tolerance;
    private final long seed;
    private double difference;
    private boolean finished = true;

    /**
     * What a direction over several keys shows.
     *
     * @param difference how far backward is off along it; 0 if no more than is left open
     * @param reach what is left open
     */
    private record Look(double difference, double reach) {}

    /**
     * Prepares the look.
     *
     * @param elsewhere leads to the second point
     * @param keys all keys with their gradients at the first one
     * @param tolerance which differences of a key are excused
     * @param seed where directions come from
     */
    public SecondPoint(
            Elsewhere elsewhere, List<KeyGradient> keys, Function<KeyGradient, Tolerance> tolerance, long seed) {
        this.elsewhere = elsewhere;
        this.keys = keys;
        this.tolerance = tolerance;
        this.seed = seed;
    }

    @Override
    public void run() {
        if (keys.isEmpty()) {
            return;
        }
        difference = elsewhere
                .beside(place -> look(
                                place,
                                keys.stream().map(key -> place.key(key.key())).toList(),
                                FIRST)
                        .difference())
                .orElse(0.0);
        elsewhere.returned();
    }

    /** Itself, with what the joint direction has said. */
    @Override
    public SecondPoint soFar() {
        return this;
    }

    /**
     * Asks each key, if there is a reason to.
     *
     * @param atPoint what was found at the first point
     * @return a stage that finds the keys that are right there and wrong at the second
     */
    public Stage<List<LineFault>> among(List<KeyComparison> atPoint) {
        List<LineFault> faults = new ArrayList<>();
        List<String> right = atPoint.stream()
                .filter(found -> difference != 0 && found.extent() == FaultDensity.NONE && !found.isVacuous())
                // What a tolerance excuses is not right at the first point.
                .filter(found -> !found.isFarOffAndExcused())
                .map(KeyComparison::key)
                .toList();
        return new Stage<>() {
            @Override
            public void run() {
                finished = false;
                boolean none = right.isEmpty();
                for (String key : none || differ(right) ? right : List.<String>of()) {
                    Optional<LineFault> second = elsewhere
                            .beside(place -> fault(place, place.key(key)))
                            .flatMap(fault -> fault);
                    if (second.isPresent() && differsAtThirdPoint(key)) {
                        faults.add(second.get());
                    }
                }
                finished = true;
            }

            @Override
            public List<LineFault> soFar() {
                return faults;
            }
        };
    }

    /**
     * Whether the budget sufficed.
     *
     * @return false if keys that differ together were not all asked
     */
    public boolean isFinished() {
        return finished;
    }

    /**
     * Those that are wrong at the first point explain the difference, or a kink beside the second one does, if the
     * others agree by themselves along another direction, which would show a hundredth of it.
     */
    private boolean differ(List<String> right) {
        return elsewhere
                .beside(place -> {
                    Look again = look(place, right.stream().map(place::key).toList(), "second point, again");
                    return again.difference() != 0 || !(again.reach() <= difference / 100);
                })
                .orElse(true);
    }

    private Look look(Elsewhere.Place place, List<KeyGradient> there, String purpose) {
        List<Direction> directions = new ArrayList<>();
        double analytic = 0;
        double excused = 0;
        for (KeyGradient key : there) {
            Direction direction = direction(key, purpose);
            directions.add(direction);
            analytic += direction.dot(key.analytic());
            excused += excused(key, direction);
        }
        Derivative numerical = place.point()
                .differentiator()
                .estimateNearby(
                        place.point().line(new JointDirection(directions)), Direction.SCALE, analytic, excused, STEPS);
        double off = Math.abs(analytic - numerical.value());
        return new Look(off <= excused + numerical.reach() ? 0 : off, numerical.reach());
    }

    private boolean differsAtThirdPoint(String key) {
        JointDirection move = new JointDirection(
                keys.stream().map(moved -> moved.direction(seed, "third point")).toList());
        return elsewhere
                .at(move, DISTANCE, place -> fault(place, place.key(key)))
                .flatMap(fault -> fault)
                .isPresent();
    }

    /** A difference along all directions; the first is the one to tell of. */
    private Optional<LineFault> fault(Elsewhere.Place place, KeyGradient key) {
        Optional<LineFault> first = fault(place, key, direction(key, FIRST));
        for (int i = 1; i < DIRECTIONS && first.isPresent(); i++) {
            Direction fresh = direction(key, FIRST + " " + i);
            first = fault(place, key, fresh).isPresent() ? first : Optional.empty();
        }
        return first;
    }

    private Optional<LineFault> fault(Elsewhere.Place place, KeyGradient key, Direction direction) {
        double analytic = direction.dot(key.analytic());
        Question question = Question.of(analytic, Direction.SCALE)
                .withTolerance(0, excused(key, direction))
                .withNoise(place.point().spread());
        Judgement judgement = place.point()
                .differentiator()
                .judge(place.point().line(direction), question, Double.POSITIVE_INFINITY, STEPS);
        return judgement.kind() == Judgement.Kind.DIFFERS
                ? Optional.of(new LineFault(
                        Set.of(key.key()), analytic, judgement.derivative().value()))
                : Optional.empty();
    }

    private Direction direction(KeyGradient key, String purpose) {
        return key.direction(seed, purpose).measuredBy(key.analytic());
    }

    private double excused(KeyGradient key, Direction direction) {
        Tolerance allowed = tolerance.apply(key);
        return Math.max(LEAST, allowed.relative()) * key.effect()
                + allowed.absoluteAlong(direction.length())
                + key.spread().reach(direction);
    }
}
