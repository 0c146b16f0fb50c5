/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names of keys tell. */
class KeyNameTests {
    @ParameterizedTest
    @CsvSource({
        "W1, layer 1",
        "b12, layer 12",
        "W_2, layer 2",
        "layers[0].W, layers[0]",
        "net.dense3.b, net.dense3",
        "layer2.W1, layer2",
        "W, ''",
        "layer1_W2, ''",
        "a[0].b[1].W, ''"
    })
    void aNumberTellsTheLayer(String key, String layer) {
        assertThat(new KeyName(key).layer().map(KeyName.Layer::name).orElse(""), is(layer));
    }

    @ParameterizedTest
    @CsvSource({
        "b, true",
        "b1, true",
        "b_h, true",
        "layers[0].b, true",
        "outBias, true",
        "beta, true",
        "bh, true",
        "W1, false",
        "batch, false",
        "gamma, false"
    })
    void aBiasIsKnownByItsName(String key, boolean bias) {
        assertThat(new KeyName(key).isBias(), is(bias));
    }
}
