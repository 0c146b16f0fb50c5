/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.internal.evaluation.EntryMove;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistantJumpsTests {

    private static DistantJumps jumps(CountedLoss loss, double... gradient) {
        BasePoint point = loss.point();
        return new DistantJumps(loss.objective(), 0, point.centre(), List.of(loss.key(gradient)));
    }

    /** A tenth of all entries together, of which the second makes next to nothing. */
    @Test
    void aStairIsReachedByAllTogetherAndLaterWithoutOne() {
        CountedLoss loss = new CountedLoss(x -> Math.floor(10 * (x[0] + 1e-4 * x[1])) / 10, 1.04, 1);
        DistantJumps jumps = jumps(loss, 1, 1e-4);
        assertEquals(0.1, jumps.needing(new EntryMove(loss.block, 1), 1e-4), 1e-12);
    }

    @Test
    void whatOtherEntriesMakeExplainsNothing() {
        CountedLoss loss = new CountedLoss(x -> Math.floor(10 * x[0]) / 10 + 1e-4 * x[1], 1.04, 1);
        DistantJumps jumps = jumps(loss, 1, 1e-4);
        assertEquals(0, jumps.needing(new EntryMove(loss.block, 1), 1e-4));
    }

    @Test
    void aLowerJumpExplainsNothing() {
        CountedLoss loss = new CountedLoss(x -> Math.floor(10 * (x[0] + 1e-4 * x[1])) / 10, 1.04, 1);
        DistantJumps jumps = jumps(loss, 1, 1e-4);
        assertEquals(0, jumps.needing(new EntryMove(loss.block, 1), 0.2));
    }

    @Test
    void oneSearchDoesForQuestionsThatAreAlike() {
        CountedLoss loss = new CountedLoss(x -> Math.sin(x[0]) + Math.cos(x[1]), 1.04, 1);
        DistantJumps jumps = jumps(loss, Math.cos(1.04), -Math.sin(1));
        assertEquals(0, jumps.needing(new EntryMove(loss.block, 1), 1e-2));
        int before = loss.calls();
        assertTrue(before < 80, () -> before + " evaluations");
        assertEquals(0, jumps.needing(new EntryMove(loss.block, 0), 1e-3));
        assertEquals(before, loss.calls());
    }
}
