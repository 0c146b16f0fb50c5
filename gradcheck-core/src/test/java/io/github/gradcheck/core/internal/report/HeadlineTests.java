/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.HandMadeReport;
import io.github.gradcheck.core.HandMadeReport.HandMadeKey;
import io.github.gradcheck.core.HandMadeReport.Said;
import io.github.gradcheck.core.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTests {
    private static final Said TOO_BIG = Said.of("is 8 times too big", "are 8 times too big", "the batch has 8 columns");

    @Test
    void oneKeyIsAndSeveralAre() {
        assertThat(headline(new HandMadeKey("W", 2)), is("gradient of W is correct"));
        assertThat(headline(new HandMadeKey("W", 2), new HandMadeKey("b", 2)), is("gradients of W, b are correct"));
    }

    @Test
    void aCauseThatKeysShareIsNamedOnceInThePlural() {
        assertThat(
                headline(wrong("W").because(TOO_BIG), wrong("b").because(TOO_BIG)),
                is("gradients of W, b are 8 times too big (the batch has 8 columns)"));
        assertThat(
                headline(wrong("W").because(TOO_BIG)),
                is("gradient of W is 8 times too big (the batch has 8 columns)"));
    }

    @Test
    void keysWithTheSameClaimForAnotherReasonStandApart() {
        Said other = Said.of("is 8 times too big", "are 8 times too big", "");
        assertThat(
                headline(wrong("W").because(TOO_BIG), wrong("b").because(other)),
                is("gradient of W is 8 times too big (the batch has 8 columns); gradient of b is 8 times too big"));
    }

    @Test
    void aReasonThatTheNextGroupHasAsWellIsGivenThere() {
        Said small = Said.of("is 2 times too small", "are 2 times too small", "the batch has 8 columns");
        assertThat(
                headline(wrong("W").because(TOO_BIG), wrong("b").because(small)),
                is("gradient of W is 8 times too big; gradient of b is 2 times too small (the batch has 8 columns)"));
    }

    @Test
    void aPlaceAloneIsFollowedByTheWorstEntry() {
        Said place = new Said(Cause.PART, "is wrong only in row 0", "are wrong only in row 0", "", true);
        HandMadeKey key =
                new HandMadeKey("W", 2, 2).wrong(0, 3, 1).wrong(1, 1, 9).because(place);
        assertThat(headline(key), is("gradient of W is wrong only in row 0: W[0,1] is 1.00000 instead of 9.00000"));
    }

    @Test
    void anEntryThatIsNoNumberIsTheWorst() {
        assertThat(
                headline(new HandMadeKey("W", 3).wrong(0, 1e9, 1).wrong(1, Double.NaN, 2)),
                is("gradient of W is wrong: W[1] is NaN instead of 2.00000"));
    }

    @Test
    void theWorstEntryIsShownOnlyWhereNoCauseIsKnown() {
        assertThat(headline(wrong("W")), is("gradient of W is wrong: W[0] is 2.00000 instead of 1.00000"));
        assertThat(
                headline(wrong("W"), wrong("b").because(TOO_BIG)),
                is("gradient of b is 8 times too big (the batch has 8 columns); gradient of W is wrong"));
    }

    @Test
    void aThirdCauseWaitsForTheDetails() {
        HandMadeReport report = new HandMadeReport()
                .with(wrong("a").because(Said.of("is A", "are A", "")))
                .with(wrong("b").because(Said.of("is B", "are B", "")))
                .with(wrong("c").because(Said.of("is C", "are C", "why")))
                .with(wrong("d").because(Said.of("is C", "are C", "why")));
        assertThat(
                Headline.of(report.report()),
                is("gradient of a is A; gradient of b is B; gradients of c, d are wrong, too"));
        assertThat(Headline.furtherCauses(report.report()), is(List.of("gradients of c, d are C (why)")));
    }

    @Test
    void aReasonThatDoesNotFitIsToldUpToItsFirstQuestion() {
        Said stored = Said.of(
                "is right at the first point only",
                "are right at the first point only",
                "values stored before? such as a transpose; or is it right on a surface only, as for unit vectors?");
        HandMadeReport report = new HandMadeReport()
                .with(wrong("layers[0].W").because(stored))
                .with(wrong("b").because(stored));
        assertThat(
                Headline.of(report.report()),
                is("gradients of layers[0].W, b are right at the first point only (values stored before?)"));
        assertThat(
                Headline.furtherCauses(report.report()),
                is(List.of("gradients of layers[0].W, b " + stored.claimOfSeveral() + " (" + stored.reason() + ")")));
    }

    @Test
    void keysWhoseReasonsDifferInWhatIsCutStandTogether() {
        String sum = "the batch has 8 columns: sum against mean";
        HandMadeReport report = new HandMadeReport()
                .with(wrong("W").because(Said.of("is 8 times too big", "are 8 times too big", sum + "; but for L2")))
                .with(wrong("b").because(Said.of("is 8 times too big", "are 8 times too big", sum)));
        assertThat(
                Headline.of(report.report()),
                is("gradients of W, b are 8 times too big (the batch has 8 columns: sum against mean)"));
        assertThat(
                Headline.furtherCauses(report.report()),
                is(List.of("gradient of W is 8 times too big (" + sum + "; but for L2)")));
    }

    @Test
    void ofManyLongNamesThereAreTwo() {
        String long1 = "encoder.attention.output.weight";
        String long2 = "encoder.attention.output.bias";
        HandMadeReport some = new HandMadeReport()
                .with(wrong(long1))
                .with(wrong(long2))
                .with(wrong("decoder.attention.output.weight"))
                .with(new HandMadeKey("b", 2));
        assertThat(
                Headline.of(some.report()),
                is("gradients of encoder.attention.output.weight, encoder.attention.output.bias and 1 more are wrong"));
        HandMadeReport all = new HandMadeReport()
                .with(wrong(long1))
                .with(wrong(long2))
                .with(wrong("decoder.attention.output.weight"));
        assertThat(
                Headline.of(all.report()),
                is("all gradients are wrong: encoder.attention.output.weight[0] is 2.00000 instead of 1.00000"));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5", "6", "7", "12"})
    void noHeadlineOfUsualKeysIsLongerThanAHundredColumns(int layers) {
        Said why = Said.of(
                "has 0.0875 times the parameter too much",
                "have 0.0875 times the parameter too much",
                "an L2 term on the bias, too, which the loss has not?");
        HandMadeReport report = new HandMadeReport();
        for (int layer = 0; layer < layers; layer++) {
            report.with(wrong("layers[" + layer + "].W").because(why));
            report.with(wrong("layers[" + layer + "].b").because(TOO_BIG));
        }
        assertThat(Headline.of(report.report()).length(), is(lessThanOrEqualTo(100)));
    }

    @Test
    void whatIsRightHasNoFurtherCause() {
        HandMadeReport report = new HandMadeReport();
        for (String key : List.of("a", "b", "c")) {
            report.with(new HandMadeKey(key, 2).because(Said.of("is " + key, "are " + key, "")));
        }
        assertThat(Headline.furtherCauses(report.report()), is(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6 | gradients of k0, k1, k2, k3, k4, k5 are correct",
                "7 | gradients of k0, k1, k2, k3, k4, k5 and 1 more are correct"
            })
    void manyKeysAreCounted(int count, String text) {
        HandMadeReport report = new HandMadeReport();
        for (int i = 0; i < count; i++) {
            report.with(new HandMadeKey("k" + i, 2));
        }
        assertThat(Headline.of(report.report()), is(text));
    }

    @Test
    void onlyKeysOfTheWorstVerdictAreNamed() {
        assertThat(
                headline(new HandMadeKey("W", 2), wrong("b")),
                is("gradient of b is wrong: b[0] is 2.00000 instead of 1.00000"));
    }

    @Test
    void aLossThatNoKeyMovesIsTheFinding() {
        assertThat(
                headline(new HandMadeKey("W", 2).still("a copy?"), new HandMadeKey("b", 2).still("a copy?")),
                is("the loss does not move with W, b (a copy?)"));
        assertThat(
                headline(new HandMadeKey("W", 2).still("a copy?"), new HandMadeKey("b", 2).still("dead units?")),
                is("the loss does not move with W, b (analytic and numerical gradient are zero everywhere)"));
        assertThat(
                headline(new HandMadeKey("W", 2).still("a copy?"), new HandMadeKey("b", 2)),
                is("gradient of W is not tested: the loss stands still (a copy?)"));
    }

    @Test
    void ofAKeyThatIsNotTestedOnlyAStillLossIsTheCause() {
        assertThat(
                headline(new HandMadeKey("W", 2).verdict(Verdict.VACUOUS).because(TOO_BIG)),
                is("gradient of W is not tested: the loss stands still"
                        + " (analytic and numerical gradient are zero everywhere)"));
    }

    @Test
    void anErrorThatWouldHidePassesForSmallOnlyBelowOne() {
        assertThat(
                headline(open("W", 0.02), open("b", 0.5)),
                is("gradients of W, b are not verified: an error of 0.500 would not have been seen"));
        assertThat(headline(open("W", 1)), is("gradient of W is not verified: noise or kinks hide it here"));
        assertThat(headline(open("W", Double.NaN)), is("gradient of W is not verified: noise or kinks hide it here"));
        assertThat(
                headline(open("W", 0.5).unvisited(1)),
                is("gradient of W is not verified: the budget was spent before"));
    }

    @Test
    void aToleranceThatExcusesALargeDifferenceIsWhatHidesIt() {
        HandMadeKey wide = open("W", 1.7).relativeDifference(0.2);
        assertThat(
                headline(wide.excused(10, 0, 3)),
                is("gradient of W is not verified: the tolerance excuses a difference of 0.200"));
        assertThat(
                "noise hides it as well",
                headline(wide.smallestVisibleFactor(0.1)),
                is("gradient of W is not verified: noise or kinks hide it here"));
        assertThat(
                "excused, and small",
                headline(open("W", 0.5).relativeDifference(1e-3).excused(10, 0, 3)),
                is("gradient of W is not verified: an error of 0.500 would not have been seen"));
    }

    private static HandMadeKey open(String key, double visible) {
        return new HandMadeKey(key, 2).verdict(Verdict.UNVERIFIED).smallestVisibleError(visible);
    }

    private static HandMadeKey wrong(String key) {
        return new HandMadeKey(key, 2).wrong(0, 2, 1);
    }

    private static String headline(HandMadeKey... keys) {
        HandMadeReport report = new HandMadeReport();
        for (HandMadeKey key : keys) {
            report.with(key);
        }
        return Headline.of(report.report());
    }
}
