/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.numerics.Ruling.Reason;
import java.util.List;

/**
 * Whether levels contradict each other because the loss is a staircase: flat, or as smooth as its other terms, between
 * jumps, and with another slope over many of them. So rounding makes it, as of {@code 1 - p} near zero.
 */
final class Stairs {
    /**
     * Where levels contradict each other, a jump matters that explains this part of the difference: one term of many
     * may make it.
     */
    private static final double ANY = 1e-3;

    /** Jumps below this part of the loss are those of a float: between them nothing can be said of the slope. */
    private static final double SINGLE = 0x1p-20;

    /**
     * How many half-widths smaller than the difference a level must be to answer for a staircase that hides the
     * difference elsewhere.
     */
    private static final double SHARP = 0.1;

    /**
     * Noise up to this many times half a unit in the last place is that of double arithmetic, where wider levels have
     * no say: a sine of 30 radians makes 150.
     */
    private static final double ARITHMETIC = 1024;

    private final Levels levels;
    private final AcceptConstants constants;

    Stairs(Levels levels, AcceptConstants constants) {
        this.levels = levels;
        this.constants = constants;
    }

    /** A finer level that does not see the difference of the wider ones may lie between two jumps. */
    Weighed between(Weighed weighed, Evidence evidence) {
        List<Reading> excluding = evidence.excluding();
        Reading finest = excluding.get(0);
        if (excluding.size() < 2 || !excluding.get(1).confirms(finest, constants.blind())) {
            return weighed;
        }
        double least = ANY * Math.abs(finest.difference());
        JumpSearch search = new JumpSearch(levels, least, 0);
        double jump = levels.all()
                .filter(level -> level.step() <= finest.step())
                .mapToDouble(search::jump)
                .max()
                .orElse(0);
        if (jump == 0) {
            return weighed;
        }
        return jump <= SINGLE * finest.size() ? evidence.persists() : Weighed.undecided(Reason.JUMP, finest);
    }

    /** All levels that see a difference may lie between two jumps. */
    Weighed beyond(Weighed weighed, Evidence evidence) {
        Reading finest = evidence.excluding().get(0);
        double difference = Math.abs(finest.difference());
        double known = evidence.excluding().stream()
                .filter(r -> r.confirms(finest, constants.blind()))
                .mapToDouble(Reading::step)
                .max()
                .orElse(0);
        double least = (weighed.reason() == Reason.CONTRADICTION ? ANY : constants.jump()) * difference;
        double jump = new JumpSearch(levels, least, known)
                .jump(levels.nested().stream()
                        .filter(level -> level.step() > known)
                        .toList());
        if (levels.all().anyMatch(level -> level.step() <= levels.scale() && level.isInfinite())) {
            return Weighed.undecided(Reason.JUMP, finest);
        } else if (jump == 0) {
            boolean rounding = finest.noise() <= ARITHMETIC * finest.rounding();
            Weighed alone = weighed.reason() == Reason.CONTRADICTION && rounding ? evidence.persists() : weighed;
            return alone.finding() == Finding.DIFFERS && isWithinOneStair(finest)
                    ? Weighed.undecided(Reason.JUMP, finest)
                    : alone;
        }
        List<Reading> overMany = evidence.widerSupporters(finest.step(), SHARP * difference).stream()
                .filter(r -> difference * r.step() > 2 * jump && r.noise() < jump)
                .toList();
        return overMany.isEmpty()
                ? Weighed.undecided(Reason.JUMP, finest)
                : evidence.agrees(Reason.STAIRCASE, overMany);
    }

    /** Whether the loss has stairs that are wider than all that was searched, of which this line sees but one. */
    private boolean isWithinOneStair(Reading finest) {
        double difference = Math.abs(finest.difference());
        return finest.flat() && levels.distantJump(constants.jump() * difference * levels.scale()) > 0;
    }
}
