/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NoiseTests {
    /**
     * The standard deviation of a uniform distribution of width 1, which rounding to the nearest has in units of the
     * last place.
     */
    private static final double ROUNDING = 1 / Math.sqrt(12);

    /**
     * How far an estimate from nine values may be off. The eight first differences of independent errors have
     * correlation -1/2 with their neighbours; their mean square has (tr C)^2/tr C^2 = 64/11.5 = 5.6 degrees of freedom.
     * So a level lies below a quarter of the truth with a probability of about P(chi^2_5.6 < 5.6/16) = 0.2 %, below a
     * hundredth with 1e-10, and above four times the truth with less than 1e-15. Higher differences have fewer degrees
     * of freedom, but three orders must agree.
     */
    private static final double FACTOR = 4;

    @Nested
    class PlantedNoise {
        private static final int SEEDS = 2000;

        @Test
        void onAConstantIsFound() {
            assertFound(seed -> t -> 1);
        }

        @Test
        void onAWaveIsFound() {
            assertFound(seed -> {
                RandomStream random = RandomStream.of(seed, "wave");
                double frequency = random.nextGaussian();
                double phase = random.nextGaussian();
                return t -> 2 + Math.sin(frequency * t + phase);
            });
        }

        @Test
        void onASlopeThatIsManyTimesSteeperIsFound() {
            assertFound(seed -> {
                double slope = 30 * RandomStream.of(seed, "slope").nextGaussian();
                return t -> 1 + slope * t;
            });
        }

        private void assertFound(LongFunction<DoubleUnaryOperator> smooth) {
            for (double sigma : new double[] {1e-3, 1e-6, 1e-9, 1e-12, 1e-14}) {
                double[] factors = new double[SEEDS];
                for (int seed = 0; seed < SEEDS; seed++) {
                    DoubleUnaryOperator f = smooth.apply(seed);
                    factors[seed] = level(noisy(f, sigma, seed)) / sigma;
                }
                String what =
                        "sigma " + sigma + ", factors " + Arrays.stream(factors).summaryStatistics();
                assertThat(what, Arrays.stream(factors).max().orElseThrow(), is(lessThan(FACTOR)));
                assertThat(what, Arrays.stream(factors).min().orElseThrow(), is(greaterThan(0.01)));
                // Five times the expected 0.2 %, because higher differences take part.
                assertThat(
                        what,
                        Arrays.stream(factors).filter(f -> f < 1 / FACTOR).count(),
                        is(lessThanOrEqualTo(SEEDS / 100L)));
            }
        }

        /**
         * Uniform errors of a given standard deviation that are always the same at the same place, as rounding errors
         * are.
         */
        private Line noisy(DoubleUnaryOperator smooth, double sigma, long seed) {
            return t -> smooth.applyAsDouble(t)
                    + sigma / ROUNDING * (RandomStream.of(seed, "error at " + t).nextUniform() - 0.5);
        }
    }

    @Nested
    class RoundingNoise {

        @Test
        void ofAPolynomialIsAllThatIsLeftOfIt() {
            for (int seed = 0; seed < 2000; seed++) {
                RandomStream random = RandomStream.of(seed, "polynomial");
                double a = 2 + random.nextUniform();
                double b = random.nextGaussian();
                double c = random.nextGaussian();
                double d = random.nextGaussian();
                assertIsRoundingOf(a, t -> a + t * (b + t * (c + t * d)));
            }
        }

        @Test
        void ofALossWithALargeOffsetIsThatOfTheOffset() {
            for (int seed = 0; seed < 2000; seed++) {
                double phase = RandomStream.of(seed, "phase").nextGaussian();
                assertIsRoundingOf(1e6, t -> 1e6 + Math.sin(t + phase));
            }
        }

        @Test
        void ofAConstantIsHalfAnUlpOfIt() {
            assertThat(Noise.along(t -> 3, 3), is(new Noise(3 * 0x1.0p-53, false)));
        }

        @Test
        void ofZeroIsStillPositive() {
            assertThat(level(t -> 0), is(greaterThan(0.0)));
        }

        @Test
        void ofALossThatGrowsAMillionfoldOnTheLineIsFoundOnAShorterOne() {
            Line steep = t -> Math.exp(1e9 * t);
            // The exponent 1e9 t is about 0.1 where it counts, and rounded itself: a few units in the last place.
            assertThat(level(steep), is(lessThan(FACTOR * Math.ulp(1.0))));
        }

        private void assertIsRoundingOf(double value, Line line) {
            double expected = ROUNDING * Math.ulp(value);
            assertThat(level(line) / expected, isWithin(FACTOR));
        }
    }

    /** A kink {@code max(0, t - k)} among points at a spacing of 1e-9 looks like noise of 1e-10. */
    @Nested
    class SecondLook {
        private final AtomicInteger calls = new AtomicInteger();

        private Noise along(DoubleUnaryOperator loss) {
            return Noise.along(
                    t -> {
                        calls.incrementAndGet();
                        return loss.applyAsDouble(t);
                    },
                    loss.applyAsDouble(0));
        }

        /** Rounding is random in a sum of many terms. */
        private double waves(double t) {
            return IntStream.rangeClosed(1, 12)
                    .mapToDouble(i -> Math.sin(i + t * Math.sqrt(i)))
                    .sum();
        }

        @Test
        void leavesAKinkAmongThePointsOut() {
            for (double kink : new double[] {-2.5e-9, -1.5e-9, -0.5e-9, 0.5e-9, 1.5e-9, 2.5e-9}) {
                double level = along(t -> waves(t) + Math.max(0, t - kink)).level();
                assertThat("kink at " + kink, level, is(lessThan(1e-14)));
            }
        }

        @Test
        void isForNoiseOfMoreThanAHundredRoundings() {
            RandomStream random = RandomStream.of(1, "rounding");
            along(t -> 1 + t + (t == 0 ? 0 : 3e-15 * random.nextGaussian()));
            assertThat(calls.getAndSet(0), is(8));
            along(t -> 1 + t + (t == 0 ? 0 : 3e-13 * random.nextGaussian()));
            assertThat(calls.get(), is(16));
        }

        @Test
        void isFollowedByAThirdFartherAwayWhereTheLossMovesByFewRoundings() {
            RandomStream random = RandomStream.of(1, "float");
            along(t -> 1 + 300 * t + (t == 0 ? 0 : 1e-8 * random.nextGaussian()));
            assertThat(calls.getAndSet(0), is(16));
            along(t -> 1 + 3 * t + (t == 0 ? 0 : 3e-8 * random.nextGaussian()));
            assertThat(calls.get(), is(24));
        }

        @Test
        void keepsNoiseThatIsThereToo() {
            RandomStream random = RandomStream.of(2, "noise");
            double level = along(t -> 1 + t + (t == 0 ? 0 : 1e-9 * random.nextGaussian()))
                    .level();
            assertThat(level, is(both(greaterThan(2e-10)).and(lessThan(5e-9))));
        }
    }

    /** Equally spaced values of it may differ all by the same. */
    @Test
    void lossThatIsRoundedToDecimalsHasTheNoiseOfThat() {
        for (int quanta = 1; quanta <= 400; quanta++) {
            double slope = quanta / 40.0;
            double level = level(t -> Math.rint((1.9 + slope * t) * 1e10) / 1e10);
            assertThat(
                    "slope " + slope,
                    level / (1e-10 * ROUNDING),
                    is(both(greaterThan(0.1)).and(lessThan(4.0))));
        }
    }

    /** At a distance of 1e-9 hardly one of the partial sums is rounded to another float. */
    @Test
    void sumOfManyFloatsHasTheNoiseOfAllItsRoundings() {
        for (int seed = 0; seed < 40; seed++) {
            RandomStream random = RandomStream.of(seed, "terms");
            double[] terms =
                    DoubleStream.generate(random::nextGaussian).limit(2000).toArray();
            Line sum = t -> {
                float total = 0;
                for (double term : terms) {
                    total = (float) (total + square(term, t));
                }
                return total;
            };
            double[] errors = IntStream.range(-100, 100)
                    .mapToDouble(i -> 1e-3 * i + 1e-5)
                    .map(t -> sum.at(t)
                            - Arrays.stream(terms).map(term -> square(term, t)).sum())
                    .toArray();
            double mean = Arrays.stream(errors).average().orElseThrow();
            double truth = Math.sqrt(Arrays.stream(errors)
                    .map(error -> (error - mean) * (error - mean))
                    .average()
                    .orElseThrow());
            assertThat("seed " + seed, Noise.along(sum, sum.at(0)).level(), is(greaterThan(truth / 12)));
        }
    }

    private static double square(double term, double t) {
        return Math.pow(1 + term * (0.3 + t), 2);
    }

    /** A loss of 100 that changes by 4.8 over the points is looked at where it is, by 16 a hundred times nearer. */
    @Test
    void lossThatChangesByATenthIsLookedAtNearer() {
        RandomStream random = RandomStream.of(3, "steep");
        AtomicInteger calls = new AtomicInteger();
        for (double slope : new double[] {6e8, 2e9}) {
            double level = Noise.along(
                            t -> {
                                calls.incrementAndGet();
                                return 100 + slope * t + 1e-6 * random.nextGaussian();
                            },
                            100)
                    .level();
            assertThat(level, is(both(greaterThan(2e-7)).and(lessThan(5e-6))));
            assertThat(calls.getAndSet(0), is(slope < 1e9 ? 16 : 24));
        }
    }

    @Test
    void lossThatJumpsOnceMoves() {
        assertThat(Noise.along(t -> t > 0 ? 1 : 1 + 1e-5, 1 + 1e-5).moves(), is(true));
        assertThat(Noise.along(t -> 1, 1).moves(), is(false));
    }

    @Test
    void lossThatChangesOnlyFarAwayMovesToo() {
        assertThat(Noise.along(t -> 1 + 1e-13 * t, 1).moves(), is(true));
        assertThat(Noise.along(t -> 1, 1).moves(), is(false));
    }

    @Test
    void lossWithoutValuesOnOneSideHasFiniteNoise() {
        for (double edge : new double[] {0, 1e-14, 1e-10, 1e-6}) {
            double level = level(t -> Math.sqrt(t + edge));
            assertThat(level, is(both(greaterThan(0.0)).and(lessThan(Double.POSITIVE_INFINITY))));
        }
    }

    @Test
    void lossWithoutAnyValuesBesideThePointHasTheNoiseOfRounding() {
        Line onlyHere = t -> t == 0 ? 3 : Double.NaN;
        assertThat(level(onlyHere), is(3 * 0x1.0p-53));
    }

    @Test
    void costsAtMostFortyEvaluationsAndNotTheOneThatIsKnown() {
        for (DoubleUnaryOperator f : new DoubleUnaryOperator[] {
            t -> 1,
            Math::exp,
            t -> Math.exp(1e9 * t),
            t -> Double.NaN,
            Math::abs,
            t -> (float) Math.exp(t),
            t -> Math.rint(t)
        }) {
            int[] calls = {0};
            Noise.along(
                    t -> {
                        assertThat("the centre is known", t == 0, is(false));
                        calls[0]++;
                        return f.applyAsDouble(t);
                    },
                    f.applyAsDouble(0));
            assertThat(calls[0], is(lessThanOrEqualTo(40)));
        }
    }

    @Test
    void digitsAreThoseAboveTheNoise() {
        assertThat(new Noise(1e-7, true).digits(1), is(7));
        assertThat(new Noise(1e-7, true).digits(-1000), is(10));
        assertThat(new Noise(1e-16, true).digits(1), is(16));
        assertThat(new Noise(5, true).digits(1), is(0));
        assertThat(new Noise(1e-300, true).digits(0), is(16));
    }

    private static double level(Line line) {
        return Noise.along(line, line.at(0)).level();
    }

    private static Matcher<Double> isWithin(double factor) {
        return allOf(greaterThanOrEqualTo(1 / factor), lessThanOrEqualTo(factor));
    }
}
