/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMadeComparison.vector;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyComparisonTests {

    @Nested
    class IsOpen {

        @Test
        void whereAnErrorOfOnePartInAThousandMightHide() {
            assertThat(vector("x", 1, 2).resolution(1e-3).build().isOpen(), is(false));
            assertThat(vector("x", 1, 2).resolution(1.001e-3).build().isOpen(), is(true));
            assertThat(
                    vector("x", 1, 2)
                            .resolution(Double.POSITIVE_INFINITY)
                            .build()
                            .isOpen(),
                    is(true));
            assertThat(vector("x", 1, 2).resolution(Double.NaN).build().isOpen(), is(true));
        }

        @Test
        void onlyWhereNothingIsWrong() {
            assertThat(vector("x", 1, 2).resolution(1).wrong(1).build().isOpen(), is(false));
        }

        @Test
        void onlyWhereThereIsSomethingToCompare() {
            assertThat(vector("x", 0, 0).numericalZero().resolution(1).build().isOpen(), is(false));
            assertThat(vector("x", 0, 1).numericalZero().resolution(1).build().isOpen(), is(true));
        }
    }

    @Nested
    class IsBlurred {

        @Test
        void whereAnErrorOfOnePartInAThousandWouldBeSeenFromNearOnly() {
            assertThat(vector("x", 1, 2).resolution(2.5e-4).build().isBlurred(), is(false));
            assertThat(vector("x", 1, 2).resolution(2.51e-4).build().isBlurred(), is(true));
            assertThat(vector("x", 1, 2).resolution(Double.NaN).build().isBlurred(), is(true));
        }

        @Test
        void onlyWhereTheBudgetWasNotSpent() {
            assertThat(vector("x", 1, 2).resolution(1).unvisited(1).build().isBlurred(), is(false));
        }

        @Test
        void onlyWhereNothingIsWrongAndThereIsSomethingToCompare() {
            assertThat(vector("x", 1, 2).resolution(1).dense().build().isBlurred(), is(false));
            assertThat(vector("x", 0, 0).numericalZero().resolution(1).build().isBlurred(), is(false));
        }
    }

    @Nested
    class IsVacuous {

        @Test
        void whereBothAreZero() {
            assertThat(vector("x", 0, 0).numericalZero().build().isVacuous(), is(true));
            assertThat(vector("x", 0, 1).numericalZero().build().isVacuous(), is(false));
            assertThat(vector("x", 0, 0).build().isVacuous(), is(false));
        }
    }

    @Nested
    class OrElse {
        private final RelativeDifference own = new RelativeDifference(1, 2, 3);
        private final RelativeDifference others = new RelativeDifference(4, 5, 6);

        private HandMadeComparison blurred() {
            return vector("x", 1, 2).relativeDifference(own).resolution(0.5);
        }

        @Test
        void takesTheOtherThatSeesMore() {
            KeyComparison both = blurred()
                    .build()
                    .orElse(vector("x", 1, 2)
                            .relativeDifference(others)
                            .resolution(0.25)
                            .build());
            assertThat(both.resolution(), is(0.25));
            assertThat(both.relativeDifference(), is(others));
        }

        @Test
        void keepsItsOwnThatSeesMoreOrAsMuch() {
            for (double blunt : new double[] {0.5, 0.75, Double.POSITIVE_INFINITY}) {
                KeyComparison both = blurred()
                        .build()
                        .orElse(vector("x", 1, 2)
                                .relativeDifference(others)
                                .resolution(blunt)
                                .build());
                assertThat(both.resolution(), is(0.5));
                assertThat(both.relativeDifference(), is(own));
            }
        }

        @Test
        void takesTheOtherThatProvesAFaultHoweverBlunt() {
            KeyComparison wrong = vector("x", 1, 2)
                    .relativeDifference(others)
                    .resolution(0.75)
                    .wrong(1)
                    .dense()
                    .build();
            KeyComparison both = blurred().build().orElse(wrong);
            assertThat(both.extent(), is(FaultDensity.DENSE));
            assertThat(both.wrong(), is(sameInstance(wrong.wrong())));
            assertThat(both.resolution(), is(0.75));
            assertThat(both.relativeDifference(), is(others));
        }

        @Test
        void takesTheOtherWhereItsOwnIsNotANumber() {
            KeyComparison both = blurred()
                    .resolution(Double.NaN)
                    .build()
                    .orElse(vector("x", 1, 2).resolution(0.75).build());
            assertThat(both.resolution(), is(0.75));
        }

        @Test
        void keepsWhatTheFirstOneCounted() {
            KeyComparison first = blurred()
                    .nonDifferentiable(3)
                    .undecided(4)
                    .unvisited(5)
                    .numericalZero()
                    .build();
            KeyComparison both = first.orElse(vector("x", 1, 2)
                    .nonDifferentiable(6)
                    .undecided(7)
                    .unvisited(8)
                    .build());
            assertThat(both.nonDifferentiable(), is(3));
            assertThat(both.undecided(), is(4));
            assertThat(both.unvisited(), is(13));
            assertThat(both.evidence(), is(sameInstance(first.evidence())));
            assertThat(both.key(), is("x"));
        }

        @Test
        void isStillOnlyWhereBothAre() {
            KeyComparison still = blurred().numericalZero().build();
            KeyComparison moving = vector("x", 1, 2).build();
            assertThat(still.orElse(still).numericalZero(), is(true));
            assertThat(still.orElse(moving).numericalZero(), is(false));
            assertThat(moving.orElse(still).numericalZero(), is(false));
        }
    }

    @Nested
    class LeavesOpen {

        private final KeyComparison kinked = vector("x", 1, 2)
                .resolution(Double.POSITIVE_INFINITY)
                .leftOpen(0.5)
                .build();
        private final KeyComparison sharp = vector("x", 1, 2).resolution(1e-9).build();

        @Test
        void whatKinksHideHoweverWellAnotherPlaceIsSeen() {
            assertThat(kinked.orSharper(sharp).visibleError(), is(0.5));
            assertThat(kinked.orSharper(sharp).resolution(), is(1e-9));
            assertThat(kinked.orElse(sharp).visibleError(), is(0.5));
            assertThat(kinked.orElse(sharp).leftOpen(), is(0.5));
            assertThat(sharp.orElse(kinked).visibleError(), is(1e-9));
        }

        @Test
        void noMoreThanTheBestLookShows() {
            assertThat(kinked.leavingOpen(0.25).orSharper(sharp).visibleError(), is(0.25));
            assertThat(kinked.leavingOpen(0.75).orSharper(sharp).visibleError(), is(0.5));
        }
    }
}
