/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the wrong entries of a key along which a direction disagrees, by bisection.
 *
 * <p>Ranges whose mismatch is beyond its reach, or at least the more suspicious half, are followed down to single
 * entries, which a whole ladder of steps must confirm. Then fresh directions tell whether the
 * entries found explain the fault; if not, the search goes on with these corrected. One wrong entry of n costs about
 * log2 n projections.
 */
final class Locator {
    /** With more wrong entries than this the fault is dense: the worst of them stand for the others. */
    private static final int MOST_LOCATED = 12;

    private static final int DENSE_SAMPLE = 16;

    /** Of a key that a factor explains, as many as a report shows of it, and one more. */
    private static final int SAMPLE_OF_A_FACTOR = 6;

    /** So many of them a page can draw against the step; for the others one difference will do. */
    private static final int DRAWN = 1;

    /** For each entry of a sample that the accept rule does not prove, so many more must be proven. */
    private static final int FOR_EACH_DOUBT = 2;

    /** Where every quarter of the key disagrees, most of it may be wrong. */
    private static final int QUARTERS = 2;

    /** Of a smaller key all wrong entries are located at hardly more than the price of a sample. */
    private static final int WORTH_A_SAMPLE = 4 * DENSE_SAMPLE;

    private static final int MOST_ROUNDS = 6;

    /**
     * So many fresh directions must agree before the search ends: one alone misses a small fault among large ones too
     * often.
     */
    private static final int FRESH = 8;

    private final KeyGradient candidate;
    private final DirectionalDerivatives derivatives;
    private final Evidence.Collected evidence;
    private final RandomStream random;
    private final EntryJudge judge;

    /** The entries that were found to differ, by number. */
    private final Map<Integer, EntryComparison> found = new TreeMap<>();

    private boolean dense;
    private boolean sampled;

    /** Whether parts are measured by one difference where that will do, until this has led astray. */
    private boolean quick = true;

    private int proven;
    private int doubtful;

    /**
     * Creates a search.
     *
     * @param derivatives at a direction over the whole key that disagreed
     * @param random where samples of a dense fault come from
     */
    Locator(
            BasePoint point,
            KeyGradient candidate,
            DirectionalDerivatives derivatives,
            Evidence.Collected evidence,
            Tolerance tolerance,
            RandomStream random) {
        this.candidate = candidate;
        this.derivatives = derivatives;
        this.evidence = evidence;
        this.random = random;
        this.judge = new EntryJudge(point, candidate, tolerance);
    }

    /** The entries that were found to differ, in order. */
    List<EntryComparison> found() {
        return List.copyOf(found.values());
    }

    /**
     * Searches the key.
     *
     * @param suspicious how far the gradient is off along the direction that disagreed
     */
    void locate(Range suspicious) {
        Range whole = corrected(suspicious);
        boolean begun = !found.isEmpty();
        for (int round = 0; round < MOST_ROUNDS && (whole.disagrees() || begun) && !dense; round++) {
            begun = false;
            if (whole.disagrees()) {
                follow(whole);
            }
            for (int fresh = 0; fresh < FRESH && !dense && (fresh == 0 || !whole.disagrees()); fresh++) {
                derivatives.next();
                double corrected = corrected(derivatives.direction());
                whole = range(0, candidate.size(), derivatives.direction(), corrected, derivatives.estimate(corrected));
            }
        }
        dense |= whole.disagrees();
    }

    /**
     * Looks at a sample of a key that a factor seems to explain.
     *
     * @return false if most of it agrees
     */
    boolean isWrongThroughout(Suspicion suspicion) {
        proven = suspicion.isProven() ? 1 : 0;
        dense = mostOfASampleDiffers(SAMPLE_OF_A_FACTOR, Optional.of(suspicion.multiplied()));
        sampled = dense;
        return dense;
    }

    /** Whether there are more wrong entries than were located. */
    boolean isDense() {
        return dense;
    }

    /** Follows the ranges that disagree, all of about one size at a time, down to single entries. */
    private void follow(Range whole) {
        int before = found.size();
        follow(whole, derivatives.following(whole.mismatch(), quick));
        quick &= found.size() > before;
    }

