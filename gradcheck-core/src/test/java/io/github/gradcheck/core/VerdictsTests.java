/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static io.github.gradcheck.core.internal.comparison.HandMadeComparison.matrix;
import static io.github.gradcheck.core.internal.comparison.HandMadeComparison.vector;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.sameInstance;

import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.RelativeDifference;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VerdictsTests {

    private static Verdict of(Verdicts verdicts, HandMadeComparison found) {
        return verdicts.report(found.build(), Optional.empty()).verdict();
    }

    @Nested
    class ByErrorBars {

        private static Verdict verdict(HandMadeComparison found) {
            return of(Verdicts.byErrorBars(), found);
        }

        @Test
        void isCorrectWhereAnErrorOfOnePartInAThousandWouldHaveBeenSeen() {
            assertThat(verdict(vector("x", 1, 2).resolution(1e-3)), is(Verdict.CORRECT));
            assertThat(verdict(vector("x", 1, 2).resolution(1.01e-3)), is(Verdict.UNVERIFIED));
            assertThat(verdict(vector("x", 1, 2).resolution(Double.NaN)), is(Verdict.UNVERIFIED));
        }

        @Test
        void isWrongWhereADifferenceIsProven() {
            assertThat(verdict(vector("x", 1, 2).wrong(1)), is(Verdict.WRONG));
            assertThat(verdict(vector("x", 1, 2).dense()), is(Verdict.WRONG));
        }

        @Test
        void isWrongWhateverElseIsOpen() {
            assertThat(verdict(vector("x", 1, 2).wrong(1).unvisited(1).resolution(1)), is(Verdict.WRONG));
            assertThat(verdict(vector("x", 0, 0).wrong(1).numericalZero()), is(Verdict.WRONG));
            assertThat(verdict(vector("x", 1, 2).wrong(1).nonDifferentiable(2)), is(Verdict.WRONG));
        }

        @Test
        void isUnverifiedWhereTheBudgetWasSpent() {
            assertThat(verdict(vector("x", 1, 2).unvisited(1)), is(Verdict.UNVERIFIED));
            assertThat(verdict(vector("x", 0, 0).numericalZero().unvisited(1)), is(Verdict.UNVERIFIED));
            assertThat(verdict(vector("x", 1, 2).nonDifferentiable(2).unvisited(1)), is(Verdict.UNVERIFIED));
        }

        @Test
        void isOpenWhereEveryEntryHasAKinkAndWasComparedNowhere() {
            HandMadeComparison kinks = vector("x", 1, 1).nonDifferentiable(2);
            assertThat(verdict(kinks.resolution(1e-9)), is(Verdict.CORRECT));
            assertThat(verdict(kinks.resolution(Double.POSITIVE_INFINITY)), is(Verdict.UNVERIFIED));
            assertThat(verdict(vector("x", 1, 2).resolution(1).nonDifferentiable(1)), is(Verdict.UNVERIFIED));
        }

        @Test
        void isVacuousWhereBothAreZero() {
            assertThat(verdict(vector("x", 0, 0).numericalZero()), is(Verdict.VACUOUS));
            assertThat(verdict(vector("x", 0, 0)), is(Verdict.CORRECT));
        }
    }

    @Nested
    class ByThreshold {
        private static final double THRESHOLD = 3e-4;

        /** A key with ||a|| and ||n|| of 1 each, and a distance between them. */
        private static HandMadeComparison key(double distance) {
            return vector("x", 1).relativeDifference(new RelativeDifference(distance * distance, 1, 1));
        }

        private static RelativeDifference sum(HandMadeComparison... keys) {
            RelativeDifference sum = RelativeDifference.ZERO;
            for (HandMadeComparison key : keys) {
                sum = sum.plus(key.build().relativeDifference());
            }
            return sum;
        }

        private static List<Verdict> verdicts(HandMadeComparison... keys) {
            Verdicts verdicts = Verdicts.byThreshold(sum(keys), THRESHOLD, keys.length);
            return Arrays.stream(keys).map(key -> of(verdicts, key)).toList();
        }

        @Test
        void passesUpToTheThreshold() {
            assertThat(verdicts(key(2 * 2.99e-4)), is(List.of(Verdict.CORRECT)));
            assertThat(verdicts(key(2 * 3.01e-4)), is(List.of(Verdict.WRONG)));
        }

        @Test
        void passesAKeyBeyondItWhereTheWholeGradientIsWithin() {
            // The distance 8e-4 of one key against both norms 1 is 4e-4, against both norms 2 of four keys 2e-4.
            assertThat(
                    verdicts(key(8e-4), key(0), key(0), key(0)),
                    is(List.of(Verdict.CORRECT, Verdict.CORRECT, Verdict.CORRECT, Verdict.CORRECT)));
        }

        @Test
        void blamesOfAGradientBeyondItTheKeyThatIs() {
            assertThat(
                    verdicts(key(8e-3), key(1e-5), key(0), key(0)),
                    is(List.of(Verdict.WRONG, Verdict.CORRECT, Verdict.CORRECT, Verdict.CORRECT)));
        }

        @Test
        void blamesAtLeastOneKeyWhereEachAloneHasASmallShare() {
            // Four keys of the distance 1e-3 have one of 2e-3 together, against norms of 4: 5.0e-4. Each has a share of
            // 1e-3 / 4 only, 2.5e-4; that is why it is taken times the root of their number.
            HandMadeComparison[] equal = {key(1e-3), key(1e-3), key(1e-3), key(1e-3)};
            assertThat(verdicts(equal), is(List.of(Verdict.WRONG, Verdict.WRONG, Verdict.WRONG, Verdict.WRONG)));
        }

        @Test
        void excusesAKeyWithASmallShareOfTheWhole() {
            // A tiny key, wrong by half of itself, is nothing against the norms of the other, which is wrong on its
            // own.
            HandMadeComparison tiny = vector("x", 1).relativeDifference(new RelativeDifference(1e-10, 1e-10, 1e-10));
            assertThat(verdicts(key(8e-3), tiny), is(List.of(Verdict.WRONG, Verdict.CORRECT)));
        }

        @Test
        void takesTheRootOfTheNumberOfKeysForTheShare() {
            // With norms of 2 for everything, a share of 4.2e-4 is excused of one key (6e-4) but not of four (3e-4).
            RelativeDifference overall = new RelativeDifference(1, 1, 1);
            HandMadeComparison share =
                    vector("x", 1).relativeDifference(new RelativeDifference(4.2e-4 * 4.2e-4, 1e-9, 1e-9));
            assertThat(of(Verdicts.byThreshold(overall, THRESHOLD, 1), share), is(Verdict.CORRECT));
            assertThat(of(Verdicts.byThreshold(overall, THRESHOLD, 2), share), is(Verdict.CORRECT));
            assertThat(of(Verdicts.byThreshold(overall, THRESHOLD, 4), share), is(Verdict.WRONG));
        }

        /** Powers of two, so that each of the three measures is the threshold to the bit. */
        @Test
        void passesWhereAnyMeasureIsExactlyTheThreshold() {
            double threshold = 0x1.0p-12;
            RelativeDifference exactly = new RelativeDifference(0x1.0p-22, 1, 1);
            RelativeDifference far = new RelativeDifference(1, 1, 1);
            assertThat("the whole gradient", verdict(far, exactly, threshold, 1), is(Verdict.CORRECT));
            assertThat("the key itself", verdict(exactly, far, threshold, 4), is(Verdict.CORRECT));
            RelativeDifference tiny = new RelativeDifference(0x1.0p-22, 0x1.0p-30, 0x1.0p-30);
            assertThat("its share", verdict(tiny, far, threshold, 1), is(Verdict.CORRECT));
            assertThat("none of them", verdict(tiny, far, threshold, 2), is(Verdict.WRONG));
        }

        private static Verdict verdict(RelativeDifference own, RelativeDifference overall, double threshold, int keys) {
            return of(
                    Verdicts.byThreshold(overall, threshold, keys),
                    vector("x", 1).relativeDifference(own));
        }

        @Test
        void isWrongForWhatIsNotANumber() {
            assertThat(verdicts(key(Double.NaN)), is(List.of(Verdict.WRONG)));
        }

        @Test
        void isUnverifiedWhereTheBudgetWasSpentAndNothingIsWrong() {
            assertThat(verdicts(key(0).unvisited(1)), is(List.of(Verdict.UNVERIFIED)));
            assertThat(verdicts(key(8e-3).unvisited(1)), is(List.of(Verdict.WRONG)));
        }

        @Test
        void isVacuousWhereBothNormsAreZero() {
            HandMadeComparison zero = vector("x", 0).relativeDifference(RelativeDifference.ZERO);
            assertThat(verdicts(zero), is(List.of(Verdict.VACUOUS)));
            assertThat(verdicts(key(0), zero), is(List.of(Verdict.CORRECT, Verdict.VACUOUS)));
        }
    }

    @Nested
    class AllowingAVacuousKey {
        private final Verdicts allowing = Verdicts.byErrorBars().allowing(Set.of("x"));

        @Test
        void passesThatKeyOnly() {
            assertThat(of(allowing, vector("x", 0, 0).numericalZero()), is(Verdict.CORRECT));
            assertThat(of(allowing, vector("y", 0, 0).numericalZero()), is(Verdict.VACUOUS));
        }

        @Test
        void excusesNothingElse() {
            assertThat(of(allowing, vector("x", 1, 2).wrong(0)), is(Verdict.WRONG));
            assertThat(of(allowing, vector("x", 1, 2).resolution(1)), is(Verdict.UNVERIFIED));
        }
    }

    @Nested
    class Report {

        @Test
        void carriesWhatWasFound() {
            KeyReport report = Verdicts.byErrorBars()
                    .report(
                            matrix("W", 2, 2, 1, 2, 3, 4)
                                    .numerical(1, 2, 5, 4)
                                    .wrong(2)
                                    .relativeDifference(0.25)
                                    .nonDifferentiable(7)
                                    .undecided(8)
                                    .unvisited(9)
                                    .resolution(0.125)
                                    .build(),
                            Optional.empty());
            assertThat(report.key(), is("W"));
            assertThat(report.relativeDifference(), is(0.25));
            assertThat(report.wrongEntryCount(), is(1));
            assertThat(report.dense(), is(false));
            assertThat(report.nonDifferentiable(), is(7));
            assertThat(report.undecided(), is(8));
            assertThat(report.unvisited(), is(9));
            assertThat(report.smallestVisibleError(), is(0.125));
            assertThat(report.gradients().isWrong(2), is(true));
            assertThat(report.gradients().isWrong(1), is(false));
            assertThat(report.gradients().analytic(2), is(3.0));
            assertThat(report.gradients().numerical(2), is(5.0));
            EntryReport entry = report.wrongEntries().get(0);
            assertThat(entry.entry(), is("W[1,0]"));
            assertThat(entry.analytic(), is(3.0));
            assertThat(entry.numerical(), is(5.0));
        }

        @Test
        void listsNoEntryOfAKeyThatIsNotWrong() {
            // The classical method lists entries beyond the threshold, and may pass the whole.
            KeyComparison found =
                    vector("x", 1, 2).wrong(1).relativeDifference(1e-9).build();
            KeyReport report =
                    Verdicts.byThreshold(found.relativeDifference(), 1e-6, 1).report(found, Optional.empty());
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.wrongEntryCount(), is(0));
            assertThat(report.wrongEntries(), is(empty()));
        }

        @Test
        void saysThatMoreIsWrongThanIsListed() {
            KeyReport report =
                    Verdicts.byErrorBars().report(vector("x", 1, 2).dense().build(), Optional.empty());
            assertThat(report.dense(), is(true));
        }

        @Test
        void carriesTheDiagnosis() {
            Optional<Diagnosis> diagnosis = Optional.of(HandMadeReport.Said.of("is twice", "are twice", ""));
            assertThat(
                    Verdicts.byErrorBars()
                            .report(vector("x", 1, 2).wrong(1).build(), diagnosis)
                            .diagnosis(),
                    is(sameInstance(diagnosis)));
        }
    }

    /** Whatever a comparison hands over, in 20 000 random ones with the extreme values among them. */
    @Test
    void neverPassAKeyBesideAnUnlimitedVisibleErrorOrADifferenceThatIsWrong() {
        double[] sizes = {0, 1e-12, 1e-6, 9e-4, 1e-3, 2e-3, 0.011, 0.3, 1, Double.POSITIVE_INFINITY, Double.NaN};
        RandomStream random = RandomStream.of(5, "comparisons");
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            KeyReport report = Verdicts.byErrorBars()
                    .report(
                            vector("x", random.nextInt(2), random.nextInt(2), 1)
                                    .relativeDifference(sizes[random.nextInt(sizes.length)])
                                    .resolution(sizes[random.nextInt(sizes.length)])
                                    .visibleError(sizes[random.nextInt(sizes.length)])
                                    .nonDifferentiable(random.nextInt(4))
                                    .undecided(random.nextInt(3))
                                    .unvisited(random.nextInt(2))
                                    .build(),
                            Optional.empty());
            if (report.verdict() == Verdict.CORRECT) {
                passed++;
                assertThat(report.smallestVisibleError(), is(lessThan(Double.POSITIVE_INFINITY)));
                assertThat(report.relativeDifference() > 0.01, is(false));
            }
        }
        assertThat(passed, is(greaterThan(1000)));
    }
}
