/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuestionTests {

    /** 1 against 1.5: a third of the larger one. */
    @Test
    void aPartOfTheLargerOfBothIsExcused() {
        Question question = Question.of(1, 1).withTolerance(0.375, 0);
        assertTrue(question.excuses(0.5));
        assertTrue(question.excuses(0.6));
        assertFalse(question.excuses(0.61));
        assertTrue(question.excuses(-0.375));
        assertFalse(question.excuses(-0.376));
    }

    @Test
    void anAbsoluteDifferenceIsExcusedToo() {
        Question question = Question.of(0, 1).withTolerance(0, 0.5);
        assertTrue(question.excuses(0.5));
        assertTrue(question.excuses(-0.5));
        assertFalse(question.excuses(0.5001));
        assertFalse(question.excuses(Double.NaN));
    }

    @Test
    void aClaimThatIsNoNumberHasNoSlope() {
        assertEquals(0, Question.of(Double.NaN, 1).slope());
        assertEquals(0, Question.of(Double.POSITIVE_INFINITY, 1).slope());
        assertEquals(3, Question.of(3, 1).slope());
    }
}
