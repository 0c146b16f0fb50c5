/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhoseFaultTests {
    private static final OptionalDouble POSITIVE = OptionalDouble.of(1);

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"NOT_FINITE", "ZERO", "TRANSPOSED", "OTHER_KEY", "ACCUMULATED", "BATCH_SUM", "PART"})
    void someCausesLieInBackwardWhateverTheLossIs(Cause cause) {
        assertThat(fault(POSITIVE, cause, wrong("W")).isOpen(), is(false));
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"SIGN", "FACTOR", "REGULARISATION", "OFFSET"})
    void othersMayLieInTheLoss(Cause cause) {
        assertThat(fault(POSITIVE, cause, wrong("W")).isOpen(), is(true));
    }

    @Test
    void oneKeyWithoutACauseLeavesItOpen() {
        Map<String, Diagnosis> causes = Map.of("W", finding(Cause.ZERO));
        assertThat(new WhoseFault(List.of(wrong("W"), wrong("b")), causes, POSITIVE, false).isOpen(), is(true));
        assertThat(new WhoseFault(List.of(wrong("W")), causes, POSITIVE, false).isOpen(), is(false));
    }

    @Test
    void oneWrongEntryOfManyIsASlipOfBackward() {
        Suspect slip = new Suspect(HandMadeComparison.vector("W", 2, 1).wrong(0).build());
        assertThat(new WhoseFault(List.of(slip), Map.of(), POSITIVE, false).isOpen(), is(false));
        Suspect two =
                new Suspect(HandMadeComparison.vector("W", 2, 2, 1).wrong(0, 1).build());
        assertThat(new WhoseFault(List.of(two), Map.of(), POSITIVE, false).isOpen(), is(true));
        Suspect sample = new Suspect(
                HandMadeComparison.vector("W", 2, 1).wrong(0).dense().build());
        assertThat(new WhoseFault(List.of(sample), Map.of(), POSITIVE, false).isOpen(), is(true));
        Suspect only = new Suspect(HandMadeComparison.vector("w", 2).wrong(0).build());
        assertThat(new WhoseFault(List.of(only), Map.of(), POSITIVE, false).isOpen(), is(true));
    }

    @Test
    void whereTheLossMovesWithNothingThereIsNothingToAsk() {
        Suspect still = new Suspect(
                HandMadeComparison.vector("W", 2, 2).dense().numericalZero().build());
        assertThat(new WhoseFault(List.of(still), Map.of(), POSITIVE, false).isOpen(), is(false));
        assertThat(new WhoseFault(List.of(still, wrong("b")), Map.of(), POSITIVE, false).isOpen(), is(true));
    }

    @Test
    void anInconsistentBackwardIsSaidUnlessEveryCauseIsKnown() {
        assertThat(
                new WhoseFault(List.of(wrong("W")), Map.of(), POSITIVE, false).remarks(Consistency.Answer.NO_GRADIENT),
                contains("backward is not the gradient of any function: look at backward"));
        assertThat(fault(POSITIVE, Cause.FACTOR, wrong("W")).remarks(Consistency.Answer.NO_GRADIENT), is(empty()));
        assertThat(fault(POSITIVE, Cause.FACTOR, wrong("W")).remarks(Consistency.Answer.OPEN), is(empty()));
    }

    @Test
    void aNegativeLossIsRemarkedOnWhereItLooksLikeACrossEntropy() {
        OptionalDouble negative = OptionalDouble.of(-0.5);
        String remark = "the loss is negative (-0.5): a cross-entropy cannot be; check its signs and the labels";
        assertThat(remarks(labelled(negative, Map.of())), contains(startsWith("backward is"), is(remark)));
        assertThat(remarks(labelled(negative, Map.of("W", finding(Cause.PART)))), hasItem(remark));
        assertThat("an energy", remarks(new WhoseFault(List.of(wrong("W")), Map.of(), negative, false)), hasSize(1));
        assertThat("zero", remarks(labelled(OptionalDouble.of(0), Map.of())), hasSize(1));
        WhoseFault bytes = new WhoseFault(List.of(suspect(255, 255, 255)), Map.of(), negative, false);
        assertThat("unsigned labels", remarks(bytes), hasItem(remark));
    }

    @Test
    void besideACauseThatExplainsAKeyTheLossIsNotSuspected() {
        for (Cause cause : new Cause[] {Cause.SIGN, Cause.FACTOR, Cause.REGULARISATION, Cause.OFFSET}) {
            assertThat(remarks(labelled(OptionalDouble.of(-1), Map.of("W", finding(cause)))), is(empty()));
        }
    }

    @Test
    void aLayerHasNoLossToSuspect() {
        assertThat(remarks(labelled(OptionalDouble.empty(), Map.of())), is(empty()));
    }

    private static WhoseFault labelled(OptionalDouble loss, Map<String, Diagnosis> causes) {
        return new WhoseFault(List.of(wrong("W")), causes, loss, true);
    }

    @Test
    void aConsistentBackwardPutsTheLossUnderSuspicion() {
        assertThat(
                remarks(fault(POSITIVE, Cause.PART, wrong("W"))).get(0),
                startsWith("backward is consistent in itself: look at the loss"));
    }

    @Test
    void threeEntriesThatAreOffBy255HaveGoneThroughAByte() {
        String remark = "3 entries are off by a factor of exactly 255: is a label or pixel an unsigned byte?";
        assertThat(remarks(bytes(255, 1 / 255.0, -255)), contains(startsWith("backward is"), is(remark)));
        assertThat(remarks(bytes(255, 255, 2)), hasSize(1));
        assertThat(remarks(bytes(255, 255, 255 * (1 + 0.9e-6))), hasSize(2));
        assertThat(remarks(bytes(255, 255, 255 * (1 + 1.1e-6))), hasSize(1));
        assertThat(remarks(bytes(255, 255, 255 * (1 - 0.9e-6))), hasSize(2));
    }

    @Test
    void aFactorOf255IsOneWhateverTheSizeOfTheEntry() {
        Suspect halves = new Suspect(HandMadeComparison.vector("W", 0.5, 2, 127.5)
                .numerical(127.5, 510, 0.5)
                .wrong(0, 1, 2)
                .build());
        assertThat(remarks(new WhoseFault(List.of(halves), Map.of(), POSITIVE, false)), hasSize(2));
    }

    @Test
    void bytesOfAKeyWhoseCauseIsKnownAreNotCounted() {
        Suspect known = suspect(255, 255, 255);
        assertThat(remarks(fault(POSITIVE, Cause.PART, known)), hasSize(1));
    }

    private static WhoseFault bytes(double... factors) {
        return new WhoseFault(List.of(suspect(factors)), Map.of(), POSITIVE, false);
    }

    private static Suspect suspect(double... analytic) {
        return new Suspect(HandMadeComparison.vector("W", analytic)
                .numerical(1, 1, 1)
                .wrong(0, 1, 2)
                .build());
    }

    private static Suspect wrong(String key) {
        return new Suspect(HandMadeComparison.vector(key, 2, 2).dense().build());
    }

    private static WhoseFault fault(OptionalDouble loss, Cause cause, Suspect suspect) {
        return new WhoseFault(List.of(suspect), Map.of(suspect.key(), finding(cause)), loss, false);
    }

    private static Finding finding(Cause cause) {
        return new Finding(cause, Claim.is("off"));
    }

    private static List<String> remarks(WhoseFault fault) {
        return fault.remarks(Consistency.Answer.GRADIENT);
    }
}
