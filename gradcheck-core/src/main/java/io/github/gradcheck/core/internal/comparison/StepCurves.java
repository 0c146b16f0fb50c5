/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Curve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes central differences at every step of a ladder along one direction over each key: for a picture alone, when all
 * is decided.
 */
public final class StepCurves implements Stage<Map<String, Curve>> {
    /** As many keys as have a picture; twelve layers of weights and biases. */
    public static final int MOST_KEYS = 24;

    private final BasePoint point;
    private final long seed;
    private final List<KeyGradient> keys;
    private final Map<String, Curve> curves = new LinkedHashMap<>();

    /**
     * Prepares the curves.
     *
     * @param point where the gradient is checked
     * @param seed where the directions come from
     * @param keys of which the first {@value #MOST_KEYS} get a curve
     */
    public StepCurves(BasePoint point, long seed, List<KeyGradient> keys) {
        this.point = point;
        this.seed = seed;
        this.keys = keys.stream().limit(MOST_KEYS).toList();
    }

    @Override
    public void run() {
        keys.forEach(key -> curves.put(key.key(), curve(key)));
    }

    private Curve curve(KeyGradient key) {
        Direction direction = key.direction(seed, "curve").measuredBy(key.analytic());
        return point.differentiator().curve(point.line(direction), Direction.SCALE, direction.dot(key.analytic()));
    }

    /** The keys that the budget has reached. */
    @Override
    public Map<String, Curve> soFar() {
        return curves;
    }
}
