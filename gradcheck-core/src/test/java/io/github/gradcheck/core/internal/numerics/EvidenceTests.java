/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static io.github.gradcheck.core.internal.numerics.Readings.NOISE;
import static io.github.gradcheck.core.internal.numerics.Readings.evidence;
import static io.github.gradcheck.core.internal.numerics.Readings.flat;
import static io.github.gradcheck.core.internal.numerics.Readings.kinked;
import static io.github.gradcheck.core.internal.numerics.Readings.onTheRight;
import static io.github.gradcheck.core.internal.numerics.Readings.smooth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.internal.numerics.Ruling.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTests {

    private static void assertWeighs(Finding finding, Reason reason, Evidence evidence) {
        Weighed weighed = evidence.weigh();
        assertEquals(finding, weighed.finding());
        assertEquals(reason, weighed.reason());
    }

    @Test
    void withoutValuesThereIsNoAnswer() {
        assertWeighs(Finding.UNDECIDED, Reason.NO_VALUES, evidence());
        assertSame(Reading.NONE, evidence().finest());
        assertSame(Reading.NONE, evidence().sharpest());
    }

    @Test
    void agreesWhereNoLevelExcludes() {
        Evidence evidence = evidence(smooth(1, 0.1, 0.5), smooth(0.1, 0.1, 0.2));
        assertWeighs(Finding.AGREES, Reason.NOTHING_AGAINST, evidence);
        assertEquals(0.5, evidence.weigh().reach());
        assertEquals(0.1, evidence.finest().step());
        assertEquals(0.2, evidence.sharpest().bar());
    }

    /** Noise of more than a thousandth of the loss is structure that is finer still. */
    @Test
    void doesNotAgreeWhereTheFinestWouldExcludeButForStructure() {
        Reading wide = smooth(1, 0.1, 0.5);
        assertWeighs(Finding.UNDECIDED, Reason.STRUCTURE, evidence(wide, smooth(0.1, 5, 0.2, 0.01)));
        assertWeighs(Finding.AGREES, Reason.NOTHING_AGAINST, evidence(wide, smooth(0.1, 0.1, 0.2, 0.01)));
        assertWeighs(
                Finding.AGREES,
                Reason.NOTHING_AGAINST,
                evidence(smooth(1, 5, 0.2, 0.01), smooth(0.1, 0.1, 0.5, NOISE)));
    }

    @Test
    void oneSideCountsOnlyWhereNoLevelHasBoth() {
        assertWeighs(
                Finding.AGREES,
                Reason.NOTHING_AGAINST,
                evidence(smooth(0.1, 0, 0.5), onTheRight(1, 3, 0.5), onTheRight(10, 3, 0.5)));
        assertWeighs(Finding.DIFFERS, Reason.PERSISTS, evidence(onTheRight(1, 3, 0.5), onTheRight(10, 3, 0.5)));
    }

    @Test
    void differsWhereTheTwoFinestThatExcludeSeeTheSame() {
        assertWeighs(Finding.DIFFERS, Reason.PERSISTS, evidence(smooth(1, 1.25, 0.125), smooth(0.1, 1, 0.125)));
        assertWeighs(Finding.UNDECIDED, Reason.CONTRADICTION, evidence(smooth(1, 1.26, 0.125), smooth(0.1, 1, 0.125)));
        assertWeighs(
                Finding.UNDECIDED,
                Reason.CONTRADICTION,
                evidence(smooth(10, 1, 0.125), smooth(1, 1.26, 0.125), smooth(0.1, 1, 0.125)));
    }

    @Test
    void theSharperOfTwoThatDifferIsTheEstimate() {
        Weighed weighed = evidence(smooth(1, 1, 0.1), smooth(0.1, 1, 0.2)).weigh();
        assertEquals(1, weighed.reading().step());
        assertEquals(0.1, weighed.reach());
    }

    @Test
    void oneThatExcludesAloneIsNoProof() {
        assertWeighs(Finding.UNDECIDED, Reason.ALONE, evidence(smooth(1, 0.1, 3), smooth(0.1, 1, 0.125)));
    }

    @Test
    void theToleranceExcusesAProvenDifference() {
        Question question = Question.of(1e6, 1);
        Weighed within =
                evidence(question, smooth(1, 0.99, 0.1), smooth(0.1, 0.99, 0.1)).weigh();
        assertEquals(Finding.AGREES, within.finding());
        assertTrue(within.excused());
        Weighed beyond =
                evidence(question, smooth(1, 1.01, 0.1), smooth(0.1, 1.01, 0.1)).weigh();
        assertEquals(Finding.DIFFERS, beyond.finding());
        assertFalse(beyond.excused());
    }

    /** A level supports the claim where its half-width is at most a third of the difference in question. */
    @Test
    void aDifferenceThatAFinerLevelWouldSeeAndDoesNotVanishes() {
        assertWeighs(
                Finding.AGREES, Reason.VANISHES, evidence(smooth(10, 3, 0.5), smooth(1, 3, 0.5), smooth(0.1, 0, 0.99)));
        assertWeighs(
                Finding.DIFFERS,
                Reason.PERSISTS,
                evidence(smooth(10, 3, 0.5), smooth(1, 3, 0.5), smooth(0.1, 0, 1.01)));
    }

    @Test
    void aFinerLevelThatIsFarLessNoisyAndSeesAnotherSlopeContradicts() {
        Reading wide = smooth(10, 3, 0.5, 3e-15);
        assertWeighs(
                Finding.UNDECIDED,
                Reason.STRUCTURE,
                evidence(wide, smooth(1, 3, 0.5, 3e-15), smooth(0.1, 0.9, 1.5, 9e-16)));
        Evidence alike = evidence(wide, smooth(1, 3, 0.5, 3e-15), smooth(0.1, 1.1, 1.5, 9e-16));
        assertWeighs(Finding.DIFFERS, Reason.PERSISTS, alike);
        Evidence noise = evidence(wide, smooth(1, 3, 0.5, 3e-15), smooth(0.1, 0.9, 1.5, 1.1e-15));
        assertWeighs(Finding.DIFFERS, Reason.PERSISTS, noise);
    }

    @Test
    void aDifferenceThatAWiderLevelDoesNotSeeIsContested() {
        assertWeighs(
                Finding.UNDECIDED,
                Reason.CONTRADICTION,
                evidence(smooth(10, 0, 0.99), smooth(1, 3, 0.5), smooth(0.1, 3, 0.5)));
        assertWeighs(
                Finding.DIFFERS,
                Reason.PERSISTS,
                evidence(smooth(10, 0, 1.01), smooth(1, 3, 0.5), smooth(0.1, 3, 0.5)));
    }

    @Test
    void twoLevelsShowAKink() {
        assertWeighs(Finding.KINK, Reason.KINK, evidence(kinked(1, -1, 2, 0.1), kinked(0.1, -1, 2, 0.1)));
        assertWeighs(Finding.AGREES, Reason.NOTHING_AGAINST, evidence(smooth(1, 0, 0.1), kinked(0.1, -1, 2, 0.1)));
    }

    /** Both half-widths together are at most a third of the break, of 3. */
    @Test
    void aFinerLevelThatIsSmoothRefutesAKink() {
        Reading wide = kinked(10, -1, 2, 0.1);
        Reading near = kinked(1, -1, 2, 0.1);
        assertWeighs(Finding.AGREES, Reason.NOTHING_AGAINST, evidence(wide, near, smooth(0.1, 0, 0.49)));
        assertWeighs(Finding.KINK, Reason.KINK, evidence(wide, near, smooth(0.1, 0, 0.51)));
        assertWeighs(Finding.KINK, Reason.KINK, evidence(smooth(100, 0, 0.1), wide, near));
    }

    @Test
    void aClaimOutsideOfBothSlopesOfAKinkDiffers() {
        assertWeighs(Finding.DIFFERS, Reason.OUTSIDE, evidence(kinked(1, 1, 2, 0.1), kinked(0.1, 1, 2, 0.1)));
        assertWeighs(Finding.DIFFERS, Reason.PERSISTS, evidence(smooth(1, 1.5, 0.1), kinked(0.1, 1, 2, 0.1)));
    }

    /** A third of what the nearer slope is away, 3. */
    @Test
    void aFinerKinkThatAllowsTheClaimAnswersForWiderLevels() {
        Reading wide = smooth(10, 3, 0.1);
        Reading near = smooth(1, 3, 0.1);
        assertWeighs(Finding.AGREES, Reason.NOTHING_AGAINST, evidence(wide, near, kinked(0.1, -2, 9, 0.99)));
        assertWeighs(Finding.UNDECIDED, Reason.STRUCTURE, evidence(wide, near, kinked(0.1, -2, 9, 1.01)));
        assertWeighs(Finding.DIFFERS, Reason.PERSISTS, evidence(wide, near, smooth(0.1, 3, 3.01)));
    }

    /** What the wider levels see is the slope beyond the kinks; on these sides of them nothing is excluded. */
    @Test
    void aFinerKinkBesideWhichNothingIsExcludedHidesTheSlopeAtThePoint() {
        Reading wide = kinked(10, 1, 3, 0.1);
        Reading near = kinked(1, 1, 3, 0.1);
        assertWeighs(Finding.UNDECIDED, Reason.STRUCTURE, evidence(wide, near, kinked(0.1, 1, 4.3, 1.1)));
        assertWeighs(Finding.UNDECIDED, Reason.STRUCTURE, evidence(wide, near, kinked(0.1, -0.3, 3, 1.1)));
        assertWeighs(Finding.DIFFERS, Reason.OUTSIDE, evidence(wide, near, kinked(0.1, 1, 4.1, 1.1)));
        assertWeighs(Finding.DIFFERS, Reason.OUTSIDE, evidence(wide, near, smooth(0.1, 5, 5.1)));
        assertWeighs(Finding.DIFFERS, Reason.OUTSIDE, evidence(kinked(100, 1, 4.3, 1.1), wide, near));
    }

    /** What is excluded, 0.9, is a fiftieth of a kink of 45. */
    @Test
    void aKinkThatIsFarLargerThanWhatIsExcludedMayNotBeAlone() {
        Reading wide = kinked(10, 1, 46.1, 0.1);
        Reading near = kinked(1, 1, 46.1, 0.1);
        assertWeighs(Finding.UNDECIDED, Reason.STRUCTURE, evidence(wide, near, kinked(0.1, 1, 46.1, 1.1)));
        assertWeighs(Finding.DIFFERS, Reason.OUTSIDE, evidence(wide, near, kinked(0.1, 1, 45.9, 1.1)));
    }

    @Test
    void whatAFinerLevelLeavesOpenStaysOpen() {
        Reading unsure = new Reading(0.1, 0.3, 0.2, 0.3, 0.4, 0.3, 0.4, false, 1e-9, 1e-16, 1, false, 0);
        assertEquals(0.7, evidence(smooth(1, 0, 0.01), unsure).weigh().reach(), 1e-15);
        assertEquals(0.02, evidence(smooth(0.01, 0, 0.01), unsure).weigh().reach(), 1e-15);
    }

    @Test
    void aLossThatNeverMovesLeavesAllOpen() {
        assertEquals(
                Double.POSITIVE_INFINITY, evidence(flat(1), flat(0.1)).weigh().reach());
        assertEquals(2, evidence(smooth(1, 0, 1), flat(0.1)).weigh().reach());
    }

    @Test
    void widerSupportersAreWiderAndSharp() {
        Reading sharp = smooth(1, 0, 0.1);
        Evidence evidence = evidence(smooth(10, 0, 0.2), sharp, smooth(0.1, 0, 0.1));
        assertEquals(List.of(sharp), evidence.widerSupporters(0.1, 0.1));
    }

    @Test
    void ofTwoThatLeaveAsMuchOpenTheFinerIsTheEstimate() {
        assertEquals(
                0.1,
                evidence(smooth(1, 0, 0.5), smooth(0.1, 0, 0.5))
                        .weigh()
                        .reading()
                        .step());
    }

    @Test
    void ofTwoThatDifferAndAreAsSharpTheWiderIsTheEstimate() {
        assertEquals(
                1,
                evidence(smooth(1, 1, 0.125), smooth(0.1, 1, 0.125))
                        .weigh()
                        .reading()
                        .step());
    }

    @Test
    void oneKinkIsNoSupport() {
        Weighed weighed =
                evidence(kinked(1, -0.01, 0.01, 0.02), smooth(0.1, 0, 0.5)).weigh();
        assertEquals(0.1, weighed.reading().step());
        assertEquals(1, weighed.reach());
    }

    @Test
    void aKinkLeavesOpenTheDistanceOfItsSlopesAndTheirHalfWidths() {
        Weighed weighed =
                evidence(kinked(1, -1, 2, 0.25), kinked(0.1, -1, 2, 0.25)).weigh();
        assertEquals(Finding.KINK, weighed.finding());
        assertEquals(3.5, weighed.reach());
    }

    /** What is finer than a level makes it look sharp. */
    @Test
    void theSharpestIsOneWithoutFinerStructure() {
        assertEquals(
                0.1,
                evidence(smooth(1, 0, 0.001, 0.5), smooth(0.1, 0, 0.5))
                        .sharpest()
                        .step());
        assertEquals(
                1,
                evidence(smooth(1, 0, 0.001, 0.5), smooth(0.1, 0, 0.5, 0.5))
                        .sharpest()
                        .step());
    }
}
