/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Directions have numbers, so that one that is no longer kept can be drawn once more. */
class NumberedDirectionsTests {
    private static final int ENTRIES = 101;

    private final double[] x = gaussian("x");
    private final double[] gradient = gaussian("gradient");
    private final Block block = Parameters.of("x", x).blocks().get(0);

    private static double[] gaussian(String name) {
        RandomStream random = RandomStream.of(5, name);
        double[] numbers = new double[ENTRIES];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    private Directions directions(String purpose) {
        double[] origin = block.toArray();
        return new Directions(block, origin, Scale.of(origin), 17, purpose);
    }

    private static double[] components(Direction direction) {
        return IntStream.range(0, ENTRIES).mapToDouble(direction::component).toArray();
    }

    @Test
    void projectToTheBitAsTheyDidWhenTheyWereDrawn() {
        Directions directions = directions("test");
        for (int number = 0; number < 20; number++) {
            double drawn = directions.draw(number).dot(gradient);
            assertThat(directions.projection(number).of(i -> gradient[i]), is(drawn));
        }
    }

    @Test
    void projectTheSameWhateverWasDrawnSince() {
        Directions directions = directions("test");
        double drawn = directions.draw(3).dot(gradient);
        Projection projection = directions.projection(3);
        directions.towards(5, gradient);
        directions.draw(0);
        assertThat(projection.of(i -> gradient[i]), is(drawn));
        Arrays.fill(x, 99); // the block has moved on; the scale is that of its copy
        assertThat(projection.of(i -> gradient[i]), is(drawn));
    }

    @Test
    void doNotDependOnTheOrderInWhichTheyAreDrawn() {
        Directions forwards = directions("test");
        double[][] first = new double[5][];
        for (int number = 0; number < 5; number++) {
            first[number] = components(forwards.draw(number));
        }
        Directions backwards = directions("test");
        for (int number = 4; number >= 0; number--) {
            assertArrayEquals(first[number], components(backwards.draw(number)));
        }
    }

    @Test
    void differByNumberAndByPurpose() {
        Directions directions = directions("test");
        double[] first = components(directions.draw(0));
        assertThat(components(directions.draw(1)), is(not(first)));
        assertThat(components(directions("other").draw(0)), is(not(first)));
    }

    @Test
    void restrictedToAPartProjectThatPartOnly() {
        Direction direction = directions("test").draw(2);
        double[] all = components(direction);
        for (int[] part : new int[][] {{0, ENTRIES}, {0, 1}, {7, 50}, {50, 50}, {100, ENTRIES}}) {
            Direction restricted = direction.restrictedTo(part[0], part[1]);
            double sum = 0;
            for (int i = part[0]; i < part[1]; i++) {
                sum += gradient[i] * all[i];
            }
            assertThat(restricted.dot(gradient), is(sum));
            assertThat(restricted.dot(Parameters.of("g", gradient).blocks().get(0)), is(sum));
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(restricted.component(i), is(i >= part[0] && i < part[1] ? all[i] : 0));
            }
        }
    }

    @Test
    void towardsAGradientAreSureToSeeIt() {
        Directions directions = directions("test");
        for (int number = 0; number < 100; number++) {
            double square = 0;
            double random = directions.draw(number).dot(gradient);
            for (int i = 0; i < ENTRIES; i++) {
                double effect = Scale.of(block.toArray()).of(i) * gradient[i];
                square += effect * effect;
            }
            double added = directions.towards(number, gradient).dot(gradient) - random;
            // The gradient's own part is sqrt(n) times the norm of its effects; the random part is about one such norm.
            assertThat(added, is(greaterThan(0.999 * Math.sqrt(ENTRIES * square))));
        }
    }

    @Test
    void towardsAGradientOfZerosAreTheRandomOnes() {
        Directions directions = directions("test");
        double[] drawn = components(directions.draw(1));
        assertArrayEquals(drawn, components(directions.towards(1, new double[ENTRIES])));
    }
}
