/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Shape;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check found out about one key.
 *
 * @since 0.1.0
 */
public final class KeyReport {
    private final String key;
    private final Shape shape;
    private final Verdict verdict;
    private final double relativeDifference;
    private final int wrongEntryCount;
    private final boolean dense;
    private final List<EntryReport> wrongEntries;
    private final int nonDifferentiable;
    private final int undecided;
    private final int unvisited;
    private final double smallestVisibleFactor;
    private final double smallestVisibleError;
    private final int excusedEntries;
    private final int excusedDirections;
    private final double largestExcused;
    private final Optional<Diagnosis> diagnosis;
    private final EntryGradients gradients;
    private final Map<String, KeyReport> byOutput;
    private final Optional<StepCurve> stepCurve;

    KeyReport(
            String key,
            Shape shape,
            Verdict verdict,
            double relativeDifference,
            int wrongEntryCount,
            boolean dense,
            List<EntryReport> wrongEntries,
            int nonDifferentiable,
            int undecided,
            int unvisited,
            double smallestVisibleFactor,
            double smallestVisibleError,
            int excusedEntries,
            int excusedDirections,
            double largestExcused,
            Optional<Diagnosis> diagnosis,
            EntryGradients gradients) {
        this.key = key;
        this.shape = shape;
        this.verdict = verdict;
        this.relativeDifference = relativeDifference;
        this.wrongEntryCount = wrongEntryCount;
        this.dense = dense;
        this.wrongEntries = List.copyOf(wrongEntries);
        this.nonDifferentiable = nonDifferentiable;
        this.undecided = undecided;
        this.unvisited = unvisited;
        this.smallestVisibleFactor = smallestVisibleFactor;
        this.smallestVisibleError = smallestVisibleError;
        this.excusedEntries = excusedEntries;
        this.excusedDirections = excusedDirections;
        this.largestExcused = largestExcused;
        this.diagnosis = diagnosis;
        this.gradients = gradients;
        this.byOutput = Map.of();
        this.stepCurve = Optional.empty();
    }

    /** The same measurements with another account of them. */
    private KeyReport(
            KeyReport measured,
            Shape shape,
            Verdict verdict,
            int wrongEntryCount,
            Optional<Diagnosis> diagnosis,
            EntryGradients gradients,
            Map<String, KeyReport> byOutput,
            Optional<StepCurve> stepCurve) {
        this.key = measured.key;
        this.shape = shape;
        this.verdict = verdict;
        this.relativeDifference = measured.relativeDifference;
        this.wrongEntryCount = wrongEntryCount;
        this.dense = measured.dense;
        this.wrongEntries = measured.wrongEntries;
        this.nonDifferentiable = measured.nonDifferentiable;
        this.undecided = measured.undecided;
        this.unvisited = measured.unvisited;
        this.smallestVisibleFactor = measured.smallestVisibleFactor;
        this.smallestVisibleError = measured.smallestVisibleError;
        this.excusedEntries = measured.excusedEntries;
        this.excusedDirections = measured.excusedDirections;
        this.largestExcused = measured.largestExcused;
        this.diagnosis = diagnosis;
        this.gradients = gradients;
        this.byOutput = Collections.unmodifiableMap(new LinkedHashMap<>(byOutput));
        this.stepCurve = stepCurve;
    }

    /**
     * The name of the parameter block.
     *
     * @return for instance {@code W1}
     */
    public String key() {
        return key;
    }

    /**
     * The shape of the parameter block.
     *
     * @return its lengths; of a Jacobian how many outputs and how many entries there are
     */
    public Shape shape() {
        return shape;
    }

    /**
     * How many entries this key has.
     *
     * @return the size of its block
     */
    public int entries() {
        return shape.size();
    }

    /**
     * The answer.
     *
     * @return what is known of the gradient of this key
     */
    public Verdict verdict() {
        return verdict;
    }

    /**
     * The classical measure.
     *
     * @return {@code ||a - n|| / (||a|| + ||n||)} of analytic and numerical gradient over what was compared; 0 if both
     *     are zero, NaN if one is not a number
     */
    public double relativeDifference() {
        return relativeDifference;
    }

    /**
     * The worst of the wrong entries.
     *
     * @return largest difference first, at most 20; empty unless the verdict is {@link Verdict#WRONG}, and where the
     *     key was seen to be wrong only as a whole
     */
    public List<EntryReport> wrongEntries() {
        return wrongEntries;
    }

    /**
     * How many entries are known to be wrong.
     *
     * @return their number, see {@link #dense()}
     */
    public int wrongEntryCount() {
        return wrongEntryCount;
    }

    /**
     * Whether there are more wrong entries than were found one by one.
     *
     * @return true if those that are known are a sample
     */
    public boolean dense() {
        return dense;
    }

    /**
     * How many entries or directions have a kink at the point: there the analytic value lies between the one-sided
     * slopes and is accepted.
     *
     * @return their number
     */
    public int nonDifferentiable() {
        return nonDifferentiable;
    }

    /**
     * How many entries the loss gave no answer for.
     *
     * @return their number
     */
    public int undecided() {
        return undecided;
    }

