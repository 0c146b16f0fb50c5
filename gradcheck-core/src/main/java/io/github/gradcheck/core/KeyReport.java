/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import java.util.Optional;

/** What a check found out about one key. */
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
    private final double smallestVisibleError;
    private final Optional<Diagnosis> diagnosis;
    private final EntryGradients gradients;

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
            double smallestVisibleError,
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
        this.smallestVisibleError = smallestVisibleError;
        this.diagnosis = diagnosis;
        this.gradients = gradients;
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
     * @return its lengths
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
     * What a pass of this key is worth.
     *
     * @return the smallest relative error of its gradient that the check would have seen; infinite if it would have
     *     seen none
     */
    public double smallestVisibleError() {
        return smallestVisibleError;
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

    /** The name of the key and its verdict. */
    @Override
    public String toString() {
        return key + ": " + verdict;
    }
}
