/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTests {

    @Test
    void othersHaveAsManyEntriesAndWrongOnesComeFirst() {
        Suspect suspect =
                new Suspect(HandMadeComparison.vector("a", 1, 2).dense().build());
        Suspect right = new Suspect(HandMadeComparison.vector("b", 1, 2).build());
        Suspect wrong = new Suspect(HandMadeComparison.vector("c", 1, 2).dense().build());
        Suspect longer = new Suspect(HandMadeComparison.vector("d", 1, 2, 3).build());
        Network network = new Network(List.of(suspect, right, wrong, longer), List.of());
        assertThat(network.others(suspect), is(List.of(wrong, right)));
    }

    @Test
    void ofLargeKeysOnlyTwoAreLookedAt() {
        double[] numbers = new double[1_500_000];
        List<Suspect> keys = new ArrayList<>();
        for (String key : List.of("a", "b", "c", "d")) {
            keys.add(new Suspect(
                    new HandMadeComparison(key, numbers, numbers).unmeasured().build()));
        }
        assertThat(new Network(keys, List.of()).others(keys.get(0)), hasSize(2));
        double[] smaller = new double[1_300_000];
        List<Suspect> more = new ArrayList<>();
        for (String key : List.of("a", "b", "c", "d", "e")) {
            more.add(new Suspect(
                    new HandMadeComparison(key, smaller, smaller).unmeasured().build()));
        }
        assertThat(new Network(more, List.of()).others(more.get(0)), hasSize(3));
    }

    @Test
    void factorsOfOtherKeysAreTriedFirst() {
        KnownFactor length = new KnownFactor(8, "m");
        KnownFactor found = new KnownFactor(3.7, "");
        assertThat(
                new Network(List.of(), List.of(length)).knowing(List.of(found)).factors(), is(List.of(found, length)));
    }
}
