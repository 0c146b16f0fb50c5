/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.faults.GradientFaults;
import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KindsTests {

    @Test
    void thereAreSixtyKindsOfRightFunctionsAndTwentyFiveFaults() {
        assertThat(Kinds.all().stream().filter(Kind::correct).count(), is(greaterThanOrEqualTo(60L)));
        assertThat(GradientFaults.all().size(), is(greaterThanOrEqualTo(25)));
    }

    @Test
    void noTwoKindsHaveOneTitle() {
        long titles = Kinds.all().stream().map(Kind::title).distinct().count();
        assertThat(titles, is((long) Kinds.all().size()));
    }

    @Test
    void seedsGiveTheSameNumbersAgain() {
        for (Kind kind : Kinds.all()) {
            Specimen one = kind.at(3);
            Specimen other = kind.at(3);
            assertThat(kind.title(), one.loss(), is(other.loss()));
            assertThat(kind.title(), sameNumbers(one.backward(), other.backward()), is(true));
        }
    }

    /** A slip that changes nothing plants nothing, and would count as found nowhere. */
    @Test
    void everySlipIsWrongAtThePointOrBeside() {
        List<String> harmless = new ArrayList<>();
        for (Kind kind : Kinds.all()) {
            kind.at(1).slips().keySet().stream()
                    .filter(slip -> LongStream.range(1, 4).noneMatch(seed -> isWrong(kind.at(seed), slip)))
                    .forEach(slip -> harmless.add(kind.title() + ": " + slip));
        }
        assertThat(harmless, is(empty()));
    }

    private static boolean isWrong(Specimen specimen, String slip) {
        var backward = specimen.slips().get(slip);
        return backward != null
                && (PlantedError.atPoint(specimen, backward).isPresent()
                        || PlantedError.beside(specimen, backward).isPresent());
    }

    private static boolean sameNumbers(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().stream()
                .allMatch(key -> Arrays.equals(
                        ArrayView.of(one, key).toArray(),
                        ArrayView.of(other, key).toArray()));
    }
}
