/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.sampling;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.sampling.Values;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DistributionTests {
    private static final int ROWS = 500;
    private static final int COLUMNS = 200;

    /**
     * As in {@link RandomStreamTests}: the seed is fixed; a right distribution exceeds this for one seed in 1.7
     * million.
     */
    private static final double STANDARD_ERRORS = 5;

    @Test
    void normalEntriesHaveTheGivenStandardDeviation() {
        double[] entries = draw(new Distribution(Values.NORMAL, 0.3, 0, 1));
        assertNormal(entries, 0.3);
    }

    @Test
    void normalEntriesAreNeverZeroSoThatABiasIsMoved() {
        assertAll(draw(new Distribution(Values.NORMAL, 0.1, 0, 1)), x -> x != 0);
    }

    @Test
    void uniformEntriesFillTheirRange() {
        double[] entries = draw(new Distribution(Values.UNIFORM, 1, -2, 4));
        assertAll(entries, x -> x >= -2 && x < 4);
        assertUniform(entries, -2, 4);
    }

    @Test
    void heEntriesHaveVarianceTwoOverTheColumns() {
        assertNormal(draw(new Distribution(Values.HE, 1, 0, 1)), Math.sqrt(2.0 / COLUMNS));
    }

    @Test
    void xavierEntriesAreUniformWithinTheRootOfSixOverRowsPlusColumns() {
        double limit = Math.sqrt(6.0 / (ROWS + COLUMNS));
        double[] entries = draw(new Distribution(Values.XAVIER, 1, 0, 1));
        assertAll(entries, x -> Math.abs(x) <= limit);
        assertUniform(entries, -limit, limit);
    }

    @Test
    void binaryEntriesAreZeroAndOneEquallyOften() {
        double[] entries = draw(new Distribution(Values.BINARY, 1, 0, 1));
        assertAll(entries, x -> x == 0 || x == 1);
        assertMean(entries, x -> x, 0.5, 0.25);
    }

    @Test
    void integersAreAllWholeNumbersOfTheRangeEquallyOften() {
        double[] entries = draw(new Distribution(Values.INTEGER, 1, -2, 3));
        assertAll(entries, x -> x == Math.rint(x) && x >= -2 && x < 3);
        for (int value = -2; value < 3; value++) {
            int wanted = value;
            assertMean(entries, x -> x == wanted ? 1 : 0, 0.2, 0.2 * 0.8);
        }
    }

    @Test
    void integersOfARangeWithFractionsLieInsideIt() {
        double[] entries = draw(new Distribution(Values.INTEGER, 1, 0.5, 2.5));
        assertAll(entries, x -> x == 1 || x == 2);
        assertMean(entries, x -> x, 1.5, 0.25);
    }

    @Test
    void positiveEntriesFillTheirRangeAndAreNeverZero() {
        double[] entries = draw(new Distribution(Values.POSITIVE, 1, 0, 3));
        assertAll(entries, x -> x > 0 && x <= 3);
        assertUniform(entries, 0, 3);
    }

    @Test
    void zerosAndOnesAreJustThat() {
        assertAll(draw(new Distribution(Values.ZEROS, 1, 0, 1)), x -> x == 0);
        assertAll(draw(new Distribution(Values.ONES, 1, 0, 1)), x -> x == 1);
    }

    @Nested
    class OneHot {
        private final Distribution oneHot = new Distribution(Values.ONE_HOT, 1, 0, 1);

        @Test
        void columnsHaveASingleOneEach() {
            double[][] labels = new double[5][8];
            fill(labels, 3);
            for (int column = 0; column < 8; column++) {
                double[] entries = column(labels, column);
                Arrays.sort(entries);
                assertArrayEquals(new double[] {0, 0, 0, 0, 1}, entries);
            }
        }

        @Test
        void rowsHaveASingleOneEachWhereSamplesAreRows() {
            double[][] labels = new double[8][5];
            new Distribution(Values.ONE_HOT_ROWS, 1, 0, 1)
                    .fill(Parameters.block("Y", labels).orElseThrow(), RandomStream.of(3, "Y"));
            double[][] columns = new double[5][8];
            fill(columns, 3);
            for (int sample = 0; sample < 8; sample++) {
                assertArrayEquals(column(columns, sample), labels[sample]);
            }
        }

        @Test
        void columnsChooseEachRowEquallyOften() {
            int classes = 4;
            double[][] labels = new double[classes][20_000];
            fill(labels, 3);
            for (double[] row : labels) {
                assertMean(row, x -> x, 1.0 / classes, 1.0 / classes * (1 - 1.0 / classes));
            }
        }

        @Test
        void vectorIsOneColumn() {
            double[] label = new double[6];
            fill(label, 3);
            assertThat(Arrays.stream(label).sum(), is(1.0));
            assertAll(label, x -> x == 0 || x == 1);
        }

        @Test
        void columnsForgetWhatStoodThereBefore() {
            double[][] labels = new double[5][8];
            Arrays.stream(labels).forEach(row -> Arrays.fill(row, 9));
            fill(labels, 3);
            assertThat(Arrays.stream(labels).flatMapToDouble(Arrays::stream).sum(), is(8.0));
        }

        private void fill(Object array, long seed) {
            oneHot.fill(Parameters.block("Y", array).orElseThrow(), RandomStream.of(seed, "Y"));
        }

        private double[] column(double[][] rows, int column) {
            return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
        }
    }

    @Test
    void sameSeedFillsTheSameNumbers() {
        Distribution normal = new Distribution(Values.NORMAL, 1, 0, 1);
        assertArrayEquals(draw(normal), draw(normal));
    }

    @Test
    void defaultMustBeResolvedBeforeItFillsAnArray() {
        Distribution unresolved = new Distribution(Values.DEFAULT, 1, 0, 1);
        assertThrows(IllegalStateException.class, () -> draw(unresolved));
    }

    @Nested
    class RejectsWithTheName {

        @Test
        void aStandardDeviationThatIsNotPositiveAndFinite() {
            for (double std : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThat(
                        message(Values.NORMAL, std, 0, 1),
                        allOf(containsString("std"), containsString(String.valueOf(std))));
            }
        }

        @Test
        void anEmptyRange() {
            assertThat(
                    message(Values.UNIFORM, 1, 2, 2),
                    allOf(containsString("min"), containsString("max"), containsString("2.0")));
            assertThat(message(Values.UNIFORM, 1, 3, 2), allOf(containsString("3.0"), containsString("2.0")));
        }

        @Test
        void aRangeWithNaN() {
            assertThat(message(Values.UNIFORM, 1, Double.NaN, 1), containsString("NaN"));
            assertThat(message(Values.UNIFORM, 1, 0, Double.NaN), containsString("NaN"));
        }

        @Test
        void anInfiniteRange() {
            assertThat(message(Values.UNIFORM, 1, 0, Double.POSITIVE_INFINITY), containsString("Infinity"));
            message(Values.UNIFORM, 1, -Double.MAX_VALUE, Double.MAX_VALUE);
        }

        @Test
        void aPositiveRangeThatBeginsBelowZero() {
            assertThat(message(Values.POSITIVE, 1, -1, 1), allOf(containsString("POSITIVE"), containsString("-1.0")));
        }

        @Test
        void aRangeWithoutWholeNumbers() {
            assertThat(message(Values.INTEGER, 1, 0.2, 0.8), allOf(containsString("0.2"), containsString("0.8")));
        }

        private String message(Values values, double std, double from, double to) {
            return assertThrows(IllegalArgumentException.class, () -> new Distribution(values, std, from, to))
                    .getMessage();
        }
    }

    private static double[] draw(Distribution distribution) {
        double[][] matrix = new double[ROWS][COLUMNS];
        distribution.fill(Parameters.block("W", matrix).orElseThrow(), RandomStream.of(5, "W"));
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void assertAll(double[] entries, DoublePredicate property) {
        assertThat(
                "exceptions", Arrays.stream(entries).filter(property.negate()).count(), is(0L));
    }

    /** Mean 0 with variance s^2, and mean of squares s^2 with variance 2 s^4. */
    private static void assertNormal(double[] entries, double s) {
        assertMean(entries, x -> x, 0, s * s);
        assertMean(entries, x -> x * x, s * s, 2 * Math.pow(s, 4));
    }

    /** With u uniform on [0, 1]: E u = 1/2, Var u = 1/12, and (2u - 1)^2 has mean 1/3 and variance 1/5 - 1/9. */
    private static void assertUniform(double[] entries, double from, double to) {
        double[] unit =
                Arrays.stream(entries).map(x -> (x - from) / (to - from)).toArray();
        assertMean(unit, u -> u, 1.0 / 2, 1.0 / 12);
        assertMean(unit, u -> (2 * u - 1) * (2 * u - 1), 1.0 / 3, 1.0 / 5 - 1.0 / 9);
        assertThat("lower end is reached", Arrays.stream(unit).min().orElseThrow(), lessThan(1e-3));
    }

    private static void assertMean(double[] entries, DoubleUnaryOperator of, double mean, double variance) {
        double found = Arrays.stream(entries).map(of).average().orElseThrow();
        assertThat(found, closeTo(mean, STANDARD_ERRORS * Math.sqrt(variance / entries.length)));
    }
}
