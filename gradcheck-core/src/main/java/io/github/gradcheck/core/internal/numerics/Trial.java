/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.internal.numerics.Ruling.Reason;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** One question on its way to a ruling: takes levels until they settle it. */
final class Trial {
    /** Noise up to this many times half a unit in the last place is that of double arithmetic. */
    static final double ROUNDING = 64;

    /** The noise of correlated rounding in float grows by 4 to 17 times from the finest levels to the widest. */
    private static final double CORRELATED = 50;

    /** Steps of S times 1e-3, 1e-5, 1e-1 and 1e-7: the first settles what is smooth, the others see kinks and noise. */
    private static final int[] FIRST = {12, 20, 4, 28};

    private static final int WIDEST = 0;
    private static final int FINEST = 44;

    private final Levels levels;
    private final Question question;
    private final AcceptConstants constants;
    private NavigableMap<Integer, Reading> readings;
    private Evidence evidence;
    private Weighed weighed;

    Trial(Levels levels, Question question, AcceptConstants constants) {
        this.levels = levels;
        this.question = question;
        this.constants = constants;
        this.readings = levels.readings();
        this.evidence = new Evidence(readings, question, constants);
        this.weighed = evidence.weigh();
    }

    Ruling run() {
        if (!Double.isFinite(question.analytic())) {
            return notFinite();
        }
        for (int number : FIRST) {
            if (!isSharp() && !(number == FIRST[3] && isBlindThere())) {
                take(number);
            }
        }
        refine();
        if (weighed.reason() == Reason.ALONE) {
            askAgain();
        }
        lookCloser();
        Stairs stairs = new Stairs(levels, constants);
        if (weighed.reason() == Reason.VANISHES) {
            weighed = stairs.between(weighed, evidence);
        }
        if (weighed.isContested()) {
            take(0);
            take(-Levels.DECADE / 2);
            take(-Levels.DECADE);
            weighed = weighed.isContested() ? stairs.beyond(weighed, evidence) : weighed;
        }
        if (!levels.haveBothSides()) {
            take(FIRST[3]); // an edge of the domain, or are there values nearer to the point?
        }
        return Ruling.of(weighed, question, levels);
    }

    /**
     * Whether nothing speaks against the analytic derivative, and noise hides all that the finest of the first levels
     * would see.
     */
    private boolean isBlindThere() {
        return weighed.finding() == Finding.AGREES
                && evidence.excluding().isEmpty()
                && evidence.finest().isResolved()
                && !isTruncated(FIRST[0]);
    }

    private Ruling notFinite() {
        take(FIRST[0]);
        take(FIRST[1]);
        Reading best = evidence.sharpest();
        return Ruling.of(new Weighed(Finding.DIFFERS, Reason.NOT_FINITE, best, best.bar(), false), question, levels);
    }

    private void take(int number) {
        levels.take(number);
        readings = levels.readings();
        evidence = new Evidence(readings, question, constants);
        weighed = evidence.weigh();
    }

    private void refine() {
        OptionalInt next = next();
        while (next.isPresent()) {
            take(next.getAsInt());
            next = next();
        }
    }

    /** A difference that one level alone sees is asked for again with a step a little finer, and one a little wider. */
    private void askAgain() {
        int alone = number(evidence.excluding().get(0));
        take(alone + 1);
        if (weighed.reason() == Reason.ALONE) {
            take(alone - 1);
        }
    }

    /**
     * Before a difference is believed, the levels are taken that are finer than all that see it, if the noise of the
     * finest lets them see it too, or if the finest is truncated. What blinds one of them is no noise, but kinks
     * nearer to the point than the levels that see the difference: between those another slope may hold, so that
     * nothing is said. Networks that were trained until they settle move back and forth over such kinks.
     */
    private void lookCloser() {
        while (weighed.finding() == Finding.DIFFERS) {
            Reading seen = evidence.excluding().get(0);
            Reading finest = evidence.finest();
            int closer = number(seen) + Levels.DECADE;
            if (closer <= FINEST && seen.step() == finest.step() && isTruncated(number(seen))) {
                take(closer);
                continue;
            }
            if (closer > FINEST || !(seen.noise() > Reading.ALIKE * finest.noise())) {
                return;
            }
            double sight = sight(seen, levels.step(closer));
            if (!levels.has(closer) && sight >= 1) {
                take(closer);
            } else if (sight >= (isArithmetic(finest) ? 1 : CORRELATED)) {
                weighed = Weighed.undecided(Reason.STRUCTURE, seen);
            } else {
                return;
            }
        }
    }

