/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StageTests {

    /** Counts to ten, and throws something on the way. */
    private static Stage<Integer> countingUntil(int end, RuntimeException thrown) {
        return new Stage<>() {
            private int counted;
            private int asked;

            @Override
            public void run() {
                while (counted < 10) {
                    if (counted == end) {
                        throw thrown;
                    }
                    counted++;
                }
            }

            @Override
            public Integer soFar() {
                asked++;
                assertThat("asked once", asked, is(1));
                return counted;
            }
        };
    }

    @Test
    void givesTheWholeWhereTheBudgetSuffices() {
        assertThat(asFarAsTheBudgetReaches(countingUntil(11, new IllegalStateException())), is(10));
    }

    @Test
    void givesWhatThereIsWhereItDoesNot() {
        assertThat(asFarAsTheBudgetReaches(countingUntil(4, new BudgetSpentException(4))), is(4));
    }

    @Test
    void passesOnEverythingElse() {
        IllegalStateException accident = new IllegalStateException();
        assertThat(
                assertThrows(IllegalStateException.class, () -> asFarAsTheBudgetReaches(countingUntil(4, accident))),
                is(sameInstance(accident)));
    }
}
