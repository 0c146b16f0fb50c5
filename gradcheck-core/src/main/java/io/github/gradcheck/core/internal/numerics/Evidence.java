/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.numerics.Ruling.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;

/** The readings so far, weighed against each other. */
final class Evidence {
    private final Question question;
    private final AcceptConstants constants;

    /** The finest first. */
    private final List<Reading> readings;

    /**
     * Gathers the readings that count: those with values on both sides where there are any, else those on one side.
     *
     * @param readings by the numbers of their levels
     * @param question what is asked
     * @param constants of the rule
     */
    Evidence(NavigableMap<Integer, Reading> readings, Question question, AcceptConstants constants) {
        this.question = question;
        this.constants = constants;
        List<Reading> known = readings.descendingMap().values().stream()
                .filter(Reading::isKnown)
                .toList();
        List<Reading> both = known.stream().filter(Reading::hasCentral).toList();
        this.readings = both.isEmpty() ? known : both;
    }

    /** The levels that leave the analytic derivative out, the finest first. */
    List<Reading> excluding() {
        return readings.stream().filter(Reading::excludes).toList();
    }

    /** The level with the least half-width, of those that have no structure finer than themselves if there are any. */
    Reading sharpest() {
        Comparator<Reading> sharper = Comparator.comparingDouble(Reading::bar);
        return readings.stream()
                .filter(Reading::isResolved)
                .min(sharper)
                .or(() -> readings.stream().min(sharper))
                .orElse(Reading.NONE);
    }

    Reading finest() {
        return readings.isEmpty() ? Reading.NONE : readings.get(0);
    }

    Weighed weigh() {
        List<Reading> excluding = excluding();
        if (readings.isEmpty()) {
            return Weighed.undecided(Reason.NO_VALUES, Reading.NONE);
        } else if (excluding.isEmpty()) {
            return nothingAgainst();
        }
        Reading finest = excluding.get(0);
        double visible = constants.blind() * Math.abs(finest.difference());
        List<Reading> supporters =
                readings.stream().filter(r -> r.supports(visible)).toList();
        List<Reading> finer =
                supporters.stream().filter(r -> r.step() < finest.step()).toList();
        if (!finer.isEmpty()) {
            return agrees(Reason.VANISHES, finer);
        } else if (readings.stream()
                .anyMatch(r -> r.step() < finest.step() && r.allows(constants.blind() * finest.nearerSide()))) {
            return nothingAgainst();
        }
        if (supporters.isEmpty()
                && readings.stream().anyMatch(r -> r.hidesTheSlopeFrom(finest) || r.contradicts(finest))) {
            return Weighed.undecided(Reason.STRUCTURE, finest);
        }
        return supporters.isEmpty() ? persists() : Weighed.undecided(Reason.CONTRADICTION, finest);
    }

    /** What follows if only the levels count that leave the analytic derivative out. */
    Weighed persists() {
        List<Reading> excluding = excluding();
        Reading finest = excluding.get(0);
        if (excluding.size() < 2) {
            return Weighed.undecided(Reason.ALONE, finest);
        }
        Reading second = excluding.get(1);
        if (!finest.isAlike(second)) {
            return Weighed.undecided(Reason.CONTRADICTION, finest);
        }
        Reading sharper = finest.bar() < second.bar() ? finest : second;
        return question.excuses(sharper.difference())
                ? new Weighed(Finding.AGREES, Reason.PERSISTS, sharper, sharper.bound(), true)
                : new Weighed(
                        Finding.DIFFERS,
                        finest.kink() && second.kink() ? Reason.OUTSIDE : Reason.PERSISTS,
                        sharper,
                        sharper.bar(),
                        false);
    }

    private Weighed nothingAgainst() {
        if (finest().isAgainstButForStructure()) {
            return Weighed.undecided(Reason.STRUCTURE, finest());
        }
        List<Reading> kinks = readings.stream().filter(Reading::kink).toList();
        if (kinks.size() >= 2) {
            Reading finest = kinks.get(0);
            double visible = constants.blind() * finest.jump();
            if (readings.stream().noneMatch(r -> r.step() < finest.step() && r.isSmooth(visible))) {
                return new Weighed(
                        Finding.KINK, Reason.KINK, finest, finest.jump() + finest.leftBar() + finest.rightBar(), false);
            }
        }
        return agrees(
                Reason.NOTHING_AGAINST, readings.stream().filter(r -> !r.kink()).toList());
    }

    /**
     * The level that leaves least open, which is all where nothing moves, but for what finer ones leave open that are
     * not quite in agreement.
     */
    Weighed agrees(Reason reason, List<Reading> supporters) {
        Reading best = Reading.NONE;
        double reach = Double.POSITIVE_INFINITY;
        double finer = 0;
        for (Reading reading : supporters) {
            finer = reading.agrees() ? finer : Math.max(finer, reading.bound());
            double bound = Math.max(finer, reading.bound());
            if (bound < reach) {
                best = reading;
                reach = bound;
            }
        }
        boolean constant = readings.stream().allMatch(Reading::flat);
        return best.isKnown()
                ? new Weighed(Finding.AGREES, reason, best, constant ? Double.POSITIVE_INFINITY : reach, false)
                : Weighed.undecided(reason, finest());
    }

    /** The levels wider than a step that would see a difference this much better than they must, and see none. */
    List<Reading> widerSupporters(double step, double visible) {
        return readings.stream()
                .filter(r -> r.step() > step && r.supports(visible))
                .toList();
    }
}
