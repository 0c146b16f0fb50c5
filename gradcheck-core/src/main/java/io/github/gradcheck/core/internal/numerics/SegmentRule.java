/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The accept rule on segments: compares a loss with the integral of its gradient, {@code f(t) - f(0)} with the integral
 * of {@code v . g(x + s v)} over s from 0 to t.
 *
 * <p>It needs no small step, and so it works where noise hides every difference quotient, as with a loss computed in
 * float, and where there are kinks at the point itself. The loss less the integral is noise if the gradient is right:
 * what it makes of a slope falls with the length. An error of the gradient stays. So a difference is one that two
 * lengths see, of the same sign and within a factor four, and that no length that would see it does not; and a jump of
 * the loss does not explain it. A pole, or a transition that the integral has missed, is seen at a long segment and
 * not at a short one.
 */
public final class SegmentRule {
    /** Lengths are {@code 10^(-number/4)} times the parameters' own size: half a decade from one to the next. */
    private static final int STEP = 2;

    private static final int SHORTEST = 3 * Levels.DECADE;
    private static final int LONGEST = -Levels.DECADE;

    /**
     * The first length is no longer than the parameters themselves, and no shorter than a hundredth of them: a gradient
     * that stays as it was at the point is not seen nearer.
     */
    private static final int FIRST = 0;

    private static final int FIRST_SHORTEST = 2 * Levels.DECADE;

    private static final int MOST_LENGTHS = 6;

    /** Noise at the point may be up to 11 times too small; three are usual, and 17 points leave 3.4 of it. */
    private static final double NOISE = 10;

    /** A length is taken to confirm a difference if its half-width will be at most a third of it. */
    private static final double SEEN = AcceptConstants.DEFAULT.blind();

    private final SlopedLine line;
    private final double centre;
    private final double noise;
    private final double slope;
    private final double sharpness;
    private final AcceptConstants constants = AcceptConstants.DEFAULT;
    private final Levels levels;
    private final NavigableMap<Integer, Double> claimed = new TreeMap<>(Comparator.reverseOrder());
    private List<SegmentReading> readings = List.of();
    private SegmentEvidence evidence;

    /**
     * Prepares to judge.
     *
     * @param line the loss and its slopes, at a distance of 1 moved by the parameters' own size
     * @param centre the loss at the point
     * @param slope the slope there by backward
     * @param noise the standard deviation of one value, as far as it is known
     * @param sharpness the reach to come to, relative to the slope
     */
    public SegmentRule(SlopedLine line, double centre, double slope, double noise, double sharpness) {
        this.line = line;
        this.centre = centre;
        this.slope = slope;
        this.noise = noise;
        this.sharpness = sharpness;
        this.levels = new Levels(line, centre, Question.of(0, 1).withNoise(noise), constants);
        this.evidence = new SegmentEvidence(readings, constants);
    }

    /**
     * Compares the loss with its gradient along this line.
     *
     * @return what the segments say
     */
    public SegmentRuling judge() {
        SegmentRuling seen = look();
        return seen.finding() == Finding.DIFFERS && mayJump() ? SegmentRuling.UNDECIDED : seen;
    }

    /**
     * The same, where a difference is but a suspicion, which a jump may explain.
     *
     * @return what the segments say
     */
    public SegmentRuling look() {
        OptionalInt next = OptionalInt.of(first());
        while (next.isPresent() && claimed.size() < MOST_LENGTHS) {
            take(next.getAsInt());
            next = next();
        }
        Finding finding = evidence.finding();
        return evidence.best().map(best -> SegmentRuling.of(finding, best)).orElse(SegmentRuling.UNDECIDED);
    }

    /** As short as noise allows, so that few kinks lie on it. */
    private int first() {
        double length = NOISE * noise / (sharpness * Math.abs(slope));
        int number = (int) Math.floor(-Levels.DECADE * Math.log10(length));
        return Math.max(FIRST, Math.min(number, FIRST_SHORTEST));
    }

    private void take(int number) {
        double length = Math.pow(10, -number / (double) Levels.DECADE);
        Segment.Integrated segment = Segment.over(line, centre, length, sharpness / 8);
        claimed.put(number, segment.claimed());
        if (segment.isKnown()) {
            levels.put(number, segment.level(), segment.slopes());
        }
        NavigableMap<Integer, Reading> known = levels.readings();
        readings = claimed.entrySet().stream()
                .map(entry -> new SegmentReading(
                        entry.getKey(), entry.getValue(), known.getOrDefault(entry.getKey(), Reading.NONE)))
                .toList();
        evidence = new SegmentEvidence(readings, constants);
    }

    /** The length that may settle what is open: a longer one against noise, a shorter one against all else. */
    private OptionalInt next() {
        boolean sharp = evidence.best().stream().anyMatch(best -> best.reach() <= sharpness);
        if (sharp || evidence.finding() == Finding.DIFFERS) {
            return OptionalInt.empty();
        }
        int shorter = claimed.firstKey() + STEP;
        SegmentReading longest = readings.get(readings.size() - 1);
        if (longest.number() > LONGEST && longest.reading().isKnown()) {
            Optional<SegmentReading> against = evidence.excluding().stream().findFirst();
            if (against.isPresent() && !wouldSee(shorter, against.get())) {
                return OptionalInt.of(longest.number() - STEP);
            }
            if (against.isEmpty() && (isLimitedByNoise(longest) || shorter > SHORTEST)) {
                return OptionalInt.of(longerThan(longest));
            }
        }
        return shorter <= SHORTEST ? OptionalInt.of(shorter) : OptionalInt.empty();
    }

    /** The length at which noise would be small enough, but not at once beyond the parameters' own size. */
    private int longerThan(SegmentReading longest) {
        double missing = longest.reach() / sharpness;
        int number = longest.number() - Math.max(STEP, (int) Math.ceil(Levels.DECADE * Math.log10(missing)));
        return Math.max(longest.number() > FIRST ? FIRST : LONGEST, number);
    }

    /** Whether a segment's half-width is noise, and not the error of the integral or what it has missed. */
    private boolean isLimitedByNoise(SegmentReading segment) {
        Reading reading = segment.reading();
        Map.Entry<Integer, Reading> shorter = levels.readings().higherEntry(segment.number());
        double known = shorter == null ? NOISE * noise : shorter.getValue().noise();
        return reading.flat()
                || (reading.isResolved()
                        && reading.bar() >= 2 * reading.bend()
                        && reading.noise() <= 3 * Math.max(known, reading.rounding()));
    }

    /** Whether a shorter segment would still see what the shortest that excludes sees. */
    private static boolean wouldSee(int number, SegmentReading against) {
        double longer = Math.pow(10, (number - against.number()) / (double) Levels.DECADE);
        return number <= SHORTEST && longer * against.reading().bar() < SEEN * Math.abs(against.difference());
    }

    /** Whether a staircase may explain the difference: flat between jumps, with another slope over many of them. */
    private boolean mayJump() {
        SegmentReading shortest = evidence.excluding().get(0);
        Levels plain = new Levels(line, centre, Question.of(slope, 1), constants);
        plain.take(FIRST);
        plain.take(LONGEST);
        double least = constants.jump() * Math.abs(shortest.difference());
        JumpSearch search = new JumpSearch(plain, least, shortest.reading().step());
        return plain.all().anyMatch(level -> level.step() <= 1 && level.isInfinite())
                || search.jump(plain.nested()) > 0;
    }
}
