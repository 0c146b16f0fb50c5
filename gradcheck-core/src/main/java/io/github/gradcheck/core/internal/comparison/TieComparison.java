/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.comparison.TieDirections.Kind;
import io.github.gradcheck.core.internal.comparison.TieDirections.TiedKey;
import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compares along joint directions what lies on kinks together: at the maximum of two equal numbers each of them alone
 * may have any derivative between 0 and 1, but both together have 1. A gradient that goes to all of them, or to none,
 * differs there, and nowhere else.
 *
 * <p>The entries in question are moved along a direction that keeps ties ({@link TieDirections}), and function and
 * backward are compared there, along the same direction. So nothing has to be known of the kinks. Those that the
 * direction leads along are still there, and along them every choice of a derivative implies the same slope, since what
 * is chosen is a multiple of the kink's normal. All others, as that of a rectified unit at zero, are left behind, so
 * that a backward function that is right beside them is right there, whatever it returned at the point. A difference
 * must show on both sides of the point.
 *
 * <p>Four directions cost some six evaluations each and a call of backward, where nothing differs.
 */
public final class TieComparison implements Stage<List<LineFault>> {
    /** How far entries move, in their own size; a power of two, so that round numbers are moved exactly. */
    private static final double DISTANCE = 0x1p-7;

    /** Ties are all or nothing: a derivative along a line is as sharp as the tolerance of double needs. */
    private static final StepSchedule STEPS = StepSchedule.upTo(1e-7).within(3);

    private final Elsewhere elsewhere;
    private final double relative;
    private final long seed;
    private final List<LineFault> faults = new ArrayList<>();
    private List<TiedKey> tied;
    private boolean finished;

    /**
     * Prepares a comparison.
     *
     * @param elsewhere leads to other points
     * @param comparisons keys that have something on kinks, and are not known to be wrong
     * @param relative the difference that is excused, in proportion to all that the entries do along the line
     * @param seed where directions come from
     */
    public TieComparison(Elsewhere elsewhere, List<KeyComparison> comparisons, double relative, long seed) {
        this.elsewhere = elsewhere;
        this.relative = relative;
        this.seed = seed;
        this.tied = comparisons.stream().map(TieComparison::tied).toList();
    }

    /** Of a key that was compared along directions nobody knows which entries lie on kinks: all move. */
    private static TiedKey tied(KeyComparison found) {
        int[] open = found.evidence().open().toArray();
        KeyGradient key = found.candidate();
        return TiedKey.of(key, open.length > 0 ? IntStream.of(open) : IntStream.range(0, key.size()));
    }

    @Override
    public void run() {
        for (Kind kind : Kind.values()) {
            Optional<Difference> all = difference(kind, tied);
            while (all.isPresent()) {
                LineFault fault = narrowed(kind, all.get());
                faults.add(fault);
                tied = without(fault);
                all = difference(kind, tied);
            }
        }
        finished = true;
    }

    /**
     * Whether the budget sufficed.
     *
     * @return false if there may be further faults
     */
    public boolean isFinished() {
        return finished;
    }

    private List<TiedKey> without(LineFault fault) {
        return tied.stream().filter(key -> !fault.keys().contains(key.key())).toList();
    }

    /** The faults that were found until the budget was spent. */
    @Override
    public List<LineFault> soFar() {
        return List.copyOf(faults);
    }

    /**
     * A key that differs when it moves alone is wrong on its own; else keys that the difference needs, as where entries
     * of several keys tie.
     */
    private LineFault narrowed(Kind kind, Difference all) {
        for (TiedKey key : tied.size() > 1 ? tied : List.<TiedKey>of()) {
            Optional<Difference> alone = difference(kind, List.of(key));
            if (alone.isPresent()) {
                return fault(alone.get(), List.of(key));
            }
        }
        List<TiedKey> needed = tied;
        Difference seen = all;
        for (TiedKey key : tied) {
            List<TiedKey> others = needed.stream().filter(other -> other != key).toList();
            Optional<Difference> without = others.size() > 1 ? difference(kind, others) : Optional.empty();
            needed = without.isPresent() ? others : needed;
            seen = without.orElse(seen);
        }
        return fault(seen, needed);
    }

    private LineFault fault(Difference seen, List<TiedKey> keys) {
        return new LineFault(
                keys.stream().map(TiedKey::key).collect(Collectors.toUnmodifiableSet()),
                seen.analytic(),
                seen.numerical(),
                !differsWithoutTies(keys));
    }

    /** Where every entry moves by a step of its own nothing ties; what differs there as well is wrong as such. */
    private boolean differsWithoutTies(List<TiedKey> keys) {
        JointDirection move = new JointDirection(
                keys.stream().map(key -> key.withoutTies(seed)).toList());
        return elsewhere
                .at(move, DISTANCE, place -> {
                    List<TiedKey> there = keys.stream()
                            .map(key -> key.at(place.key(key.key())))
                            .toList();
                    return difference(
                            place.point(),
                            new JointDirection(there.stream()
                                    .map(key -> key.withoutTies(seed))
                                    .toList()),
                            there);
                })
                .flatMap(found -> found)
                .isPresent();
    }

    /** A difference along the direction that shows on both sides of the point. */
    private Optional<Difference> difference(Kind kind, List<TiedKey> keys) {
        if (keys.stream().mapToInt(TiedKey::size).sum() < 2) {
            return Optional.empty();
        }
        TieDirections directions = new TieDirections(keys.stream().flatMapToDouble(TiedKey::values), seed);
        JointDirection move = directions.along(kind, keys);
        return differenceAt(DISTANCE, move, kind, directions, keys)
                .filter(other ->
                        differenceAt(-DISTANCE, move, kind, directions, keys).isPresent());
    }

    private Optional<Difference> differenceAt(
            double distance, JointDirection move, Kind kind, TieDirections directions, List<TiedKey> keys) {
        return elsewhere
                .at(move, distance, place -> {
                    List<TiedKey> there = keys.stream()
                            .map(key -> key.at(place.key(key.key())))
                            .toList();
                    return difference(place.point(), directions.along(kind, there), there);
                })
                .flatMap(found -> found);
    }

    private Optional<Difference> difference(BasePoint there, JointDirection direction, List<TiedKey> keys) {
        double analytic = 0;
        double magnitude = 0;
        double spread = 0;
        for (int k = 0; k < keys.size(); k++) {
            Direction part = direction.parts().get(k);
            analytic += keys.get(k).projected(part);
            magnitude += keys.get(k).magnitude(part);
            spread += keys.get(k).spread(part);
        }
        Question question = Question.of(analytic, Direction.SCALE)
                .withTolerance(relative, relative * magnitude + spread)
                .withNoise(there.spread());
        Judgement judgement =
                there.differentiator().judge(there.line(direction), question, Double.POSITIVE_INFINITY, STEPS);
        double numerical = judgement.derivative().value();
        return judgement.kind() == Judgement.Kind.DIFFERS
                ? Optional.of(new Difference(analytic, numerical))
                : Optional.empty();
    }

    /** What differs along a direction. */
    private record Difference(double analytic, double numerical) {}
}
