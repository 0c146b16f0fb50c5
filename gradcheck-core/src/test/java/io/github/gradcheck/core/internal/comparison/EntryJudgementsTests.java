/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.judgement;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notANumber;

import io.github.gradcheck.core.internal.numerics.Judgement.Kind;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EntryJudgementsTests {

    private static EntryJudgements judgements(double... analytic) {
        return new EntryJudgements(HandMade.key(analytic), new Tolerance(1e-6));
    }

    /**
     * Three entries that agree and have a reach of 0.01, 0.02 and 0.01; the root mean square of 2, 3 and 6 is
     * 7/sqrt(3).
     */
    private static EntryJudgements agreeing() {
        EntryJudgements judgements = judgements(2, 3, 6);
        judgements.addAgreeing(0, 2, 0.01);
        judgements.add(1, judgement(3, 0.02, Kind.AGREES));
        judgements.addAgreeing(2, 6, 0.01);
        return judgements;
    }

    @Nested
    class ThatAllAgree {
        private final KeyComparison found = agreeing().toComparison();

        @Test
        void findNothingWrong() {
            assertThat(found.extent(), is(FaultDensity.NONE));
            assertThat(found.wrong().count(), is(0));
            assertThat(found.unvisited(), is(0));
            assertThat(found.undecided(), is(0));
            assertThat(found.nonDifferentiable(), is(0));
            assertThat(found.numericalZero(), is(false));
            assertThat(found.relativeDifference().value(), is(0.0));
        }

        @Test
        void wouldHaveSeenAnErrorOfTheWidestReachAgainstTheRootMeanSquare() {
            assertThat(found.resolution(), is(closeTo(1.25 * 0.02 * Math.sqrt(3) / 7, 1e-15)));
        }

        @Test
        void areEvidence() {
            assertThat(
                    found.evidence().measurements().stream()
                            .map(Measurement::value)
                            .toList(),
                    is(List.of(2.0, 3.0, 6.0)));
            assertThat(
                    found.evidence().measurements().stream()
                            .map(Measurement::reach)
                            .toList(),
                    is(List.of(0.01, 0.02, 0.01)));
        }
    }

    @Nested
    class ThatDiffer {

        @Test
        void areListed() {
            EntryJudgements judgements = judgements(2, 3, 6);
            judgements.addAgreeing(0, 2, 0.01);
            judgements.addAgreeing(1, 3, 0.01);
            judgements.add(2, judgement(-6, 0.01, Kind.DIFFERS));
            assertThat(judgements.wrongEntries(), is(1));
            KeyComparison found = judgements.toComparison();
            assertThat(found.extent(), is(FaultDensity.SPARSE));
            assertThat(found.wrong().contains(2), is(true));
            EntryComparison worst = found.wrong().worst().get(0);
            assertThat(worst.analytic(), is(6.0));
            assertThat(worst.numerical().value(), is(-6.0));
            assertThat(found.relativeDifference(), is(new RelativeDifference(144, 49, 49)));
            assertThat(found.evidence().numerical(2), is(-6.0));
            assertThat(found.evidence().measurements().size(), is(3));
        }

        @Test
        void areComparedButNotListedWithinTheTolerance() {
            EntryJudgements judgements = judgements(2);
            judgements.add(0, judgement(2 + 1e-6, 1e-9, Kind.DIFFERS));
            KeyComparison found = judgements.toComparison();
            assertThat(found.extent(), is(FaultDensity.NONE));
            assertThat(found.wrong().count(), is(0));
            assertThat(found.relativeDifference().value(), is(closeTo(1e-6 / 4, 1e-12)));
        }
    }

    @Nested
    class OfKinks {

        @Test
        void areCountedAndTakenAsEqual() {
            EntryJudgements judgements = judgements(3, 4);
            judgements.add(0, judgement(0, 9, Kind.NON_DIFFERENTIABLE));
            judgements.addAgreeing(1, 4, 0.01);
            KeyComparison found = judgements.toComparison();
            assertThat(found.nonDifferentiable(), is(1));
            assertThat(found.relativeDifference(), is(new RelativeDifference(0, 25, 25)));
            assertThat(found.resolution(), is(closeTo(1.25 * 0.01 * Math.sqrt(2) / 5, 1e-15)));
            assertThat(found.evidence().numerical(0), is(notANumber()));
            assertThat(found.evidence().measurements().size(), is(1));
        }

        @Test
        void leaveNothingToSeeWhereAllAreSuch() {
            EntryJudgements judgements = judgements(3, 4);
            judgements.add(0, judgement(0, 9, Kind.NON_DIFFERENTIABLE));
            judgements.add(1, judgement(0, 9, Kind.NON_DIFFERENTIABLE));
            assertThat(judgements.toComparison().resolution(), is(Double.POSITIVE_INFINITY));
        }

        @Test
        void areNotStill() {
            EntryJudgements judgements = judgements(0, 0);
            judgements.addAgreeing(0, 0, 0);
            judgements.add(1, judgement(0, 9, Kind.NON_DIFFERENTIABLE));
            assertThat(judgements.toComparison().numericalZero(), is(false));
        }
    }

    @Test
    void thatAreUndecidedAreCountedTakenAsEqualAndLeaveTheKeyOpen() {
        EntryJudgements judgements = judgements(3, 4);
        judgements.add(0, judgement(7, 9, Kind.UNDECIDED));
        judgements.addAgreeing(1, 4, 0.01);
        KeyComparison found = judgements.toComparison();
        assertThat(found.undecided(), is(1));
        assertThat(found.relativeDifference(), is(new RelativeDifference(0, 25, 25)));
        assertThat(found.resolution(), is(Double.POSITIVE_INFINITY));
        assertThat(found.evidence().numerical(0), is(notANumber()));
    }

    @Nested
    class ThatWereNotMade {

        @Test
        void leaveTheKeyOpen() {
            EntryJudgements judgements = judgements(3, 4, 5);
            judgements.addAgreeing(0, 3, 0.01);
            KeyComparison found = judgements.toComparison();
            assertThat(found.unvisited(), is(2));
            assertThat(found.resolution(), is(Double.POSITIVE_INFINITY));
        }

        @Test
        void areNotStill() {
            EntryJudgements judgements = judgements(0, 0);
            judgements.addAgreeing(0, 0, 0.01);
            assertThat(judgements.toComparison().numericalZero(), is(false));
        }

        @Test
        void areTakenAsEqualWhereTheyAreLeftOut() {
            EntryJudgements judgements = judgements(3, 4);
            judgements.addAgreeing(0, 3, 0.01);
            judgements.leave(1);
            KeyComparison found = judgements.toComparison();
            assertThat(found.unvisited(), is(1));
            assertThat(found.relativeDifference(), is(new RelativeDifference(0, 25, 25)));
        }
    }

    @Nested
    class ThatCannotBeToldFromZero {

        @Test
        void areStill() {
            EntryJudgements judgements = judgements(0, 1);
            judgements.addAgreeing(0, 0.25, 0.25);
            judgements.add(1, judgement(-0.25, 0.25, Kind.AGREES));
            KeyComparison found = judgements.toComparison();
            assertThat(found.numericalZero(), is(true));
            assertThat(found.analyticZero(), is(false));
            assertThat(found.isVacuous(), is(false));
        }

        @Test
        void areNotStillIfOneOfThemCan() {
            EntryJudgements judgements = judgements(0, 0);
            judgements.addAgreeing(0, 0.26, 0.25);
            judgements.addAgreeing(1, 0, 0.25);
            KeyComparison found = judgements.toComparison();
            assertThat(found.numericalZero(), is(false));
            assertThat(found.analyticZero(), is(true));
        }
    }

    @Nested
    class OfManyEntries {

        private EntryJudgements all(int entries) {
            EntryJudgements judgements = judgements(new double[entries]);
            for (int i = 0; i < entries; i++) {
                judgements.addAgreeing(i, i, 1 + i);
            }
            return judgements;
        }

        @Test
        void areAllEvidenceUpTo4096() {
            assertThat(all(4096).toComparison().evidence().measurements().size(), is(4096));
        }

        @Test
        void areEvidenceEvenlySpreadBeyond() {
            List<Measurement> measurements = all(4097).toComparison().evidence().measurements();
            assertThat(measurements.size(), is(2049));
            assertThat(measurements.get(2048).value(), is(4096.0));
            assertThat(measurements.get(2048).reach(), is(4097.0));
        }

        @Test
        void keepAllTheirDerivatives() {
            assertThat(all(5000).toComparison().evidence().numerical(4999), is(4999.0));
        }
    }
}
