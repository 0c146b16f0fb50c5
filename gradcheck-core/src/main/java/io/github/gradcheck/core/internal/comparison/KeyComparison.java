/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a comparison found out about one key.
 *
 * @param candidate the key and its gradient
 * @param fault what is wrong with it
 * @param unanswered what was not compared
 * @param sight which errors would have been seen
 * @param excused what is proven to differ within the tolerance
 * @param analyticZero whether backward returned zeros only, or nothing but rounding
 * @param numericalZero whether no derivative could be told from zero
 * @param evidence what was measured
 */
public record KeyComparison(
        KeyGradient candidate,
        Fault fault,
        Unanswered unanswered,
        Sight sight,
        Excused excused,
        boolean analyticZero,
        boolean numericalZero,
        Evidence evidence) {

    /**
     * What is wrong with a key.
     *
     * @param difference the classical measure over what was compared
     * @param wrong the entries that were found to be wrong
     * @param extent whether nothing, single entries or most of the key is wrong
     */
    record Fault(RelativeDifference difference, WrongEntries wrong, FaultDensity extent) {

        /** Nothing. */
        static Fault none(RelativeDifference difference) {
            return new Fault(difference, WrongEntries.of(List.of()), FaultDensity.NONE);
        }
    }

    /**
     * What was not compared.
     *
     * @param nonDifferentiable how many entries or directions have a kink at the point
     * @param undecided how many entries the loss gave no answer for
     * @param unvisited how many entries were not looked at because the budget was spent
     */
    record Unanswered(int nonDifferentiable, int undecided, int unvisited) {
        static final Unanswered NOTHING = new Unanswered(0, 0, 0);
    }

    /**
     * Which errors would have been seen.
     *
     * @param factor the smallest relative error that goes through the whole key, as a factor does
     * @param anyShape the smallest relative error of any shape, kinks and excuses included
     * @param leftOpen the part of that which kinks at the point make, and whatever has no answer there: another place
     *     does not tell of it
     */
    record Sight(double factor, double anyShape, double leftOpen) {}

    /** Up to this, an error that a pass excludes would have been seen from far. */
    static final double SHARP = Verdict.VISIBLE_ERROR / 4;

    /** The relative difference from which on the usual word is "wrong" (Stanford CS231n, "Gradient checks"). */
    private static final double MOST_DIFFERENCE = 1e-2;

    /**
     * The name of the key.
     *
     * @return for instance {@code W1}
     */
    public String key() {
        return candidate.key();
    }

    /**
     * How far both gradients are apart.
     *
     * @return the classical measure over what was compared
     */
    public RelativeDifference relativeDifference() {
        return fault.difference();
    }

    /**
     * Whether both gradients are so far apart that every custom calls them different. A tolerance may excuse it, and
     * squares that overflow are no measure.
     *
     * @return true if the relative difference is more than a hundredth
     */
    public boolean isFarOff() {
        return relativeDifference().value() > MOST_DIFFERENCE;
    }

    /**
     * Whether it is a tolerance that excuses such a difference.
     *
     * @return true if something was excused, and the whole is that far off
     */
    public boolean isFarOffAndExcused() {
        return isFarOff() && excused.entries() + excused.directions() > 0;
    }

    /**
     * The entries that were found to be wrong.
     *
     * @return all of them, the worst in full
     */
    public WrongEntries wrong() {
        return fault.wrong();
    }

    /**
     * How much is wrong.
     *
     * @return nothing, single entries or most of the key
     */
    public FaultDensity extent() {
        return fault.extent();
    }

    /**
     * What has a kink at the point and was not compared.
     *
     * @return how many entries or directions
     */
    public int nonDifferentiable() {
        return unanswered.nonDifferentiable();
    }

    /**
     * What the loss gave no answer for.
     *
     * @return how many entries
     */
    public int undecided() {
        return unanswered.undecided();
    }

    /**
     * What was not looked at because the budget was spent.
     *
     * @return how many entries
     */
    public int unvisited() {
        return unanswered.unvisited();
    }

    /**
     * The smallest relative error that would have been seen if it goes through the whole key, as a factor does.
     *
     * @return infinite where some entries are open
     */
    public double resolution() {
        return sight.factor();
    }

    /**
     * The smallest relative error of any shape that would have been seen, kinks and excuses included.
     *
     * @return NaN where nothing was compared
     */
    public double visibleError() {
        return sight.anyShape();
    }

    double leftOpen() {
        return sight.leftOpen();
    }

    /**
     * Whether the comparison has no answer: nothing is known to be wrong, and an error might not have been seen.
     *
     * @return true if noise or kinks hide this key
     */
    public boolean isOpen() {
        return extent() == FaultDensity.NONE && !isVacuous() && !(resolution() <= Verdict.VISIBLE_ERROR);
    }

    /** Whether something was compared, as far as was wanted, and nothing is known to be wrong. */
    private boolean isWithoutFault() {
        return unvisited() == 0 && extent() == FaultDensity.NONE && !isVacuous();
    }

    /** Whether nothing is known to be wrong, and a factor would have been seen. */
    boolean agrees() {
        return isWithoutFault() && !isOpen();
    }

    /**
     * Whether another method may see more: nothing is known to be wrong, but an error might hide near the limit of
     * sight.
     *
     * @return true if noise or kinks blur this key
     */
    public boolean isBlurred() {
        return isWithoutFault() && !(resolution() <= SHARP);
    }

    /**
     * Whether nothing was compared because all is zero.
     *
     * @return true if neither backward nor the loss knows of this key
     */
    public boolean isVacuous() {
        return analyticZero && numericalZero;
    }

    /**
     * A key whose gradient is zero up to rounding, and with which the loss moves by nothing but rounding.
     *
     * @param candidate the key and its gradient
     * @return a comparison that is vacuous
     */
    public static KeyComparison zeroUpToRounding(KeyGradient candidate) {
        return new KeyComparison(
                candidate,
                Fault.none(RelativeDifference.ZERO),
                Unanswered.NOTHING,
                new Sight(Double.NaN, Double.NaN, 0),
                Excused.NONE,
                true,
                true,
                new Evidence.Collected().evidence());
    }

    /**
     * Whether all is zero but for rounding.
     *
     * @return true if the key is vacuous, though backward returned other numbers than zeros
     */
    public boolean isZeroUpToRounding() {
        return isVacuous() && !candidate.analyticZero();
    }

    /** The same where some entries or directions have no answer, so that the key has none. */
    KeyComparison withoutAnswer() {
        return seeing(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * The wrong entries count as kinks that were not compared. Of a key that was compared along directions no entry is
     * named then, since the directions have no answer for any.
     */
    KeyComparison withWrongEntriesOpen() {
        BitSet open = new BitSet();
        evidence.open().forEach(open::set);
        wrong().stream().forEach(open::set);
        int[] compared = IntStream.range(0, candidate.size())
                .filter(entry -> !open.get(entry) && !Double.isNaN(evidence.numerical(entry)))
                .toArray();
        boolean everyEntry = compared.length + open.cardinality() == candidate.size();
        RelativeDifference difference = RelativeDifference.of(
                IntStream.of(compared).mapToDouble(candidate::analytic).toArray(),
                IntStream.of(compared).mapToDouble(evidence::numerical).toArray());
        return new KeyComparison(
                candidate,
                Fault.none(difference),
                new Unanswered(nonDifferentiable() + wrong().count(), undecided(), unvisited()),
                new Sight(Double.POSITIVE_INFINITY, visibleError(), Math.hypot(leftOpen(), explained())),
                excused,
                analyticZero,
                false,
                evidence.withOpen(everyEntry ? open : new BitSet()));
    }

    /** How far the wrong entries are off, in proportion to the gradient; of many the worst stand for all. */
    private double explained() {
        List<EntryComparison> worst = wrong().worst();
        double known = Norm.of(0, worst.size(), i -> worst.get(i).difference());
        double all = known * Math.sqrt(wrong().count() / (double) worst.size());
        double size = Norm.of(0, candidate.size(), candidate::analytic);
        return VisibleError.ofEntries(all, Math.hypot(size, all));
    }

    /** The same with other limits of what would have been seen. */
    KeyComparison seeing(double smallest, double smallestOfAnyShape) {
        return seeing(smallest, smallestOfAnyShape, relativeDifference());
    }

    private KeyComparison seeing(double smallest, double smallestOfAnyShape, RelativeDifference difference) {
        return with(
                new Fault(difference, wrong(), extent()),
                unanswered,
                new Sight(smallest, smallestOfAnyShape, leftOpen()),
                numericalZero);
    }

    /** The same where another look has shown what the point leaves open. */
    KeyComparison leavingOpen(double part) {
        Sight less = new Sight(resolution(), visibleError(), Math.min(leftOpen(), part));
        return with(fault, unanswered, less, numericalZero);
    }

    private KeyComparison with(Fault otherFault, Unanswered left, Sight seen, boolean zero) {
        return new KeyComparison(candidate, otherFault, left, seen, excused, analyticZero, zero, evidence);
    }

    /** Takes from another comparison of the whole key, by which it is right, what it has seen better. */
    KeyComparison orSharper(KeyComparison other) {
        return resolution() <= other.resolution()
                ? this
                : seeing(other.resolution(), best(other), other.relativeDifference());
    }

    /** The better promise of two comparisons, which is no better than what the point itself leaves open. */
    private double best(KeyComparison other) {
        return Math.max(leftOpen(), Math.min(visibleError(), other.visibleError()));
    }

    /** Entries of this comparison are wrong that another one had no answer for; it has seen all others. */
    KeyComparison completing(KeyComparison other) {
        return new KeyComparison(
                candidate,
                fault,
                other.unanswered,
                other.sight,
                other.excused.plus(excused),
                analyticZero,
                numericalZero,
                evidence);
    }

    /**
     * The key is wrong for a reason that needs no difference.
     *
     * @return this comparison, of a key that is wrong as a whole unless entries of it are known to be
     */
    public KeyComparison wrongThroughout() {
        return extent() == FaultDensity.NONE ? wrong(relativeDifference(), wrong(), numericalZero) : this;
    }

    /**
     * The key is wrong along a line over entries that have no derivative of their own.
     *
     * @param line what was seen along it
     * @return this comparison with that answer
     */
    public KeyComparison wrongAt(LineFault line) {
        return wrong(
                RelativeDifference.of(new double[] {line.analytic()}, new double[] {line.numerical()}),
                WrongEntries.of(List.of()),
                false);
    }

    private KeyComparison wrong(RelativeDifference difference, WrongEntries entries, boolean zero) {
        return with(new Fault(difference, entries, FaultDensity.DENSE), unanswered, sight, zero);
    }

    /**
     * Whether entries may lie on kinks together: some do, or directions contradict each other.
     *
     * @return false also where nothing was seen at all, as of a loss that throws
     */
    public boolean mayTie() {
        boolean contradictory = undecided() == 0 && !evidence.measurements().isEmpty();
        return isDoubtful() && (nonDifferentiable() > 0 || contradictory);
    }

    /**
     * The budget was spent before all could be said of what lies on kinks.
     *
     * @return this comparison without an answer
     */
    public KeyComparison unfinished() {
        int open = (int) evidence.open().count();
        return with(
                fault,
                new Unanswered(nonDifferentiable(), undecided(), open > 0 ? open : candidate.size()),
                new Sight(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, leftOpen()),
                numericalZero);
    }

    /**
     * Whether the point itself does not tell all: entries or directions lie on kinks or have no answer, or directions
     * contradict each other.
     *
     * @return false where something is known to be wrong, or the budget was spent
     */
    public boolean isDoubtful() {
        boolean open = nonDifferentiable() > 0 || undecided() > 0 || !(resolution() < Double.POSITIVE_INFINITY);
        return isWithoutFault() && open;
    }

    /**
     * Adds what another comparison of the same key found where this one has no answer. Where the loss contradicts
     * itself beside the point, as one that jumps does, the other may clear the key, but not call it wrong.
     *
     * @param other a comparison by another method
     * @return this one with the other's answer
     */
    public KeyComparison orElse(KeyComparison other) {
        if (undecided() > 0 && other.extent() != FaultDensity.NONE) {
            return this;
        }
        boolean better = other.extent() != FaultDensity.NONE || !(resolution() <= other.resolution());
        KeyComparison seen = better ? other : this;
        return new KeyComparison(
                candidate,
                new Fault(seen.relativeDifference(), other.wrong(), other.extent()),
                new Unanswered(nonDifferentiable(), undecided(), unvisited() + other.unvisited()),
                new Sight(seen.resolution(), best(other), leftOpen()),
                excused.plus(other.excused),
                analyticZero,
                numericalZero && other.numericalZero,
                evidence);
    }
}