    /**
     * How many entries were not looked at because the budget was spent.
     *
     * @return their number
     */
    public int unvisited() {
        return unvisited;
    }

    /**
     * What a pass of this key is worth against any error: the smallest {@code ||e|| / ||g||} of an error e of the
     * gradient g from which on the check would have seen it, whatever its shape, be it in one entry or in all. Relative
     * to the key, not to the entry: an error of one entry counts as part of the norm over the whole key. All that is
     * left open counts: the error bars of every entry, what the tolerance excuses, and the distance between the slopes
     * where there is a kink. Of directions it is the error that they would miss once in a million, and of segments,
     * which noise or kinks make necessary, once in ten thousand; an error that changes its sign along a segment, as
     * rounding does, averages out there.
     *
     * @return a relative error; infinite if some entries were not compared, NaN where the key is vacuous or the method
     *     has no error bars
     */
    public double smallestVisibleError() {
        return smallestVisibleError;
    }

    /**
     * What a pass of this key is worth against an error that all entries share, such as a factor: the smallest relative
     * error of that kind that would have been seen by the measurements, what is excused aside. A pass needs
     * {@value Verdict#VISIBLE_ERROR}.
     *
     * @return a relative error, at most {@link #smallestVisibleError()} as a rule; infinite if it would not have been
     *     seen
     */
    public double smallestVisibleFactor() {
        return smallestVisibleFactor;
    }

    /**
     * What a pass of this key is worth against an error in a single entry of usual size, {@code ||g|| / sqrt(n)}: the
     * smallest error of such an entry, relative to itself, that would have been seen, {@code sqrt(n)} times
     * {@link #smallestVisibleError()}. Larger entries are seen better, smaller ones less well.
     *
     * @return a relative error; infinite or NaN where the other is
     */
    public double smallestVisibleEntryError() {
        return Math.sqrt(entries()) * smallestVisibleError;
    }

    /**
     * How many entries differ beyond doubt, but within the tolerance. Along directions only those are known that were
     * looked at one by one.
     *
     * @return their number
     */
    public int excusedEntries() {
        return excusedEntries;
    }

    /**
     * How many directions over the whole key differ beyond doubt, but within what the tolerance excuses along them.
     *
     * @return their number; 0 where the key was compared entry by entry
     */
    public int excusedDirections() {
        return excusedDirections;
    }

    /**
     * The largest difference that was excused.
     *
     * @return {@code |a - n|} of an entry; along a direction the same divided by the direction's length; 0 if nothing
     *     was excused
     */
    public double largestExcused() {
        return largestExcused;
    }

    /**
     * The probable cause.
     *
     * @return nothing if the gradient is right, or no cause was recognised
     */
    public Optional<Diagnosis> diagnosis() {
        return diagnosis;
    }

    /**
     * Both gradients entry by entry.
     *
     * @return a view of what was compared
     */
    public EntryGradients gradients() {
        return gradients;
    }

    /**
     * The same key output by output, where outputs were judged one by one: each row of a Jacobian, or each output of a
     * layer.
     *
     * @return a report for each output that was reached, by its name such as {@code residual[4]}, in order; empty where
     *     one number was differentiated
     */
    public Map<String, KeyReport> byOutput() {
        return byOutput;
    }

    /**
     * How far central differences are from backward at every step, along one direction over this key.
     *
     * @return nothing unless {@link GradientChecker#withStepCurves(boolean)} asks for it, and where the key was not
     *     tested or the budget was spent
     */
    public Optional<StepCurve> stepCurve() {
        return stepCurve;
    }

    /** The same key with what its differences show at every step. */
    KeyReport with(StepCurve curve) {
        return new KeyReport(this, shape, verdict, wrongEntryCount, diagnosis, gradients, byOutput, Optional.of(curve));
    }

    /** The same key, wrong for a reason that needs no difference. */
    KeyReport wrongBecause(Diagnosis cause) {
        return through(byOutput, Verdict.WRONG, Optional.of(cause));
    }

    /** The same key with what is known of single outputs. */
    KeyReport through(Map<String, KeyReport> outputs, Verdict other, Optional<Diagnosis> cause) {
        return new KeyReport(this, shape, other, wrongEntryCount, cause, gradients, outputs, stepCurve);
    }

    /** The one cause of all that have a verdict; nothing if there are several, or one has none. */
    static Optional<Diagnosis> sharedCause(Collection<KeyReport> reports, Verdict verdict) {
        List<Optional<Diagnosis>> causes = reports.stream()
                .filter(report -> report.verdict == verdict)
                .map(KeyReport::diagnosis)
                .distinct()
                .toList();
        return causes.size() == 1 ? causes.get(0) : Optional.empty();
    }

    /** What is wrong through single outputs, in the shape of a key that was right through all of them together. */
    KeyReport inPlaceOf(KeyReport whole) {
        int count = Math.min(wrongEntryCount, whole.shape.size());
        return new KeyReport(this, whole.shape, verdict, count, diagnosis, whole.gradients, byOutput, whole.stepCurve);
    }

    /** The name of the key and its verdict. */
    @Override
    public String toString() {
        return key + ": " + verdict;
    }
}
