/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.BitSet;
import java.util.Optional;

/** Compares one key entry by entry, at two evaluations of the loss each, more only where an entry is in doubt. */
public final class EntrywiseComparison implements Stage<KeyComparison> {
    /** So many confirmed entries prove a key wrong; the others are then counted more cheaply. */
    private static final int ENOUGH_CONFIRMED = 5;

    /** So many entries are differentiated at once, which gives every core enough to do. */
    private static final int PIECE = 256;

    private final KeyGradient candidate;
    private final EntryJudge judge;
    private final EntryJudgements judgements;
    private final int enough;

    /** The entries that are near enough to their one difference, but farther than noise explains. */
    private final BitSet loose = new BitSet();

    private int loosest;
    private double loosestQuotient;

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param candidate the key and its gradient
     */
    public EntrywiseComparison(BasePoint point, Tolerance tolerance, KeyGradient candidate) {
        this(point, tolerance, candidate, Optional.empty());
    }

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param candidate the key and its gradient
     * @param suspicion what is known of the key: where a factor over all of it explains the difference, one proven
     *     entry is enough, and none where that is proven
     */
    public EntrywiseComparison(
            BasePoint point, Tolerance tolerance, KeyGradient candidate, Optional<Suspicion> suspicion) {
        this.enough = suspicion
                .filter(Suspicion::isThroughout)
                .map(key -> key.isProven() ? 0 : 1)
                .orElse(ENOUGH_CONFIRMED);
        this.candidate = candidate;
        this.judge = new EntryJudge(point, candidate, tolerance);
        this.judgements = new EntryJudgements(candidate, tolerance);
    }

    @Override
    public void run() {
        double[] steps = new double[Math.min(PIECE, candidate.size())];
        double[] quotients = new double[steps.length];
        for (int first = 0; first < candidate.size(); first += PIECE) {
            int count = Math.min(PIECE, candidate.size() - first);
            int made = judge.quotients(first, steps, quotients, count);
            judge(first, quotients, made);
        }
        if (!loose.isEmpty()) {
            boolean differs = judge.judgeUnconfirmed(loosest).kind() == Judgement.Kind.DIFFERS;
            if (differs) {
                judgements.excuse(new Excused(loose.cardinality(), 0, difference(loosest, loosestQuotient)));
            }
            agrees(loosest, loosestQuotient);
        }
    }

    /** The loosest entry waits until a ladder of steps has told whether it is off, or its one difference. */
    private void looselyAgrees(int entry, double quotient) {
        boolean looser = loose.isEmpty() || difference(entry, quotient) > difference(loosest, loosestQuotient);
        if (looser && !loose.isEmpty()) {
            agrees(loosest, loosestQuotient);
        } else if (!looser) {
            agrees(entry, quotient);
        }
        loose.set(entry);
        loosest = looser ? entry : loosest;
        loosestQuotient = looser ? quotient : loosestQuotient;
    }

    private void agrees(int entry, double quotient) {
        judgements.addAgreeing(entry, quotient, judge.reach(entry, quotient));
    }

    private double difference(int entry, double quotient) {
        return Math.abs(candidate.analytic(entry) - quotient);
    }

    /**
     * First all that one quotient suffices for, so that a budget that ends at a doubtful entry leaves open no other of
     * them.
     */
    private void judge(int first, double[] quotients, int made) {
        BitSet doubtful = new BitSet(made);
        for (int i = 0; i < made; i++) {
            if (!judge.suffices(first + i, quotients[i])) {
                doubtful.set(i);
            } else if (judge.isLoose(first + i, quotients[i])) {
                looselyAgrees(first + i, quotients[i]);
            } else {
                agrees(first + i, quotients[i]);
            }
        }
        for (int i = doubtful.nextSetBit(0); i >= 0; i = doubtful.nextSetBit(i + 1)) {
            boolean confirmed = judgements.wrongEntries() < enough;
            judgements.add(first + i, confirmed ? judge.judge(first + i) : judge.judgeUnconfirmed(first + i));
        }
    }

    /** The judgements know how many entries they have not seen. */
    @Override
    public KeyComparison soFar() {
        return judgements.toComparison();
    }
}