    private void follow(Range whole, Following following) {
        Bisection bisection = new Bisection((from, to) -> measure(from, to, following));
        List<Range> active = List.of(whole);
        for (int halvings = 1; !active.isEmpty(); halvings++) {
            List<Range> next = new ArrayList<>();
            for (Range range : active) {
                if (range.size() == 1) {
                    judgeLeaf(range.from());
                } else {
                    next.addAll(bisection.split(range));
                }
            }
            boolean crowded = next.size() + found.size() > MOST_LOCATED;
            boolean everywhere =
                    candidate.size() > WORTH_A_SAMPLE && halvings == QUARTERS && next.size() == 1 << QUARTERS;
            if ((crowded || everywhere) && !sampled && mostOfASampleDiffers(DENSE_SAMPLE, Optional.empty())) {
                dense = true;
                return;
            }
            if (crowded) {
                dense = true;
                next.sort(Comparator.comparingDouble(range -> -Math.abs(range.mismatch())));
                next = next.subList(0, Math.min(next.size(), MOST_LOCATED));
            }
            active = next;
        }
    }

    /** One projection: the mismatch of the gradient, corrected by the entries found, on a range. */
    private Range measure(int from, int to, Following following) {
        Direction part = derivatives.direction().restrictedTo(from, to);
        double corrected = corrected(part);
        return range(from, to, part, corrected, derivatives.estimate(from, to, corrected, following));
    }

    /** What the gradient, corrected by the entries found, implies along a direction. */
    private double corrected(Direction direction) {
        double projected = direction.dot(candidate.analytic());
        for (EntryComparison entry : found.values()) {
            projected += direction.component(entry.entry()) * (entry.numerical().value() - entry.analytic());
        }
        return projected;
    }

    /** What the entries found leave of a mismatch along the whole direction. */
    private Range corrected(Range whole) {
        double mismatch = whole.mismatch();
        double reach = whole.reach();
        for (EntryComparison entry : found.values()) {
            double component = derivatives.direction().component(entry.entry());
            mismatch += component * (entry.numerical().value() - entry.analytic());
            reach += Math.abs(component) * entry.numerical().reach();
        }
        return new Range(whole.from(), whole.to(), mismatch, reach);
    }

    private Range range(int from, int to, Direction part, double corrected, Derivative numerical) {
        return new Range(
                from,
                to,
                corrected - numerical.value(),
                numerical.reach() + candidate.spread().reach(part));
    }

    private void judgeLeaf(int entry) {
        if (!found.containsKey(entry)) {
            keep(entry, judge.judge(entry));
        }
    }

    private boolean mostOfASampleDiffers(int size, Optional<Multiplied> factor) {
        sampled = true;
        for (int i = 0; i < size; i++) {
            int entry = random.nextInt(candidate.size());
            boolean confirmed = proven < 1 + FOR_EACH_DOUBT * doubtful;
            Judgement judgement = confirmed || i < DRAWN
                    ? judge.judgeAlone(entry, confirmed)
                    : factor.map(by -> judge.judgeMultiplied(entry, by))
                            .orElseGet(() -> judge.judgeAlone(entry, false));
            if (confirmed) {
                count(judgement.kind());
            }
            keep(entry, judgement);
        }
        return 2 * found.size() > size;
    }

    private void count(Judgement.Kind kind) {
        proven += kind == Judgement.Kind.DIFFERS ? 1 : 0;
        doubtful += kind == Judgement.Kind.UNDECIDED || kind == Judgement.Kind.NON_DIFFERENTIABLE ? 1 : 0;
    }

    /** Whether the accept rule proved every entry of the sample that it was asked about and that does not agree. */
    boolean isBeyondDoubt() {
        return proven > 0 && doubtful == 0;
    }

    private void keep(int entry, Judgement judgement) {
        if (judgement.kind() == Judgement.Kind.DIFFERS || judgement.kind() == Judgement.Kind.EXCUSED) {
            found.put(entry, EntryComparison.of(entry, candidate.analytic(entry), judgement));
        }
        if (judgement.kind() != Judgement.Kind.NON_DIFFERENTIABLE) {
            evidence.addEntry(entry, judgement.derivative());
        }
    }
}
