/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Judgement;
import java.util.stream.IntStream;

/**
 * Visits those entries of a key of which directions alone would not have shown an error as large as a pass excludes:
 * the ones that move the loss least, {@code e_i = e S / (s_i |a_i|) > 1e-3} for a visible error e and an effect S of
 * the whole key. About one entry in fourteen is among them.
 */
public final class BluntEntries implements Stage<Boolean> {
    private final KeyGradient candidate;
    private final EntryJudge judge;
    private final int[] entries;
    private boolean allAgree;

    /**
     * Prepares a visit.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param found a key that agrees along directions
     */
    public BluntEntries(BasePoint point, Tolerance tolerance, KeyComparison found) {
        this.candidate = found.candidate();
        this.judge = new EntryJudge(point, candidate, tolerance);
        double enough = found.resolution() * candidate.effect() / Verdict.VISIBLE_ERROR;
        this.entries = IntStream.range(0, candidate.size())
                .filter(i -> !(candidate.scale().of(i) * Math.abs(candidate.analytic(i)) >= enough))
                .toArray();
    }

    /**
     * How many entries are to be visited.
     *
     * @return 0 where directions show each of them
     */
    public int count() {
        return entries.length;
    }

    @Override
    public void run() {
        for (int entry : entries) {
            Judgement.Kind kind = judge.judgeAlone(entry, true).kind();
            if (kind != Judgement.Kind.AGREES && kind != Judgement.Kind.EXCUSED) {
                return;
            }
        }
        allAgree = true;
    }

    /** Whether all of them agree; if not, the whole key is worth a visit. */
    @Override
    public Boolean soFar() {
        return allAgree;
    }
}
