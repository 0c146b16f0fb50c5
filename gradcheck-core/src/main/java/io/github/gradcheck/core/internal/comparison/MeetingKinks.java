/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.EntryMove;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks beside the point about entries that are wrong at it, where kinks of opposite sign may meet: {@code relu(x) -
 * relu(-x)} has the slope 1 everywhere, but at zero the usual choices for both units add up to 0. No value of the loss
 * along the entry tells such a choice from a mistake.
 *
 * <p>At some points close by, the kinks lie apart. If the gradient is wrong at one of them, it is wrong. If it is right
 * at all of them, nothing is said of the point itself; but where the loss is kinked there, some slope close by must lie
 * outside of those on both sides of the point, as between kinks of opposite sign, and nowhere else. So 1.5 is wrong for
 * a unit with slopes 0 and 1.
 *
 * <p>This is asked only where kinks are likely: where the key has others, or an entry is zero or equal to another.
 */
public final class MeetingKinks implements Stage<KeyComparison> {
    /**
     * Two kinks of opposite sign lie apart so that it shows at half of the points; where an entry is one of four that
     * tie in each of two windows, at a fifth or so: then 24 points miss it with probability 0.5 %.
     */
    private static final int POINTS = 24;

    /** At so many points the gradient must be right in any case. */
    private static final int FEWEST_POINTS = 3;

    /** A slope may change by 1e-4 on the way to a point close by; ten times that is a kink's doing. */
    private static final double DRIFT = 1e-3;

    /** Far within the distance of the points close by, in proportion to an entry. */
    private static final double STEP = 1e-5;

    private final KeyComparison atPoint;
    private final Elsewhere elsewhere;
    private final Tolerance tolerance;
    private KeyComparison found;

    /**
     * Prepares the question.
     *
     * @param atPoint what was found at the point: a key of which single entries are wrong
     * @param elsewhere leads to points close by
     * @param tolerance which proven differences are excused
     */
    public MeetingKinks(KeyComparison atPoint, Elsewhere elsewhere, Tolerance tolerance) {
        this.atPoint = atPoint;
        this.elsewhere = elsewhere;
        this.tolerance = tolerance;
        this.found = atPoint;
    }

    /**
     * Whether kinks may meet at a wrong entry.
     *
     * @param found what was found at the point
     * @return false in the usual case, where entries are random numbers
     */
    public static boolean arePossible(KeyComparison found) {
        return !found.wrong().worst().isEmpty() && (found.nonDifferentiable() > 0 || areSpecial(found));
    }

    private static boolean areSpecial(KeyComparison found) {
        KeyGradient key = found.candidate();
        Set<Double> values = new HashSet<>();
        Set<Double> repeated = new HashSet<>();
        for (int i = 0; i < key.size(); i++) {
            double magnitude = Math.abs(key.origin(i));
            if (magnitude == 0 || !values.add(magnitude)) {
                repeated.add(magnitude);
            }
        }
        return found.wrong().worst().stream().allMatch(entry -> repeated.contains(Math.abs(key.origin(entry.entry()))));
    }

    @Override
    public void run() {
        for (EntryComparison entry : atPoint.wrong().worst()) {
            if (!Double.isFinite(entry.analytic()) || !isExplained(entry)) {
                return;
            }
        }
        found = atPoint.withWrongEntriesOpen();
    }

    /** What was found at the point; or the same with the entries open that kinks which meet explain. */
    @Override
    public KeyComparison soFar() {
        return found;
    }

    private boolean isExplained(EntryComparison entry) {
        Sides sides = sides(entry);
        boolean right = false;
        boolean apart = false;
        for (int number = 1; number <= POINTS && !(apart && number > FEWEST_POINTS); number++) {
            Optional<Judgement> beside = elsewhere.closeBy(number, place -> judge(place, entry.entry()));
            if (beside.isPresent() && beside.get().kind() == Judgement.Kind.DIFFERS) {
                return false;
            }
            if (beside.isPresent() && beside.get().kind() == Judgement.Kind.AGREES) {
                right = true;
                apart |= sides.isOutside(beside.get().derivative().value());
            }
        }
        return right && (apart || !sides.isKink(entry) || entry.difference() <= 2 * sides.drift());
    }

    private Judgement judge(Elsewhere.Place place, int entry) {
        return new EntryJudge(place.point(), place.key(atPoint.key()), tolerance).judgeAlone(entry, true);
    }

    private Sides sides(EntryComparison entry) {
        KeyGradient key = atPoint.candidate();
        double step = STEP * key.scale().of(entry.entry());
        BasePoint point = elsewhere.origin();
        EntryMove move = new EntryMove(key.block(), entry.entry());
        double[] values = new double[2];
        point.line(move).at(new double[] {step, -step}, values, 2);
        return new Sides(
                (values[1] - point.centre()) / move.displacement(-step),
                (values[0] - point.centre()) / move.displacement(step));
    }

    /** The slopes on both sides of the point. */
    private record Sides(double left, double right) {

        /** Whether they differ by a tenth of the difference in question. */
        boolean isKink(EntryComparison entry) {
            return !(Math.abs(right - left) <= 0.1 * entry.difference());
        }

        /** Whether a slope close by is none that kinks of one sign would leave: these lie between both. */
        boolean isOutside(double slope) {
            return slope < Math.min(left, right) - drift() || slope > Math.max(left, right) + drift();
        }

        /** Differences up to this are not told from a change of the slope. */
        double drift() {
            return DRIFT * Math.max(Math.abs(left), Math.abs(right));
        }
    }
}
