/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Block;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer with a square output sums over the wrong axis. If all but one line of the cotangent is zero, the gradient is
 * zero but for the entry of that line; and the sum over what comes from one line of the other kind is an entry of the
 * true gradient. Nothing is fitted.
 */
final class WrongAxisOfUpstream implements UpstreamHypothesis {
    /** Each costs two calls of backward and of the layer, as a sample does. */
    private static final int MOST_LINES = 100;

    @Override
    public Optional<Finding> examine(Suspect suspect, PartsOfUpstream layer) {
        if (suspect.isMatrix() || suspect.size() < 2 || suspect.size() > MOST_LINES) {
            return Optional.empty();
        }
        return layer.single()
                .filter(output -> isSquare(output, suspect.size()))
                .flatMap(output -> Cut.of(output.shape()).stream()
                        .filter(cut -> isOfOneLineEach(suspect, layer, cut) && isTrue(suspect, layer, cut))
                        .map(cut -> WrongAxis.finding(
                                "entry i comes from " + cut.unit().one() + " i alone"))
                        .findFirst());
    }

    private static boolean isSquare(Block output, int size) {
        return output.shape().rank() == 2
                && output.shape().rows() == size
                && output.shape().columns() == size;
    }

    private static boolean isOfOneLineEach(Suspect suspect, PartsOfUpstream layer, Cut cut) {
        return IntStream.range(0, cut.lines())
                .allMatch(line -> layer.gradient(suspect, place -> cut.line(place) == line)
                        .filter(gradient -> gradient[line] != 0)
                        .filter(gradient -> IntStream.range(0, gradient.length)
                                .allMatch(entry -> entry == line || gradient[entry] == 0))
                        .isPresent());
    }

    /** Whether the sums over the other axis are the true gradient. */
    private static boolean isTrue(Suspect suspect, PartsOfUpstream layer, Cut cut) {
        double[] sums = IntStream.range(0, cut.length())
                .mapToDouble(index -> layer.gradient(suspect, place -> cut.index(place) == index)
                        .map(gradient -> IntStream.range(0, gradient.length)
                                .mapToDouble(entry -> gradient[entry])
                                .sum())
                        .orElse(Double.NaN))
                .toArray();
        return suspect.isExplainedBy(entry -> sums[entry]);
    }
}
