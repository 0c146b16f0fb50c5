/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamedMistakesTests {

    @ParameterizedTest
    @EnumSource(value = Form.class, names = "COLUMNS_DOUBLE|ROWS_DOUBLE", mode = EnumSource.Mode.MATCH_ANY)
    void theRightBackwardPassIsTheDerivativeOfTheLoss(Form form) {
        for (Plan plan : Plan.all(true, form)) {
            Student network = Student.random(plan, Draw.of("right", 1));
            for (String key : network.parameters().keySet()) {
                ArrayView block = ArrayView.of(network.parameters(), key);
                double claimed = ArrayView.of(network.backward(), key).get(0);
                double x = block.get(0);
                block.set(0, x + 1e-5);
                double above = network.loss();
                block.set(0, x - 1e-5);
                double slope = (above - network.loss()) / 2e-5;
                block.set(0, x);
                assertThat(plan + " " + key, slope, is(closeTo(claimed, 1e-8)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsOne(Mistake mistake) {
        Student network = mistake.network(Form.COLUMNS_DOUBLE, 1);
        Backward called = mistake.plant().apply(network);
        called.gradient();
        assertThat(
                Stream.of(
                                PlantedError.atPoint(network, called::gradient),
                                PlantedError.beside(network, called::gradient))
                        .flatMap(found -> found.stream())
                        .toList(),
                is(not(empty())));
    }

    static Stream<Mistake> mistakes() {
        return Stream.concat(NamedMistakes.all().stream(), NamelessMistakes.all().stream());
    }

    @Test
    void theCausesAreNamedInDoubles() {
        for (String title : List.of("last sample left out", "Z for A", "labels forgotten", "stale cache")) {
            Planted line = Planted.all()
                    .filter(planted -> planted.title().equals(title))
                    .findFirst()
                    .orElseThrow();
            Judged judged = line.plant().judge(Form.ROWS_DOUBLE, 4).orElseThrow();
            assertThat(title + ": " + judged.text(), judged.reading(), is(Reading.NAMED));
        }
    }
}
