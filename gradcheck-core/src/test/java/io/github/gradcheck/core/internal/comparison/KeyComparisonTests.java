/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.findings;
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
            assertThat(findings(1, 2).resolution(1e-3).comparison().isOpen(), is(false));
            assertThat(findings(1, 2).resolution(1.001e-3).comparison().isOpen(), is(true));
            assertThat(
                    findings(1, 2)
                            .resolution(Double.POSITIVE_INFINITY)
                            .comparison()
                            .isOpen(),
                    is(true));
            assertThat(findings(1, 2).resolution(Double.NaN).comparison().isOpen(), is(true));
        }

        @Test
        void onlyWhereNothingIsWrong() {
            assertThat(
                    findings(1, 2)
                            .resolution(1)
                            .wrong(FaultDensity.SPARSE, 1)
                            .comparison()
                            .isOpen(),
                    is(false));
        }

        @Test
        void onlyWhereThereIsSomethingToCompare() {
            assertThat(findings(0, 0).numericalZero().resolution(1).comparison().isOpen(), is(false));
            assertThat(findings(0, 1).numericalZero().resolution(1).comparison().isOpen(), is(true));
        }
    }

    @Nested
    class IsBlurred {

        @Test
        void whereAnErrorOfOnePartInAThousandWouldBeSeenFromNearOnly() {
            assertThat(findings(1, 2).resolution(2.5e-4).comparison().isBlurred(), is(false));
            assertThat(findings(1, 2).resolution(2.51e-4).comparison().isBlurred(), is(true));
            assertThat(findings(1, 2).resolution(Double.NaN).comparison().isBlurred(), is(true));
        }

        @Test
        void onlyWhereTheBudgetWasNotSpent() {
            assertThat(findings(1, 2).resolution(1).unvisited(1).comparison().isBlurred(), is(false));
        }

        @Test
        void onlyWhereNothingIsWrongAndThereIsSomethingToCompare() {
            assertThat(
                    findings(1, 2)
                            .resolution(1)
                            .wrong(FaultDensity.DENSE)
                            .comparison()
                            .isBlurred(),
                    is(false));
            assertThat(findings(0, 0).numericalZero().resolution(1).comparison().isBlurred(), is(false));
        }
    }

    @Nested
    class IsVacuous {

        @Test
        void whereBothAreZero() {
            assertThat(findings(0, 0).numericalZero().comparison().isVacuous(), is(true));
            assertThat(findings(0, 1).numericalZero().comparison().isVacuous(), is(false));
            assertThat(findings(0, 0).comparison().isVacuous(), is(false));
        }
    }

    @Nested
    class OrElse {
        private final RelativeDifference own = new RelativeDifference(1, 2, 3);
        private final RelativeDifference others = new RelativeDifference(4, 5, 6);

        private HandMade.Findings blurred() {
            return findings(1, 2).difference(own).resolution(0.5);
        }

        @Test
        void takesTheOtherThatSeesMore() {
            KeyComparison both = blurred()
                    .comparison()
                    .orElse(findings(1, 2).difference(others).resolution(0.25).comparison());
            assertThat(both.resolution(), is(0.25));
            assertThat(both.relativeDifference(), is(others));
        }

        @Test
        void keepsItsOwnThatSeesMoreOrAsMuch() {
            for (double blunt : new double[] {0.5, 0.75, Double.POSITIVE_INFINITY}) {
                KeyComparison both = blurred()
                        .comparison()
                        .orElse(findings(1, 2)
                                .difference(others)
                                .resolution(blunt)
                                .comparison());
                assertThat(both.resolution(), is(0.5));
                assertThat(both.relativeDifference(), is(own));
            }
        }

        @Test
        void takesTheOtherThatProvesAFaultHoweverBlunt() {
            KeyComparison wrong = findings(1, 2)
                    .difference(others)
                    .resolution(0.75)
                    .wrong(FaultDensity.DENSE, 1)
                    .comparison();
            KeyComparison both = blurred().comparison().orElse(wrong);
            assertThat(both.extent(), is(FaultDensity.DENSE));
            assertThat(both.wrong(), is(sameInstance(wrong.wrong())));
            assertThat(both.resolution(), is(0.75));
            assertThat(both.relativeDifference(), is(others));
        }

        @Test
        void takesTheOtherWhereItsOwnIsNotANumber() {
            KeyComparison both = blurred()
                    .resolution(Double.NaN)
                    .comparison()
                    .orElse(findings(1, 2).resolution(0.75).comparison());
            assertThat(both.resolution(), is(0.75));
        }

        @Test
        void keepsWhatTheFirstOneCounted() {
            KeyComparison first = blurred()
                    .nonDifferentiable(3)
                    .undecided(4)
                    .unvisited(5)
                    .numericalZero()
                    .comparison();
            KeyComparison both = first.orElse(findings(1, 2)
                    .nonDifferentiable(6)
                    .undecided(7)
                    .unvisited(8)
                    .comparison());
            assertThat(both.nonDifferentiable(), is(3));
            assertThat(both.undecided(), is(4));
            assertThat(both.unvisited(), is(13));
            assertThat(both.evidence(), is(sameInstance(first.evidence())));
            assertThat(both.key(), is("x"));
        }

        @Test
        void isStillOnlyWhereBothAre() {
            KeyComparison still = blurred().numericalZero().comparison();
            KeyComparison moving = findings(1, 2).comparison();
            assertThat(still.orElse(still).numericalZero(), is(true));
            assertThat(still.orElse(moving).numericalZero(), is(false));
            assertThat(moving.orElse(still).numericalZero(), is(false));
        }
    }
}
