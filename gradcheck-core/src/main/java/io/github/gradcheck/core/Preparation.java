/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.SampledLine;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.internal.numerics.Noise;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What every check begins with: the preflight, and the noise of each lane. */
final class Preparation implements Stage<Preparation.Done> {
    private final Preflight preflight;
    private final Objective objective;
    private final Settings settings;
    private Optional<Done> done = Optional.empty();

    /**
     * What is known then.
     *
     * @param baseline function and gradient at the point
     * @param points the point as each lane sees it
     */
    record Done(Baseline baseline, List<BasePoint> points) {}

    Preparation(Preflight preflight, Objective objective, Settings settings) {
        this.preflight = preflight;
        this.objective = objective;
        this.settings = settings;
    }

    @Override
    public void run() {
        Baseline baseline = preflight.run();
        List<KeyGradient> keys = baseline.lanes().get(0).gradients();
        JointDirection small = new JointDirection(smallSteps(keys));
        long expected = expectedEvaluations(keys);
        objective.callThreads(expected);
        double onThreads = spreadOnThreads(small, expected);
        SampledLine line = new SampledLine(objective, small);
        List<BasePoint> points = IntStream.range(0, objective.lanes())
                .mapToObj(lane -> point(baseline.lanes().get(lane), onThreads, lane, line.lane(lane)))
                .toList();
        done = Optional.of(new Done(baseline, points));
    }

    /** What a pass takes, about: a little along directions, and two for each entry that is visited in any case. */
    private long expectedEvaluations(List<KeyGradient> keys) {
        return Comparisons.LEAST_EVALUATIONS
                + 2
                        * keys.stream()
                                .filter(key -> settings.isClassical()
                                        || settings.coverageOf(key.key()) == Coverage.EVERY_ENTRY)
                                .mapToLong(KeyGradient::size)
                                .sum();
    }

    /** Noise is at least what a lane differs by from call to call, or from thread to thread. */
    private BasePoint point(Baseline.Lane start, double onThreads, int lane, Line line) {
        double spread = Math.max(start.spread(), onThreads * Math.abs(start.value()));
        Noise found = Noise.along(line, start.value());
        Noise noise = new Noise(Math.max(found.level(), spread), found.moves());
        return new BasePoint(objective, lane, start.value(), noise, spread, start.gradients());
    }

    @Override
    public Done soFar() {
        return done.orElseThrow(() -> new GradientCheckException(
                "the budget is too small: it was spent before the first key; preparing a check takes up"
                        + " to 50 evaluations"));
    }

    private List<Direction> smallSteps(List<KeyGradient> keys) {
        return keys.stream()
                .map(key -> key.smallSteps(settings.seed(), "noise"))
                .toList();
    }

    private double spreadOnThreads(JointDirection line, long expected) {
        double spread = objective.spreadOnThreads(line, expected);
        if (!(spread <= Repeated.NOISE)) {
            throw new GradientCheckException(
                    "the loss is not pure: on several threads it gave other values than on one; it must read"
                            + " the parameters that it is handed, and share no array or cache between calls; else do"
                            + " without parallel");
        }
        return spread;
    }
}
