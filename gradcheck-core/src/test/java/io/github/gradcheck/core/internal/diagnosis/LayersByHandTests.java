/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which orders of wrong and right keys name the layer where the gradient breaks. A key in capitals is wrong. */
class LayersByHandTests {
    private static final Map<String, Diagnosis> UNKNOWN = Map.of();

    @Test
    void twoWrongLayersBeforeRightOnes() {
        assertThat(remark(UNKNOWN, "W1", "W2", "w3"), is("layer 3 and 2"));
        assertThat(remark(UNKNOWN, "W1", "V1", "w2", "w3"), is("layer 2 and 1"));
    }

    @Test
    void oneWrongKeyIsNoBrokenChain() {
        assertThat(remark(UNKNOWN, "W1", "w2", "w3"), is("none"));
    }

    @Test
    void twoLayersAreEnoughOnlyIfEachHasSeveralKeys() {
        assertThat(remark(UNKNOWN, "W1", "B1", "w2", "b2"), is("layer 2 and 1"));
        assertThat(remark(UNKNOWN, "W1", "B1", "w2"), is("none"));
    }

    @Test
    void anotherOrderHasAnotherCause() {
        assertThat(remark(UNKNOWN, "w1", "W2", "W3"), is("none"));
        assertThat(remark(UNKNOWN, "W1", "w2", "W3"), is("none"));
        assertThat(remark(UNKNOWN, "W1", "b1", "W2", "w3"), is("none"));
        assertThat(remark(UNKNOWN, "W1", "W2", "W3"), is("none"));
        assertThat(remark(UNKNOWN, "W1", "W2", "w3", "W"), is("none"));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void onlySomeCausesAreHandedOn(Cause cause) {
        boolean inherited = List.of(Cause.FACTOR, Cause.SIGN, Cause.ZERO, Cause.PART, Cause.OFFSET)
                .contains(cause);
        Map<String, Diagnosis> causes = new HashMap<>();
        causes.put("W1", new Finding(cause, Claim.is("off")));
        assertThat(remark(causes, "W1", "W2", "w3").equals("none"), is(!inherited));
    }

    @Test
    void everyKeyBehindTheFaultMustBeRight() {
        assertThat("one is wrong", remark(UNKNOWN, "W1", "V1", "w2", "B2", "w3"), is("none"));
        List<Suspect> keys = List.of(
                suspect(HandMadeComparison.vector("W1", 1, 2).dense()),
                suspect(HandMadeComparison.vector("V1", 1, 2).dense()),
                suspect(HandMadeComparison.vector("w2", 1, 2)),
                suspect(HandMadeComparison.vector("b2", 1, 2).resolution(0.1)),
                suspect(HandMadeComparison.vector("w3", 1, 2)));
        assertThat("one is open", Layers.find(keys, UNKNOWN), is(Optional.empty()));
    }

    @Test
    void aKeyThatNothingMovesIsNeitherWrongNorRight() {
        List<Suspect> keys = List.of(
                suspect(HandMadeComparison.vector("W1", 1, 2).dense()),
                suspect(HandMadeComparison.vector("V1", 1, 2).dense()),
                suspect(HandMadeComparison.vector("b1", 0, 0).numericalZero()),
                suspect(HandMadeComparison.vector("w2", 1, 2)),
                suspect(HandMadeComparison.vector("b2", 0, 0).numericalZero()),
                suspect(HandMadeComparison.vector("w3", 1, 2)));
        assertThat(Layers.find(keys, UNKNOWN).isPresent(), is(true));
        List<Suspect> nothingMovesTheLast = List.of(
                suspect(HandMadeComparison.vector("W1", 1, 2).dense()),
                suspect(HandMadeComparison.vector("V1", 1, 2).dense()),
                suspect(HandMadeComparison.vector("w2", 1, 2)),
                suspect(HandMadeComparison.vector("b3", 0, 0).numericalZero()));
        assertThat(Layers.find(nothingMovesTheLast, UNKNOWN), is(Optional.empty()));
    }

    private static Suspect suspect(HandMadeComparison comparison) {
        return new Suspect(comparison.build());
    }

    @Test
    void twoCausesAreTwoFaults() {
        Map<String, Diagnosis> causes = Map.of(
                "W1", new Finding(Cause.SIGN, Claim.is("off")), "W2", new Finding(Cause.FACTOR, Claim.is("off")));
        assertThat(remark(causes, "W1", "W2", "w3"), is("none"));
    }

    private static String remark(Map<String, Diagnosis> causes, String... keys) {
        List<Suspect> suspects = Arrays.stream(keys)
                .map(key -> {
                    HandMadeComparison comparison = HandMadeComparison.vector(key, 1, 2);
                    boolean wrong = Character.isUpperCase(key.charAt(0));
                    return new Suspect((wrong ? comparison.dense() : comparison).build());
                })
                .toList();
        return Layers.find(suspects, causes).map(Layers.Break::between).orElse("none");
    }
}
