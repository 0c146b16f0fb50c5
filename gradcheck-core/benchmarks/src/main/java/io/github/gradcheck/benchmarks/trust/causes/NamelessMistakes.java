/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import static io.github.gradcheck.benchmarks.trust.causes.Slips.LAYER;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes near to those that have a name, and others that have none: whatever cause is named is a false one. */
final class NamelessMistakes {

    private NamelessMistakes() {}

    static List<Mistake> all() {
        return Stream.of(ofSamples(), ofLayers(), ofArrays())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> ofSamples() {
        return List.of(
                new Mistake(
                                "half of the last sample",
                                Slips.output(dz ->
                                        dz.with(dz.onlyColumns(j -> j == dz.columns() - 1), (d, last) -> d - last / 2)))
                        .butForTheLoss(),
                new Mistake("two samples left out", Slips.output(dz -> dz.onlyColumns(j -> j > 1))).butForTheLoss(),
                new Mistake("labels smoothed", Slips.output((a, y) -> a - 0.9 * y)).butForTheLoss(),
                new Mistake("softmax nearly diagonal", Slips.output((a, y) -> y == 1 ? a - 1 : a / 10))
                        .where(plan -> plan.head() == Head.SOFTMAX));
    }

    private static List<Mistake> ofLayers() {
        return List.of(
                new Mistake("derivative nearly right", Slips.slope(1, (pass, right) -> right.map(x -> x + 0.01))),
                new Mistake("another layer's derivative", Slips.slope(1, (pass, right) -> pass.a(LAYER)))
                        .where(plan -> plan.isSquare(LAYER)),
                new Mistake(
                                "W half transposed",
                                Slips.back(w -> w.plus(w.transposed()).scaled(0.5)))
                        .where(plan -> plan.isSquare(LAYER)),
                new Mistake("W of noise on the way back", Slips.back(w -> noisy(w).transposed())),
                new Mistake("W updated before the way back", Slips.updatedOnTheWayBack()),
                new Mistake("a mask of the forward pass forgotten", Slips.slope(1, (pass, right) -> {
                    Draw draw = Draw.of("mask", 1);
                    return right.map(x -> x * draw.below(2));
                })));
    }

    private static Matrix noisy(Matrix w) {
        Draw draw = Draw.of("noise", 1);
        return w.map(x -> x + 0.1 * draw.gaussian());
    }

    private static List<Mistake> ofArrays() {
        return List.of(
                new Mistake("rows shifted", Slips.returnedWeights((network, dw) -> dw.rowsShifted()))
                        .where(plan -> plan.units().get(LAYER) > 1),
                new Mistake(
                        "clipped",
                        Slips.returned((network, gradients) -> gradients.replaceAll(
                                (key, gradient) -> gradient.map(x -> Math.max(-0.05, Math.min(0.05, x)))))),
                new Mistake("every entry off by a percent", Slips.returnedWeights((network, dw) -> {
                    Draw draw = Draw.of("percent", 1);
                    return dw.map(x -> x * (1 + 0.01 * draw.gaussian()));
                })));
    }
}
