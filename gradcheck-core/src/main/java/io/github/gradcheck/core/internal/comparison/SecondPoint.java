/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Differentiator;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks whether backward is right at a second point as well, where all keys have moved: one that keeps values from the
 * first point, such as a transpose made in a constructor or what an earlier call of the loss has stored, is right
 * there only.
 *
 * <p>One direction over all keys together costs seven evaluations and a call of backward. Where it differs, each key is
 * asked along a direction of its own, by the accept rule: two witnesses for every key that is named.
 */
public final class SecondPoint implements Stage<Set<String>> {
    /**
     * A percent beside the point, gradients differ from those at the point by about a percent, the more the more curved
     * the loss is; a hundredth of that is asked for. Smaller differences were looked for at the point itself.
     */
    private static final double LEAST = 1e-4;

    private static final StepSchedule STEPS = StepSchedule.upTo(1e-5).within(3);

    private final Elsewhere elsewhere;
    private final List<KeyComparison> atPoint;
    private final long seed;
    private final Set<String> stale = new LinkedHashSet<>();

    /**
     * Prepares the look.
     *
     * @param elsewhere leads to the second point
     * @param atPoint what was found at the first one
     * @param seed where directions come from
     */
    public SecondPoint(Elsewhere elsewhere, List<KeyComparison> atPoint, long seed) {
        this.elsewhere = elsewhere;
        this.atPoint = atPoint.stream()
                .filter(found -> found.extent() == FaultDensity.NONE && !found.isVacuous())
                .toList();
        this.seed = seed;
    }

    @Override
    public void run() {
        if (!atPoint.isEmpty()) {
            elsewhere.beside(this::look);
        }
    }

    /** The keys whose gradient is right at the first point and wrong at the second. */
    @Override
    public Set<String> soFar() {
        return stale;
    }

    private boolean look(Elsewhere.Place place) {
        List<KeyGradient> keys =
                atPoint.stream().map(found -> place.key(found.key())).toList();
        List<Direction> directions = new ArrayList<>();
        double analytic = 0;
        double excused = 0;
        for (KeyGradient key : keys) {
            Direction direction = direction(key);
            directions.add(direction);
            analytic += direction.dot(key.analytic());
            excused += excused(key, direction);
        }
        Derivative numerical = differentiator(place)
                .estimate(place.point().line(new JointDirection(directions)), Direction.SCALE, analytic, STEPS);
        if (!(Math.abs(analytic - numerical.value()) <= excused + numerical.reach())) {
            keys.stream().filter(key -> differs(place, key)).forEach(key -> stale.add(key.key()));
        }
        return !stale.isEmpty();
    }

    private boolean differs(Elsewhere.Place place, KeyGradient key) {
        Direction direction = direction(key);
        Question question = Question.of(direction.dot(key.analytic()), Direction.SCALE)
                .withTolerance(0, excused(key, direction))
                .withNoise(place.point().spread());
        Judgement judgement =
                differentiator(place).judge(place.point().line(direction), question, Double.POSITIVE_INFINITY, STEPS);
        return judgement.kind() == Judgement.Kind.DIFFERS;
    }

    private Direction direction(KeyGradient key) {
        return key.direction(seed, "second point").measuredBy(key.analytic());
    }

    private static double excused(KeyGradient key, Direction direction) {
        return LEAST * key.effect() + key.spread().reach(direction);
    }

    private static Differentiator differentiator(Elsewhere.Place place) {
        return new Differentiator(place.point().centre(), place.point().noise().level());
    }
}
