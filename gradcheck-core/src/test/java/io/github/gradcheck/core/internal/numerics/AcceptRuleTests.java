/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.internal.numerics.Ruling.Missing;
import io.github.gradcheck.core.internal.numerics.Ruling.Reason;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AcceptRuleTests {
    private final AcceptRule rule = new AcceptRule();

    private static List<KnownLine> lines(int seeds, Predicate<String> kind) {
        return LongStream.range(0, seeds)
                .boxed()
                .flatMap(seed -> KnownLines.all(seed).stream())
                .filter(line -> kind.test(line.kind()) && Double.isFinite(line.centre()))
                .toList();
    }

    private Ruling judge(KnownLine line, double claim) {
        return rule.judge(line, line.centre(), line.question(claim));
    }

    private Ruling judge(DoubleUnaryOperator function, double claim) {
        return judge(KnownLine.of("", function, claim, 1), claim);
    }

    private static DoubleStream faults(double derivative) {
        return DoubleStream.of(1.001 * derivative, 1.01 * derivative, -derivative, 0, 2 * derivative)
                .filter(claim -> claim != derivative && Double.isFinite(claim - derivative));
    }

    /** {@code 1 / (x - 5)} at distances of 1e-1 to 1e-7, with steps of the size of x. */
    @Nested
    class NearAPole {

        private Ruling judge(double distance, double factor) {
            double x = 5 + distance;
            Line line = new Line() {
                @Override
                public double at(double t) {
                    return 1 / (x + t - 5);
                }

                @Override
                public double displacement(double t) {
                    return x + t - x;
                }
            };
            double slope = -1 / ((x - 5) * (x - 5));
            return rule.judge(line, line.at(0), Question.of(factor * slope, 5).withPosition(5));
        }

        /**
         * The widest levels look sharpest and have the pole within them: those that are finer must be taken. Beside the
         * pole one of 61 halvings may end where it looks like a jump.
         */
        @Test
        void seesAThousandthOfTheSlope() {
            int seen = 0;
            for (int k = 10; k <= 70; k++) {
                double distance = Math.pow(10, -k / 10.0);
                Ruling wrong = judge(distance, 1.001);
                seen += wrong.finding() == Finding.DIFFERS ? 1 : 0;
                assertTrue(wrong.evaluations() <= 250, () -> distance + ": " + wrong);
            }
            assertTrue(seen >= 60, seen + " of 61");
        }

        @Test
        void knowsARightSlope() {
            for (int k = 10; k <= 70; k++) {
                double distance = Math.pow(10, -k / 10.0);
                Ruling right = judge(distance, 1);
                assertEquals(Finding.AGREES, right.finding(), () -> distance + ": " + right);
                assertTrue(right.reach() <= 1e-4 / (distance * distance), () -> distance + ": " + right);
            }
        }
    }

    /** A few hundred functions, ten seeds each; too many for every mutant. */
    @Nested
    @Tag("seeds")
    class OnKnownLines {

        @Test
        void callsNoRightDerivativeDifferent() {
            List<String> different = lines(10, kind -> true).stream()
                    .filter(line -> judge(line, line.derivative()).finding() == Finding.DIFFERS)
                    .map(KnownLine::kind)
                    .toList();
            assertEquals(List.of(), different);
        }

        @Test
        void callsNoRightDerivativeOfOtherKindsDifferentEither() {
            List<String> different = LongStream.range(0, 10)
                    .boxed()
                    .flatMap(seed -> HeldOutLines.all(seed).stream())
                    .filter(line -> judge(line, line.derivative()).finding() != Finding.AGREES)
                    .map(KnownLine::kind)
                    .toList();
            assertEquals(List.of(), different);
        }

        @Test
        void callsHardlyAnyRightDerivativeDifferentAmongKinksThatNoiseAlmostHides() {
            long different = LongStream.range(0, 200)
                    .boxed()
                    .flatMap(seed -> KnownLines.settled(seed).stream())
                    .filter(line -> judge(line, line.derivative()).finding() == Finding.DIFFERS)
                    .count();
            assertTrue(different <= 20, different + " of 1000; without a closer look 52");
        }

        @Test
        void confirmsWhatIsSmoothWithTwelveEvaluations() {
            assertAll(lines(10, kind -> kind.startsWith("smooth")).stream().map(line -> () -> {
                Ruling ruling = judge(line, line.derivative());
                assertEquals(Finding.AGREES, ruling.finding(), line.kind());
                assertEquals(12, ruling.evaluations(), line.kind());
                assertTrue(Math.abs(ruling.numerical() - line.derivative()) <= ruling.errorBar(), line.kind());
            }));
        }

        @Test
        void findsEveryFaultWhereTheLossIsSmoothAtSomeScale() {
            List<String> kinds = List.of(
                    "smooth", "size", "ReLU units, ", "two kinks", "oscillation", "tanh of another", "slow and fast");
            assertAll(lines(4, kind -> kinds.stream().anyMatch(kind::startsWith)).stream()
                    .flatMap(line -> faults(line.derivative())
                            .mapToObj(claim -> () -> assertEquals(
                                    Finding.DIFFERS, judge(line, claim).finding(), line.kind() + " claims " + claim))));
        }

        @Test
        void findsOnePercentInRoundedLosses() {
            List<String> kinds =
                    List.of("cast", "rounded to 6", "rounded to 8", "float accumulator, 8", "float accumulator, 32");
            List<KnownLine> rounded = lines(10, kind -> kinds.stream().anyMatch(kind::startsWith));
            long found = rounded.stream()
                    .filter(line -> judge(line, 1.01 * line.derivative()).finding() == Finding.DIFFERS)
                    .count();
            assertTrue(found >= 0.97 * rounded.size(), found + " of " + rounded.size());
        }

        @Test
        void promisesToSeeNothingThatItMisses() {
            List<String> missed = lines(4, kind -> true).stream()
                    .flatMap(line -> faults(line.derivative()).mapToObj(claim -> {
                        Ruling ruling = judge(line, claim);
                        boolean broken = ruling.finding() == Finding.AGREES
                                && ruling.reach() < Math.abs(claim - line.derivative()) * (1 - 1e-6);
                        return broken ? line.kind() + " claims " + claim : "";
                    }))
                    .filter(text -> !text.isEmpty())
                    .toList();
            assertEquals(List.of(), missed);
        }

        @Test
        void settlesTheEdgeOfADomainInLessThanHundredEvaluations() {
            assertAll(lines(10, kind -> kind.startsWith("edge") || kind.startsWith("pole")).stream()
                    .map(line -> () -> {
                        Ruling ruling = judge(line, line.derivative());
                        assertEquals(Finding.AGREES, ruling.finding(), line.kind());
                        assertTrue(ruling.evaluations() < 100, line.kind());
                    }));
        }

        @Test
        void settlesNoisyLossesInEightLevelsAtMost() {
            assertAll(lines(10, kind -> kind.contains("float") || kind.startsWith("rounded")).stream()
                    .map(line -> () -> assertTrue(judge(line, line.derivative()).evaluations() <= 96, line.kind())));
        }
    }

    @Nested
    class AtAKink {

        @Test
        void acceptsWhatLiesBetweenTheSlopes() {
            assertAll(DoubleStream.of(-1, -0.5, 0, 1)
                    .mapToObj(claim -> () -> assertEquals(
                            Finding.KINK, judge(t -> Math.abs(t) + t * t, claim).finding(), "claims " + claim)));
        }

        @Test
        void refusesWhatLiesOutside() {
            Ruling absolute = judge(Math::abs, 1.5);
            assertEquals(Finding.DIFFERS, absolute.finding());
            assertEquals(Reason.OUTSIDE, absolute.reason());
            assertEquals(Finding.DIFFERS, judge(t -> Math.max(0, t) + 2, 1.5).finding());
            assertEquals(
                    Finding.DIFFERS,
                    judge(t -> (float) Math.max(0, t) + 2, -0.2).finding());
        }

        @Test
        void reportsBothSlopes() {
            Ruling ruling = judge(t -> Math.max(-t, 2 * t) + Math.exp(t), 1.3);
            assertEquals(0, ruling.left(), 1e-6);
            assertEquals(3, ruling.right(), 1e-6);
        }

        @Test
        void takesAKinkBesideThePointForNone() {
            Ruling ruling = judge(t -> Math.sin(t) + Math.max(0, t - 3e-6), 1);
            assertEquals(Finding.AGREES, ruling.finding());
            assertEquals(
                    Finding.DIFFERS,
                    judge(t -> Math.sin(t) + Math.max(0, t - 3e-6), 1.5).finding());
        }
    }

    @Nested
    class WhereValuesAreMissing {

        @Test
        void judgesByOneSideAtTheEdgeOfTheDomain() {
            DoubleUnaryOperator edge = t -> t < 0 ? Double.NaN : Math.exp(2 * t);
            Ruling ruling = judge(edge, 2);
            assertEquals(Finding.AGREES, ruling.finding());
            assertEquals(Missing.LEFT, ruling.missing());
            assertEquals(Finding.DIFFERS, judge(edge, 2.1).finding());
            assertEquals(Missing.RIGHT, judge(t -> edge.applyAsDouble(-t), -2).missing());
        }

        /**
         * The values end so near to the point that the first levels have one side only, of which truncation makes
         * almost everything, and the finest two of them the same by accident.
         */
        @Test
        void takesFinerLevelsWhereTruncationStillFalls() {
            for (int k = 0; k < 40; k++) {
                double p = 1 - Math.pow(10, -8 - k / 20.0);
                double slope = 0.1 / (1 - p);
                Line line = KnownLine.at("edge", p, x -> 7 - 0.1 * Math.log(1 - x), slope, 1);
                Ruling right = rule.judge(line, line.at(0), Question.of(slope, 1));
                assertEquals(Finding.AGREES, right.finding(), () -> (1 - line.displacement(0)) + ": " + right);
                assertTrue(right.reach() <= 1e-3 * slope, right.toString());
                assertEquals(
                        Finding.DIFFERS,
                        rule.judge(line, line.at(0), Question.of(1.01 * slope, 1))
                                .finding());
            }
        }

        @Test
        void saysNothingWithoutValues() {
            Ruling ruling = judge(KnownLine.of("", t -> t == 0 ? 1 : Double.NaN, 2, 1), 2);
            assertEquals(Finding.UNDECIDED, ruling.finding());
            assertEquals(Reason.NO_VALUES, ruling.reason());
            assertEquals(Missing.BOTH, ruling.missing());
        }
    }

    @Nested
    class WhereNothingMoves {

        @Test
        void agreesWithZeroAndPromisesNothing() {
            Ruling ruling = judge(t -> 0.3, 0);
            assertEquals(Finding.AGREES, ruling.finding());
            assertEquals(Double.POSITIVE_INFINITY, ruling.reach());
        }

        @Test
        void refusesASlope() {
            assertEquals(Finding.DIFFERS, judge(t -> 0.3, 1e-3).finding());
        }

        @Test
        void waitsForWiderLevelsBeforeItBelievesAFlatOne() {
            Ruling ruling = judge(t -> Math.rint(100 * Math.sin(t)) / 100, 0);
            assertTrue(ruling.finding() != Finding.AGREES || ruling.reach() >= 1, ruling.toString());
        }
    }

    @Nested
    class WithinTheTolerance {

        @Test
        void excusesADifferenceThatIsProven() {
            KnownLine line = KnownLine.of("", Math::sin, 1, 1);
            Ruling ruling = rule.judge(line, 0, line.question(1 + 1e-5).withTolerance(1e-4, 0));
            assertEquals(Finding.AGREES, ruling.finding());
            assertEquals(
                    Finding.DIFFERS,
                    rule.judge(line, 0, line.question(1 + 1e-5)).finding());
        }

        @Test
        void seesThatALossApproximates() {
            double x = 0.4;
            double exact = 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
            KnownLine line = KnownLine.at("", x, AcceptRuleTests::approximateErf, exact, x);
            Ruling ruling = judge(line, exact);
            assertEquals(Finding.DIFFERS, ruling.finding());
            assertEquals(0, ruling.numerical() - exact, 1e-5);
            assertEquals(
                    Finding.AGREES,
                    rule.judge(line, line.centre(), line.question(exact).withTolerance(1e-4, 0))
                            .finding());
        }

        @Test
        void excusesAnAbsoluteDifference() {
            KnownLine line = KnownLine.of("", t -> 1 + 1e-9 * Math.sin(t), 0, 1);
            assertEquals(Finding.DIFFERS, rule.judge(line, 1, line.question(0)).finding());
            Ruling ruling = rule.judge(line, 1, line.question(0).withTolerance(0, 1e-8));
            assertEquals(Finding.AGREES, ruling.finding());
        }
    }

    @Test
    void callsWhatIsNoNumberDifferent() {
        Ruling ruling = judge(Math::sin, Double.NaN);
        assertEquals(Finding.DIFFERS, ruling.finding());
        assertEquals(Reason.NOT_FINITE, ruling.reason());
        assertEquals(1, ruling.numerical(), 1e-9);
    }

    @Test
    void saysNothingWhereASaturatedTermMovesInJumps() {
        double z = 36.5;
        DoubleUnaryOperator loss = t -> -Math.log(1 - 1 / (1 + Math.exp(-(z + t)))) + 0.3 * t;
        Ruling ruling = judge(loss, 1.3);
        assertEquals(Finding.UNDECIDED, ruling.finding());
        assertEquals(Reason.JUMP, ruling.reason());
    }

    @Test
    void answersTheSameQuestionWithTheSameBits() {
        KnownLine line = lines(1, kind -> kind.startsWith("float ReLU")).get(0);
        assertEquals(judge(line, line.derivative()), judge(line, line.derivative()));
    }

    @Test
    void seesNoMoreThanTheNoiseThatIsKnown() {
        KnownLine line = KnownLine.of("", Math::sin, 1, 1);
        Ruling ruling = rule.judge(line, 0, line.question(1).withNoise(1e-4));
        assertTrue(ruling.reach() > 1e-4, ruling.toString());
    }

    /** To 1.5e-7. Source: Abramowitz and Stegun 7.1.26. */
    private static double approximateErf(double x) {
        double t = 1 / (1 + 0.3275911 * x);
        double sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return 1 - sum * Math.exp(-x * x);
    }
}
