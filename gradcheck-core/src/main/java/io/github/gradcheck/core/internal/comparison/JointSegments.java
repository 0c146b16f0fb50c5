/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Finding;
import io.github.gradcheck.core.internal.numerics.SegmentRuling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Compares the gradients of many keys at once along joint segments, where noise hides from joint directions what they
 * are to show: the change of the loss against the integral of backward, as {@link SegmentComparison} does for one key,
 * at a cost that does not grow with their number.
 *
 * <p>A group whose gradients agree along two segments is settled, each of its keys as far as it would have been seen
 * alone. A group that differs or has no answer is halved, until the wrong keys are left by themselves: about two groups
 * for each halving. Whoever is not settled in the end must be compared alone.
 */
public final class JointSegments implements Stage<Map<String, KeyComparison>> {
    /** Halves of so small a group are as well compared alone. */
    private static final int FEW_KEYS = 2;

    /**
     * What a key alone costs that passes: two directions, and two segments of 17 calls. The search ends where it has
     * cost as much as all keys alone: there are many wrong ones, or segments have no answer.
     */
    private static final int ALONE = DirectionalComparison.USUAL_EVALUATIONS + 2 * 17;

    private final BasePoint point;
    private final Function<KeyGradient, Tolerance> tolerance;
    private final long seed;
    private final BackwardCalls backward;
    private final Deque<Part> waiting = new ArrayDeque<>();
    private final Map<String, KeyComparison> settled = new HashMap<>();
    private final long most;
    private int number;

    /**
     * Keys that are to be compared.
     *
     * @param other the other half of a group that does not agree; it does not either where these keys do
     */
    private record Part(List<KeyGradient> keys, List<KeyGradient> other) {}

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which differences of a key are excused
     * @param seed where the segments come from
     * @param keys the keys with their gradients
     * @param backward evaluates the gradient at moved points
     */
    public JointSegments(
            BasePoint point,
            Function<KeyGradient, Tolerance> tolerance,
            long seed,
            List<KeyGradient> keys,
            BackwardCalls backward) {
        this.point = point;
        this.tolerance = tolerance;
        this.seed = seed;
        this.backward = backward;
        List<KeyGradient> moving = keys.stream()
                .filter(key -> key.effect() > 0 && Double.isFinite(key.effect()))
                .toList();
        waiting.add(new Part(moving, List.of()));
        most = point.objective().evaluations() + (long) ALONE * moving.size();
    }

    @Override
    public void run() {
        while (!waiting.isEmpty() && point.objective().evaluations() < most) {
            Part part = waiting.remove();
            if (part.keys().size() > 1 && agrees(part.keys())) {
                halve(part.other());
                continue;
            }
            halve(part.keys());
            if (!part.other().isEmpty()) {
                waiting.add(new Part(part.other(), List.of()));
            }
        }
    }

    /** The keys that agree as sharply as a pass needs. */
    @Override
    public Map<String, KeyComparison> soFar() {
        return settled;
    }

    private boolean agrees(List<KeyGradient> group) {
        List<SegmentTally> tallies = group.stream()
                .map(key -> new SegmentTally(key, tolerance.apply(key)))
                .toList();
        boolean agree = true;
        for (int i = 0; i < SegmentComparison.ENOUGH && agree; i++) {
            agree = agree(JointSegment.towards(point, backward, seed, number, group), tallies)
                    && agree(JointSegment.atRandom(point, backward, seed, number, group), tallies);
            number++;
        }
        if (agree) {
            settle(group, tallies.stream().map(SegmentTally::comparison).toList());
        }
        return agree;
    }

    private static boolean agree(JointSegment segment, List<SegmentTally> tallies) {
        SegmentRuling ruling = segment.look();
        boolean agree = ruling.finding() == Finding.AGREES;
        for (int key = 0; agree && key < tallies.size(); key++) {
            tallies.get(key).add(segment, key, ruling);
        }
        return agree;
    }

    /** Keys that are seen too little, because others move the loss far more, are a group by themselves. */
    private void settle(List<KeyGradient> group, List<KeyComparison> found) {
        List<KeyGradient> poor = new ArrayList<>();
        for (int key = 0; key < group.size(); key++) {
            KeyComparison comparison = found.get(key);
            if (comparison.resolution() <= Verdict.VISIBLE_ERROR) {
                settled.put(comparison.key(), comparison);
            } else {
                poor.add(group.get(key));
            }
        }
        if (poor.size() < group.size()) {
            waiting.add(new Part(poor, List.of()));
        }
    }

    private void halve(List<KeyGradient> group) {
        int size = group.size();
        if (size > FEW_KEYS) {
            waiting.add(new Part(group.subList(0, size / 2), group.subList(size / 2, size)));
        }
    }
}
