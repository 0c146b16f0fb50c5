/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTests {
    private static final double PAYLOAD_NAN = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
    private static final double OTHER_NAN = Double.longBitsToDouble(0xfff8_0000_0000_0001L);

    private final double[] weights = {1.5, -0.0, PAYLOAD_NAN, Double.MIN_VALUE};
    private final float[] biases = {-0.0f, Float.intBitsToFloat(0x7fc0_1234), 0.1f};
    private final Parameters parameters = Parameters.of("W", weights, "b", biases);
    private final Snapshot before = Snapshot.of(parameters);

    @Test
    void restoresEveryBitAlsoOfNegativeZeroAndNaN() {
        long[] weightBits = bits(weights);
        int[] biasBits = bits(biases);
        Arrays.fill(weights, 7);
        Arrays.fill(biases, 7);

        before.restore();

        assertArrayEquals(weightBits, bits(weights));
        assertArrayEquals(biasBits, bits(biases));
    }

    @Test
    void findsNoChangeWhereThereIsNone() {
        assertThat(before.firstChange(), is(Optional.empty()));
    }

    @Test
    void namesTheFirstEntryThatChanged() {
        biases[2] = 0.2f;
        assertThat(before.firstChange(), is(Optional.of("b[2]")));
        weights[3] = 0;
        assertThat(before.firstChange(), is(Optional.of("W[3]")));
    }

    @Test
    void seesThatNegativeZeroBecameZero() {
        weights[1] = 0.0;
        assertThat(before.firstChange(), is(Optional.of("W[1]")));
    }

    @Test
    void seesThatOneNaNBecameAnother() {
        weights[2] = OTHER_NAN;
        assertThat(before.firstChange(), is(Optional.of("W[2]")));
    }

    @Test
    void keepsItsNumbersWhenTheArraysMove() {
        weights[0] = 99;
        assertThat(before.numbers(parameters.blocks().get(0))[0], is(1.5));
        assertThat(before.numbers(parameters.blocks().get(1))[2], is((double) 0.1f));
    }

    @Test
    void knowsNoNumbersOfAnotherBlock() {
        Block other = Parameters.of("W", weights).blocks().get(0);
        String message = assertThrows(IllegalArgumentException.class, () -> before.numbers(other))
                .getMessage();
        assertThat(message, is("there is no copy of W (4)"));
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private static int[] bits(float[] numbers) {
        int[] bits = new int[numbers.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(numbers[i]));
        return bits;
    }
}
