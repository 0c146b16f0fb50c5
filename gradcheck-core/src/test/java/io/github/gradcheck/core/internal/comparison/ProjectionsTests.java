/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.derivative;
import static io.github.gradcheck.core.internal.comparison.HandMade.entry;
import static io.github.gradcheck.core.internal.comparison.HandMade.judgement;
import static io.github.gradcheck.core.internal.comparison.HandMade.unknown;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Judgement.Kind;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProjectionsTests {
    private final Evidence.Collected evidence = new Evidence.Collected();
    private final KeyGradient key = HandMade.key(1, 2, 3);
    private final Projections projections = new Projections(key, new Tolerance(1e-6), evidence, 1e-6);

    private void add(double projected, double value, double reach) {
        projections.add(projected, 1, judgement(value, reach, Kind.AGREES));
    }

    @Nested
    class Resolution {

        @Test
        void isThatOfTheDirectionThatAFactorWouldLeaveFirst() {
            add(3, 3, 0.3);
            add(4, 4, 0.1);
            add(0, 0, 0.2);
            assertThat(projections.resolution(), is(closeTo(1.25 * 0.1 / 4, 1e-15)));
        }

        @Test
        void isNotThatOfASharpDirectionThatTheGradientHardlyMoves() {
            add(0.001, 0.001, 0.01);
            add(-4, -4, 0.1);
            assertThat(projections.resolution(), is(closeTo(1.25 * 0.1 / 4, 1e-15)));
        }

        @Test
        void isInfiniteWhereTheLossDoesNotMove() {
            add(0, 0, 0);
            assertThat(projections.resolution(), is(Double.POSITIVE_INFINITY));
        }

        @Test
        void doesNotDependOnTheOrder() {
            add(4, 4, 0.1);
            add(3, 3, 0.3);
            assertThat(projections.resolution(), is(closeTo(1.25 * 0.1 / 4, 1e-15)));
        }

        @Test
        void isInfiniteWhereNothingIsKnown() {
            assertThat(projections.resolution(), is(Double.POSITIVE_INFINITY));
            projections.add(1, 1, new Judgement(unknown(), Kind.AGREES));
            projections.add(1, 1, judgement(1, 0.1, Kind.NON_DIFFERENTIABLE));
            assertThat(projections.resolution(), is(Double.POSITIVE_INFINITY));
        }
    }

    @Nested
    class Agreement {

        @Test
        void isTheRelativeDifferenceAndResolutionOfAllDirections() {
            add(3, 3.5, 0.5);
            add(4, 4, 0.5);
            evidence.addEntry(1, derivative(2, 0.5));
            KeyComparison found = projections.agreement();
            assertThat(found.candidate(), is(sameInstance(key)));
            assertThat(found.extent(), is(FaultDensity.NONE));
            assertThat(found.wrong().count(), is(0));
            assertThat(found.relativeDifference(), is(new RelativeDifference(0.25, 25, 28.25)));
            assertThat(found.resolution(), is(projections.resolution()));
            assertThat(found.unvisited(), is(0));
            assertThat(found.undecided(), is(0));
            assertThat(found.nonDifferentiable(), is(0));
            assertThat(found.analyticZero(), is(false));
            assertThat(found.evidence().numerical(1), is(2.0));
        }

        @Test
        void countsDirectionsWithAKinkAndComparesThemWithNothing() {
            projections.add(99, 1, judgement(1, 0.5, Kind.NON_DIFFERENTIABLE));
            projections.add(99, 1, judgement(1, 0.5, Kind.NON_DIFFERENTIABLE));
            add(3, 3, 0.5);
            KeyComparison found = projections.agreement();
            assertThat(found.nonDifferentiable(), is(2));
            assertThat(found.relativeDifference(), is(new RelativeDifference(0, 9, 9)));
        }

        @Test
        void leavesOutADirectionOfWhichNothingIsKnown() {
            projections.add(99, 1, new Judgement(unknown(), Kind.UNDECIDED));
            add(3, 3, 0.5);
            assertThat(projections.agreement().relativeDifference(), is(new RelativeDifference(0, 9, 9)));
            assertThat(projections.agreement().nonDifferentiable(), is(0));
        }
    }

    @Nested
    class Stillness {

        @Test
        void isThatOfAllDirections() {
            add(0, 0.5, 0.5);
            add(0, -0.5, 0.5);
            assertThat(projections.agreement().numericalZero(), is(true));
            add(0, 0.51, 0.5);
            assertThat(projections.agreement().numericalZero(), is(false));
        }

        @Test
        void isNotKnownWhereThereAreKinks() {
            add(0, 0, 0.5);
            projections.add(0, 1, judgement(0, 0.5, Kind.NON_DIFFERENTIABLE));
            assertThat(projections.agreement().numericalZero(), is(false));
        }

        @Test
        void isNotKnownWhereTheBudgetWasSpent() {
            add(0, 0, 0.5);
            assertThat(projections.unfinished(List.of()).numericalZero(), is(false));
        }

        @Test
        void ofTheGradientIsTheKeysOwn() {
            Projections zeros = new Projections(HandMade.key(0, 0), new Tolerance(1e-6), evidence, 1e-6);
            zeros.add(0, 1, judgement(0, 0.5, Kind.AGREES));
            assertThat(zeros.agreement().analyticZero(), is(true));
            assertThat(zeros.agreement().isVacuous(), is(true));
        }
    }

    @Nested
    class OtherAnswers {

        @Test
        void leaveTheKeyOpenWhereDirectionsContradictEachOther() {
            add(3, 3, 1e-9);
            KeyComparison found = projections.contradiction();
            assertThat(found.resolution(), is(Double.POSITIVE_INFINITY));
            assertThat(found.isOpen(), is(true));
            assertThat(found.unvisited(), is(0));
        }

        @Test
        void listTheWrongEntries() {
            add(3, 3, 1e-9);
            KeyComparison found = projections.difference(List.of(entry(1, 2, 5)), FaultDensity.SPARSE);
            assertThat(found.extent(), is(FaultDensity.SPARSE));
            assertThat(found.wrong().contains(1), is(true));
            assertThat(found.resolution(), is(projections.resolution()));
        }

        @Test
        void leaveAllEntriesOpenWhereTheBudgetWasSpentTooEarly() {
            add(3, 3, 1e-9);
            KeyComparison found = projections.unfinished(List.of());
            assertThat(found.unvisited(), is(3));
            assertThat(found.extent(), is(FaultDensity.NONE));
            assertThat(found.resolution(), is(Double.POSITIVE_INFINITY));
        }

        @Test
        void leaveAllOtherEntriesOpenWhereTheBudgetWasSpentAtWrongOnes() {
            add(3, 3, 1e-9);
            KeyComparison found = projections.unfinished(List.of(entry(1, 2, 5)));
            assertThat(found.unvisited(), is(2));
            assertThat(found.extent(), is(FaultDensity.DENSE));
            assertThat(found.wrong().count(), is(1));
        }
    }

    @Nested
    class AreBlurredByKinks {
        private static final double NOISE = 1e-12;

        /** An error bar that is so many times what noise makes of it. */
        private Judgement timesNoise(double value, double times) {
            double step = 1e-3;
            return new Judgement(
                    new Derivative(value, times * Derivative.centralNoise(NOISE, step), step), Kind.AGREES);
        }

        @Test
        void whereTheyAreBluntForAnotherReasonThanNoise() {
            projections.add(1, 1, timesNoise(1, 100));
            double blunt = projections.resolution();
            assertThat(projections.areBlurredByKinks(0.99 * blunt, NOISE), is(true));
            assertThat(projections.areBlurredByKinks(blunt, NOISE), is(false));
        }

        @Test
        void notWhereNoiseAloneMakesThemBlunt() {
            projections.add(1, 1, timesNoise(1, 2));
            assertThat(projections.areBlurredByKinks(0, NOISE), is(false));
        }

        @Test
        void whereOneOfThemIsBluntForAnotherReason() {
            projections.add(1, 1, timesNoise(1, 2));
            projections.add(1, 1, timesNoise(1, 100));
            assertThat(projections.areBlurredByKinks(0, NOISE), is(true));
        }
    }
}