    private static boolean isArithmetic(Reading reading) {
        return reading.noise() <= ROUNDING * reading.rounding();
    }

    /** How many times better than it must a finer level would see a difference, were it as noisy as the finest. */
    private double sight(Reading seen, double step) {
        double bar = seen.bar() * (seen.step() / step) * (evidence.finest().noise() / seen.noise());
        return constants.blind() * Math.abs(seen.difference()) / bar;
    }

    /**
     * The level that may settle what is open: a finer one for structure, else one beside the finest that excludes, or
     * beside the sharpest.
     */
    private OptionalInt next() {
        if (!evidence.finest().isResolved()) {
            int finer = readings.lastKey() + Levels.DECADE;
            return finer <= FINEST ? OptionalInt.of(finer) : OptionalInt.empty();
        } else if (isSettled()) {
            return OptionalInt.empty();
        }
        int sharpest = number(evidence.sharpest());
        int better = isTruncated(sharpest) ? sharpest + Levels.DECADE : sharpest - Levels.DECADE;
        return IntStream.concat(
                        evidence.excluding().stream()
                                .limit(1)
                                .mapToInt(this::number)
                                .flatMap(number -> IntStream.of(number + Levels.DECADE, number - Levels.DECADE)),
                        IntStream.of(better))
                .filter(number -> number >= WIDEST && number <= FINEST && !levels.has(number))
                .findFirst();
    }

    /**
     * Whether it is truncation or kinks that limit a level, so that a finer one may be sharper; noise is the same at
     * all levels, about. Of the finest level the next wider one tells, unless what is left after the fit is rounding:
     * by more noise, or by an edge of the domain.
     */
    private boolean isTruncated(int number) {
        Map.Entry<Integer, Reading> level = readings.floorEntry(number);
        Map.Entry<Integer, Reading> finer = readings.higherEntry(number);
        Map.Entry<Integer, Reading> wider = readings.lowerEntry(number);
        if (level == null) {
            return false;
        } else if (finer != null) {
            return isNoisier(level.getValue(), finer.getValue());
        }
        return wider != null
                && !isArithmetic(level.getValue())
                && (isNoisier(wider.getValue(), level.getValue())
                        || isWithinAnEdge(level.getValue(), wider.getValue()));
    }

    /** Whether the domain ends between two levels. */
    private static boolean isWithinAnEdge(Reading level, Reading wider) {
        return level.hasCentral() && !wider.hasCentral();
    }

    private static boolean isNoisier(Reading wider, Reading finer) {
        return wider.noise() > Reading.ALIKE * finer.noise();
    }

    private int number(Reading reading) {
        return readings.entrySet().stream()
                .filter(entry -> entry.getValue().step() == reading.step())
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(FIRST[FIRST.length - 1]);
    }

    private boolean isSettled() {
        return weighed.finding() == Finding.DIFFERS || weighed.finding() == Finding.KINK || isSharp();
    }

    /**
     * A level on which nothing moves says nothing before wider ones are known. Else: whether all that is left open is
     * within the tolerance, or within rounding: of the loss over the parameters' own size, or of the parameters.
     */
    private boolean isSharp() {
        Reading reading = weighed.reading();
        return weighed.finding() == Finding.AGREES
                && !reading.flat()
                && (question.excuses(weighed.reach())
                        || weighed.reach() * question.scale() <= ROUNDING * 2 * reading.rounding()
                        || weighed.reach() <= 4 * reading.bend());
    }
}
