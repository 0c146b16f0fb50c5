/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a wrong bias beside right weights is blamed on the sum over the batch. */
class BatchSumEvidenceTests {
    private final HandMadeComparison weights = HandMadeComparison.matrix("W1", 2, 2, 1, 2, 3, 4);

    @Test
    void aWrongBiasBesideTheRightWeightsOfItsLayer() {
        assertThat(isNamed(bias("b1").dense(), weights), is(true));
        assertThat(isNamed(bias("b1").wrong(0, 1, 2), weights), is(true));
    }

    @Test
    void weightsOfAnotherLayerSayNothing() {
        assertThat(isNamed(bias("b2").dense(), weights), is(false));
    }

    @Test
    void withoutALayerInItsNameTheOnlyMatrixIsMeant() {
        assertThat(isNamed(bias("b").dense(), weights), is(true));
        assertThat(isNamed(bias("b").dense(), weights, HandMadeComparison.matrix("V1", 2, 2, 1, 2, 3, 4)), is(false));
    }

    @Test
    void wrongWeightsHaveAnotherDz() {
        assertThat(isNamed(bias("b1").dense(), weights.dense()), is(false));
    }

    @Test
    void aBiasThatIsRightInPlacesWasSummed() {
        assertThat(isNamed(bias("b1").wrong(0, 1), weights), is(false));
    }

    @Test
    void otherKeysAreNoBias() {
        assertThat(isNamed(bias("g1").dense(), weights), is(false));
        assertThat(
                isNamed(
                        HandMadeComparison.matrix("b1", 2, 2, 2, 2, 2, 2)
                                .numerical(1, 1, 1, 1)
                                .dense(),
                        weights),
                is(false));
    }

    @Test
    void bluntEvidenceSaysNothing() {
        assertThat(isNamed(bias("b1").reach(0.01).dense(), weights), is(false));
    }

    private static HandMadeComparison bias(String key) {
        return HandMadeComparison.vector(key, 2, 3, 4).numerical(1, 1, 1);
    }

    private static boolean isNamed(HandMadeComparison bias, HandMadeComparison... matrices) {
        Suspect suspect = new Suspect(bias.build());
        List<Suspect> keys = new ArrayList<>(List.of(suspect));
        for (HandMadeComparison matrix : matrices) {
            keys.add(new Suspect(matrix.build()));
        }
        return new BatchSum().examine(suspect, new Network(keys, List.of())).isPresent();
    }
}
