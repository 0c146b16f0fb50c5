/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notANumber;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.SampledLine;
import io.github.gradcheck.core.internal.numerics.Line;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectionsTests {
    private static final long SEED = 23;

    private final double[] w = {1, -2, 4, 0.01};
    private final double[] b = {3, 5};
    private final Parameters at = Parameters.of("w", w, "b", b);

    private Directions of(String key) {
        Block block = at.find(key).orElseThrow();
        double[] origin = block.toArray();
        return new Directions(block, origin, Scale.of(origin), SEED, "test");
    }

    private static Objective of(LaneFunction.Code code) {
        return new Objective(new LaneFunction(1, code), Meter.unlimited());
    }

    @Test
    void haveComponentsOfMeanZeroAndOfTheScaleOfTheirEntries() {
        // The median of 0.01, 1, 2 and 4 is taken to be 2.
        double[] scales = {1, 2, 4, 0.2};
        int draws = 20_000;
        Directions directions = of("w");
        double[] sums = new double[4];
        double[] squares = new double[4];
        double product = 0;
        for (int number = 0; number < draws; number++) {
            Direction direction = directions.draw(number);
            for (int i = 0; i < 4; i++) {
                sums[i] += direction.component(i);
                squares[i] += direction.component(i) * direction.component(i);
            }
            product += direction.component(0) * direction.component(1);
        }
        double error = 5 / Math.sqrt(draws); // five standard deviations of a mean
        for (int i = 0; i < 4; i++) {
            assertThat(sums[i] / draws / scales[i], is(closeTo(0, error)));
            assertThat(squares[i] / draws / scales[i] / scales[i], is(closeTo(1, Math.sqrt(2) * error)));
        }
        assertThat(product / draws / 2, is(closeTo(0, error)));
    }

    @Test
    void moveTheirBlockInProportionToTheDistanceAndBack() {
        Direction direction = of("w").draw(0);
        Line line = new SampledLine(of(lanes -> lanes[0] = w[1]), direction).lane(0);
        assertThat(line.at(0.5), is(-2 + 0.5 * direction.component(1)));
        assertThat(line.at(-2), is(-2 - 2 * direction.component(1)));
        assertArrayEquals(new double[] {1, -2, 4, 0.01}, w);
    }

    @Test
    void restrictedToAPartMoveThatPartOnly() {
        Direction direction = of("w").draw(0);
        for (int entry = 0; entry < 4; entry++) {
            int seen = entry;
            Line line = new SampledLine(of(lanes -> lanes[0] = w[seen]), direction.restrictedTo(1, 3)).lane(0);
            boolean moves = entry == 1 || entry == 2;
            assertThat(line.at(1), is(w[entry] + (moves ? direction.component(entry) : 0)));
        }
        assertArrayEquals(new double[] {1, -2, 4, 0.01}, w);
    }

    @Test
    void overSeveralKeysMoveEachAlongItsOwnAndBack() {
        Direction first = of("w").draw(0);
        Direction second = of("b").draw(0);
        JointDirection joint = new JointDirection(List.of(first, second));
        Line line = new SampledLine(of(lanes -> lanes[0] = w[0] * b[1]), joint).lane(0);
        assertThat(line.at(2), is((1 + 2 * first.component(0)) * (5 + 2 * second.component(1))));
        assertArrayEquals(new double[] {1, -2, 4, 0.01}, w);
        assertArrayEquals(new double[] {3, 5}, b);
    }

    @Test
    void implyTheInnerProductWithAGradientByKey() {
        double[] dw = {1, 10, 100, 1000};
        double[] db = {7, 70};
        Gradient gradient = Gradient.read(Map.of("w", dw, "b", db), at, Parameters.none());
        Direction first = of("w").draw(0);
        Direction second = of("b").draw(0);
        double expected = 7 * second.component(0) + 70 * second.component(1);
        assertThat(second.dot(gradient), is(expected));
        assertThat(new JointDirection(List.of(first, second)).dot(gradient), is(first.dot(dw) + expected));
    }

    @Test
    void implyNothingWhereTheGradientHasNoneForTheirKey() {
        Gradient gradient = Gradient.read(Map.of("w", new double[4]), Parameters.of("w", w), Parameters.of("b", b));
        assertThat(of("b").draw(0).dot(gradient), is(notANumber()));
    }

    @Test
    void forAKeyWithoutAnArrayAreItsFirstOnes() {
        Block block = at.find("w").orElseThrow();
        double[] gradient = {1, 10, 100, 1000};
        double projected =
                Directions.projection(block, Scale.of(w.clone()), SEED, "test").of(i -> gradient[i]);
        assertThat(projected, is(of("w").draw(0).dot(gradient)));
    }

    @Test
    void towardsAGradientHaveARandomPartAndOneOfTheSameMeanSquare() {
        double[] gradient = {3, 0.5, 0, 0};
        Directions directions = of("w");
        double[] random = new double[4];
        for (int i = 0; i < 4; i++) {
            random[i] = directions.draw(6).component(i);
        }
        Direction towards = directions.towards(6, gradient);
        // The effects are 3, 1, 0 and 0, of the square 10; their own direction is scaled to a mean square of 1.
        double factor = Math.sqrt(4 / 10.0);
        assertThat(towards.component(0) - random[0], is(closeTo(factor * 3, 1e-14)));
        assertThat(towards.component(1) - random[1], is(closeTo(factor * 2 * 2 * 0.5, 1e-14)));
        assertThat(towards.component(2), is(random[2]));
    }

    @Test
    void coverInFloatsTheDistanceThatTheGradientImpliesForTheStoredEntries() {
        float[] x = {1, -2, 4, 0.3f, 7, 0.01f};
        double[] a = {0.3, -1, 2, 5, 0.7, 11};
        Block block = Parameters.of("x", x).find("x").orElseThrow();
        double[] origin = block.toArray();
        Direction direction = new Directions(block, origin, Scale.of(origin), SEED, "test")
                .draw(0)
                .measuredBy(a);
        for (double t : new double[] {1e-2, -1e-3, 1e-4, -1e-5}) {
            double implied = 0;
            for (int i = 0; i < x.length; i++) {
                implied += a[i] * ((float) (x[i] + t * direction.component(i)) - x[i]);
            }
            double along = direction.dot(a);
            assertThat(direction.displacement(t) * along, closeTo(implied, 1e-3 * Math.abs(implied - t * along)));
        }
        assertThat("nothing moves by so little", direction.displacement(1e-12), is(0.0));
    }

    @Test
    void coverTheWantedDistanceInDoubles() {
        assertThat(of("w").draw(0).measuredBy(new double[] {1, 2, 3, 4}).displacement(1e-9), is(1e-9));
    }
}
