/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class ArithmeticTests {

    @Test
    void halfKeepsElevenBits() {
        assertThat(Arithmetic.HALF.round(1 + 0x1p-11), is(1.0));
        assertThat(Arithmetic.HALF.round(1 + 0x1.8p-11), is(1 + 0x1p-10));
        assertThat(Arithmetic.HALF.round(2047.4), is(2047.0));
        assertThat(Arithmetic.HALF.round(-0.1), is(-0.0999755859375));
    }

    @Test
    void halfHasNothingBelowItsSmallestSubnormal() {
        assertThat(Arithmetic.HALF.round(0x1p-26), is(0.0));
        assertThat(Arithmetic.HALF.round(0x1p-24), is(0x1p-24));
    }

    @Test
    void floatAndDoubleRoundAsJavaDoes() {
        assertThat(Arithmetic.FLOAT.round(0.1), is((double) 0.1f));
        assertThat(Arithmetic.DOUBLE.round(0.1), is(0.1));
    }
}
