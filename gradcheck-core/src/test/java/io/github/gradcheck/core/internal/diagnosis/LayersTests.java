/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientReport;
import java.util.List;

/** Where in the network the gradient breaks. */
class LayersTests {
    @ForEverySeedAndCoverage
    void theLayerBehindWhichAllIsWrongIsNamed(long seed, Coverage coverage) {
        assertThat(
                remarks(seed, coverage, "W1", "b1", "W2", "b2"),
                is(List.of("is wrong (the gradient breaks between layer 3 and 2; it is right from layer 3 on)")));
        assertThat(
                remarks(seed, coverage, "W1", "b1"),
                is(List.of("is wrong (the gradient breaks between layer 2 and 1; it is right from layer 2 on)")));
    }

    @ForEverySeedAndCoverage
    void anyOtherArrangementIsNotRemarkedOn(long seed, Coverage coverage) {
        assertThat(remarks(seed, coverage, "W1"), is(List.of()));
        assertThat(remarks(seed, coverage, "W1", "b1", "W2"), is(List.of()));
        assertThat(remarks(seed, coverage, "W2", "b2"), is(List.of()));
        assertThat(remarks(seed, coverage, "W3", "b3"), is(List.of()));
        assertThat(remarks(seed, coverage, "W1", "b1", "W2", "b2", "W3", "b3"), is(List.of()));
    }

    @ForEverySeedAndCoverage
    void keysWithCausesOfTheirOwnAreNotRemarkedOn(long seed, Coverage coverage) {
        PlantedModel model = PlantedModel.standard(seed);
        assertThat(
                layers(model.check(coverage, gradient -> {
                    gradient.compute("W1", (key, numbers) -> PlantedModel.columnMajor(numbers, 6, 6));
                    spoil(gradient.get("b1"));
                })),
                is(List.of()));
    }

    private static List<String> remarks(long seed, Coverage coverage, String... wrong) {
        return layers(PlantedModel.standard(seed).check(coverage, gradient -> {
            for (String key : wrong) {
                spoil(gradient.get(key));
            }
        }));
    }

    private static List<String> layers(GradientReport report) {
        return report.keys().stream()
                .flatMap(key -> key.diagnosis().stream())
                .filter(diagnosis -> diagnosis.cause() == Cause.LAYER)
                .map(Diagnosis::sentence)
                .distinct()
                .toList();
    }

    private static void spoil(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= 1.5 + 0.3 * i;
        }
    }
}
