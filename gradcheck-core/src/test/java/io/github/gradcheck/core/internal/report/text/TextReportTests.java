/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.HandMadeReport;
import io.github.gradcheck.core.HandMadeReport.HandMadeKey;
import io.github.gradcheck.core.HandMadeReport.Said;
import io.github.gradcheck.core.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTests {

    @Test
    void noLineButTheFirstIsWiderThanEightyColumnsUnlessNamesAreLong() {
        HandMadeReport report =
                new HandMadeReport().withNotChecked("dZ1 ".repeat(40).strip());
        for (int i = 0; i < 6; i++) {
            HandMadeKey key = new HandMadeKey("W" + i, 30, 40)
                    .relativeDifference(0.3)
                    .nonDifferentiable(100)
                    .undecided(20)
                    .because(Said.of("is " + "very ".repeat(30) + i, "", "a reason of some length"));
            for (int entry = 0; entry < 20; entry++) {
                key.wrong(entry, -1.23456789e-12, 1e300);
            }
            report.with(key);
        }
        report.with(new HandMadeKey("vague", 7).verdict(Verdict.UNVERIFIED).smallestVisibleError(0.123))
                .with(new HandMadeKey("late", 1000, 1000)
                        .verdict(Verdict.UNVERIFIED)
                        .unvisited(1000))
                .with(new HandMadeKey("still", 7)
                        .still("it never uses this key: does it read a copy, or another array?"))
                .withRemark("a remark " + "that goes on ".repeat(20));
        List<String> lines = lines(report);
        for (String line : lines.subList(1, lines.size())) {
            assertThat(line, line.length(), is(lessThanOrEqualTo(80)));
        }
    }

    @Test
    void whatWasExcusedIsCounted() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("W", 3, 4).excused(12, 0, 3e-8))
                .with(new HandMadeKey("b", 9).excused(0, 1, 2e-7));
        assertThat(lines(report), hasItem("`W`: 12 entries differ by up to 3.0e-08, excused by the tolerance"));
        assertThat(lines(report), hasItem("`b`: 1 direction differs by up to 2.0e-07, excused by the tolerance"));
    }

    @Test
    void aPassThatSeesAFactorBetterThanAnyErrorSaysSo() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("W", 3, 4).smallestVisibleFactor(4e-4).smallestVisibleError(0.02));
        assertThat(
                String.join(" ", lines(report)).replaceAll(" +", " "),
                containsString(
                        "`W`: a wrong factor would have been seen from 4.0e-04 on, an error of another shape from"
                                + " 0.020 on"));
    }

    /** 100 x 100 entries: one of them is a hundredth of the norm. */
    @Test
    void aPassOfALargeKeySaysWhatASingleEntryWouldNeed() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("b", 10).smallestVisibleError(2e-4))
                .with(new HandMadeKey("W", 100, 100).smallestVisibleError(1e-4));
        assertThat(
                joined(report),
                containsString("a single entry of usual size would have been seen if it were off by 0.010 of itself"
                        + " (`W`)"));
    }

    @Test
    void aPassThatSeesEveryEntrySaysNothingOfIt() {
        HandMadeReport report = new HandMadeReport().with(new HandMadeKey("W", 100, 100).smallestVisibleError(1e-6));
        assertThat(joined(report), not(containsString("a single entry")));
    }

    @Test
    void anUnverifiedKeySaysWhatAPassNeeds() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("W", 3).verdict(Verdict.UNVERIFIED).smallestVisibleError(0.004));
        assertThat(
                joined(report),
                containsString("`W`: noise or kinks hide a relative error of 4.0e-03; a pass needs 1.0e-03"));
    }

    @Test
    void aKeyThatTheBudgetCutOffIsNotBlamedOnNoise() {
        HandMadeReport some = new HandMadeReport()
                .with(new HandMadeKey("W", 3).verdict(Verdict.UNVERIFIED).unvisited(2));
        assertThat(joined(some), containsString("not checked: 2 of the 3 entries of `W`"));
        assertThat(joined(some), not(containsString("noise or kinks")));
        HandMadeReport all = new HandMadeReport()
                .with(new HandMadeKey("W", 3).verdict(Verdict.UNVERIFIED).unvisited(3));
        assertThat(joined(all), containsString("not checked: 3 entries of `W`"));
    }

    @Test
    void oneWrongKeyShowsFiveEntriesAndManyShowTwoEach() {
        assertThat(entryLines(1), is(5L));
        assertThat(entryLines(2), is(2 * 5L));
        assertThat(entryLines(3), is(3 * 3L));
        assertThat(entryLines(4), is(4 * 2L));
        assertThat(entryLines(6), is(4 * 2L));
    }

    private static long entryLines(int keys) {
        HandMadeReport report = new HandMadeReport();
        for (int i = 0; i < keys; i++) {
            report.with(tenWrong("k" + i));
        }
        return lines(report).stream()
                .filter(line -> line.matches("k\\d\\[\\d+\\] .*"))
                .count();
    }

    @Test
    void keysBeyondTheFourthAreOnlyNamed() {
        HandMadeReport report = new HandMadeReport();
        for (int i = 0; i < 6; i++) {
            report.with(tenWrong("k" + i));
        }
        assertThat(lines(report), hasItem("also wrong: k4, k5"));
    }

    @Test
    void entriesThatAreNotShownAreCounted() {
        assertThat(lines(new HandMadeReport().with(tenWrong("W"))), hasItem("and 5 more of `W`"));
        assertThat(
                lines(new HandMadeReport().with(tenWrong("W").dense())),
                hasItem("a sample: most of `W` is wrong, or more than was located"));
        HandMadeKey five = new HandMadeKey("W", 20);
        for (int i = 0; i < 5; i++) {
            five.wrong(i, 2, 1);
        }
        assertThat(joined(new HandMadeReport().with(five)), not(containsString("more of")));
    }

    @Test
    void aKeyThatIsWrongOnlyAsAWholeSaysSo() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("W", 3).verdict(Verdict.WRONG).relativeDifference(0.25));
        assertThat(joined(report), containsString("`W` as a whole is off by a relative 0.250"));
    }

    @Test
    void relativeDifferencesAreCommentedOnOnlyWhereSomethingWasCompared() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("right", 2).relativeDifference(1e-8))
                .with(new HandMadeKey("vague", 2).verdict(Verdict.UNVERIFIED).relativeDifference(1e-8))
                .with(new HandMadeKey("still", 2).verdict(Verdict.VACUOUS));
        List<String> lines = lines(report);
        assertThat(lines, hasItem(startsWith("right  2      CORRECT     1.0e-08     celebrate  0 of 2  1.0e-08")));
        assertThat(lines, hasItem(startsWith("vague  2      UNVERIFIED  1.0e-08                0 of 2  1.0e-08")));
        assertThat(lines, hasItem("still  2      VACUOUS     1.0e-09                0 of 2"));
        assertThat(lines, hasItem("all           VACUOUS     0.250"));
    }

    @Test
    void kinksAndOpenEntriesAreCounted() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("W", 9).nonDifferentiable(1).undecided(2));
        assertThat(joined(report), containsString("`W`: 1 of 9 entries or directions lie on a kink"));
        assertThat(joined(report), containsString("`W`: 2 of 9 entries undecided"));
        assertThat(joined(new HandMadeReport().with(new HandMadeKey("W", 9))), not(containsString("`W`: ")));
    }

    @Test
    void remarksAndWhatWasNotCheckedAreRepeated() {
        HandMadeReport report = new HandMadeReport()
                .with(new HandMadeKey("W", 2))
                .withRemark("an odd loss")
                .withNotChecked("dZ");
        assertThat(
                lines(report),
                hasItems("an odd loss", "not checked (no parameter of that name): dZ", "77 evaluations of the loss"));
    }

    private static HandMadeKey tenWrong(String name) {
        HandMadeKey key = new HandMadeKey(name, 20);
        for (int i = 0; i < 10; i++) {
            key.wrong(i, 2, 1);
        }
        return key;
    }

    private static List<String> lines(HandMadeReport report) {
        return TextReport.lines(report.report());
    }

    private static String joined(HandMadeReport report) {
        return String.join(" ", lines(report)).replaceAll("\\s+", " ");
    }
}
