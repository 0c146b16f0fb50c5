/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.GradientCheckException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CotangentsTests {
    private static final long SEED = 31;

    private static double dot(double[] cotangent, double... output) {
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += cotangent[i] * output[i];
        }
        return sum;
    }

    private static String failure(Cotangents<?> cotangents, Object output) {
        return String.valueOf(
                assertThrows(GradientCheckException.class, () -> cotangents.products(output, new double[1]))
                        .getMessage());
    }

    @Test
    void haveTheTypeAndShapeOfTheOutputAndOneProductForEachLane() {
        Cotangents<double[]> cotangents = new Cotangents<>(new double[3], OutputScales.ones(new double[3]), 4, SEED);
        assertThat(cotangents.count(), is(4));
        double[] lanes = new double[4];
        cotangents.products(new double[] {1, 2, -3}, lanes);
        for (int lane = 0; lane < 4; lane++) {
            double[] cotangent = cotangents.draw(lane);
            assertThat(cotangent.length, is(3));
            assertThat(lanes[lane], is(dot(cotangent, 1, 2, -3)));
        }
    }

    @Test
    void differFromLaneToLaneAndBySeed() {
        Cotangents<double[]> cotangents = new Cotangents<>(new double[3], OutputScales.ones(new double[3]), 3, SEED);
        assertThat(cotangents.draw(1), is(not(cotangents.draw(0))));
        assertThat(cotangents.draw(2), is(not(cotangents.draw(1))));
        Cotangents<double[]> others = new Cotangents<>(new double[3], OutputScales.ones(new double[3]), 1, SEED + 1);
        assertThat(others.draw(0), is(not(cotangents.draw(0))));
    }

    @Test
    void areTheSameInALaneHoweverManyThereAre() {
        Cotangents<double[]> one = new Cotangents<>(new double[3], OutputScales.ones(new double[3]), 1, SEED);
        Cotangents<double[]> three = new Cotangents<>(new double[3], OutputScales.ones(new double[3]), 3, SEED);
        assertArrayEquals(one.draw(0), three.draw(0));
    }

    @Test
    void areFreshForEveryCallSoThatBackwardMayOverwriteThem() {
        Cotangents<double[]> cotangents = new Cotangents<>(new double[2], OutputScales.ones(new double[2]), 1, SEED);
        double[] first = cotangents.draw(0);
        double[] kept = first.clone();
        first[0] = 99;
        assertArrayEquals(kept, cotangents.draw(0));
        double[] lanes = new double[1];
        cotangents.products(new double[] {1, 0}, lanes);
        assertThat(lanes[0], is(kept[0]));
    }

    @Test
    void goThroughAllArraysAndNumbersOfAStructure() {
        List<Object> output = new ArrayList<>(List.of(new double[] {1, 2}, 5.0));
        Cotangents<List<Object>> cotangents = new Cotangents<>(output, OutputScales.ones(output), 1, SEED);
        List<Object> cotangent = cotangents.draw(0);
        double[] array = (double[]) cotangent.get(0);
        double number = (Double) cotangent.get(1);
        double[] lanes = new double[1];
        cotangents.products(List.of(new double[] {1, 2}, 5.0), lanes);
        assertThat(lanes[0], is(closeTo(array[0] + 2 * array[1] + 5 * number, 1e-12)));
    }

    @Test
    void areDividedByHowMuchEachOutputMoves() {
        double[] model = {1, 1};
        double[] whole = new Cotangents<>(model, OutputScales.ones(model), 1, SEED).draw(0);
        OutputScales scales = new OutputScales(Map.of("", new double[] {1e6, 0.25}));
        assertArrayEquals(
                new double[] {whole[0] / 1e6, whole[1] / 0.25}, new Cotangents<>(model, scales, 1, SEED).draw(0));
    }

    @Test
    void areMixedFromTwoThatAreIndependent() {
        double[] model = {1, 1, 1};
        Cotangents<double[]> cotangents = new Cotangents<>(model, OutputScales.ones(model), 1, SEED);
        double[] first = cotangents.mixed(1, 0);
        double[] other = cotangents.mixed(0, 1);
        double[] both = cotangents.mixed(1, 1);
        assertArrayEquals(cotangents.draw(0), first);
        for (int i = 0; i < 3; i++) {
            assertThat(both[i], is(first[i] + other[i]));
        }
        assertThat(other, is(not(first)));
        assertArrayEquals(new double[3], cotangents.mixed(0, 0));
    }

    @Test
    void refuseAnOutputThatIsMissingOrOfAnotherShape() {
        Cotangents<double[]> cotangents = new Cotangents<>(new double[2], OutputScales.ones(new double[2]), 1, SEED);
        assertThat(failure(cotangents, new double[3]), containsString("changes its shape"));
        assertThat(failure(cotangents, new double[1]), containsString("changes its shape"));
        String missing = String.valueOf(
                assertThrows(GradientCheckException.class, () -> cotangents.products(null, new double[1]))
                        .getMessage());
        assertThat(missing, containsString("returned null"));
    }

    @Test
    void refuseAnOutputOfAnUnknownType() {
        OutputScales none = new OutputScales(Map.of());
        assertThrows(GradientCheckException.class, () -> new Cotangents<>(new StringBuilder(), none, 1, SEED));
        assertThrows(
                GradientCheckException.class,
                () -> new Cotangents<>(Collections.singletonMap("y", new StringBuilder()), none, 1, SEED));
    }
}
