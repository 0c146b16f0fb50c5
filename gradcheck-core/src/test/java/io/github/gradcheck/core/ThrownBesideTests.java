/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What user code throws at a moved point is quoted where it mattered, and never taken for a loss that stands still. */
class ThrownBesideTests {
    private final GradientChecker checker = GradientChecker.create();
    private final double[] x = {1, 2};
    private final double[] factors = {1, 1};
    private int calls;

    private double square() {
        return x[0] * x[0] + x[1] * x[1];
    }

    private GradientReport check(DoubleSupplier loss, Supplier<?> backward) {
        return checker.check(Parameters.of("x", x), loss, backward);
    }

    private GradientReport check(DoubleSupplier loss) {
        return check(loss, () -> new double[] {2 * factors[0] * x[0], 2 * factors[1] * x[1]});
    }

    @Nested
    class OnAllSides {

        private GradientReport symmetric(int n, double factor) {
            double[][] A = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    A[i][j] = Math.sin(1 + i * j + i + j);
                }
            }
            return checker.check(Parameters.of("A", A), () -> squareOfSymmetric(A), () -> times(factor, A));
        }

        private static double squareOfSymmetric(double[][] A) {
            double sum = 0;
            for (int i = 0; i < A.length; i++) {
                for (int j = 0; j < A.length; j++) {
                    if (A[i][j] != A[j][i]) {
                        throw new IllegalArgumentException("matrix is not symmetric");
                    }
                    sum += A[i][j] * A[i][j];
                }
            }
            return sum;
        }

        private static double[][] times(double factor, double[][] A) {
            double[][] product = new double[A.length][A.length];
            for (int i = 0; i < A.length; i++) {
                for (int j = 0; j < A.length; j++) {
                    product[i][j] = factor * A[i][j];
                }
            }
            return product;
        }

        @Test
        void theKeyIsNotVerifiedAndTheHeadlineQuotesTheFirstWithItsPoint() {
            GradientReport report = symmetric(3, 2);
            assertThat(report.verdict(), is(Verdict.UNVERIFIED));
            assertThat(
                    report.headline(),
                    startsWith("gradient of A is not verified: the loss threw IllegalArgumentException: matrix is not"
                            + " symmetric at A[0,1] + "));
            assertThat(report.toString(), containsString("times more"));
        }

        @Test
        void alongDirectionsToo() {
            GradientReport report = symmetric(30, 2);
            assertThat(report.verdict(), is(Verdict.UNVERIFIED));
            assertThat(
                    report.headline(),
                    allOf(containsString("matrix is not symmetric at A + "), containsString("a random direction")));
        }

        @Test
        void anEntryThatHasValuesIsStillFoundToBeWrong() {
            assertThat(symmetric(3, 3).verdict(), is(Verdict.WRONG));
        }

        @Test
        void aGradientOfZerosIsNotCalledUnused() {
            GradientReport report = symmetric(30, 0);
            assertThat(report.verdict(), is(Verdict.UNVERIFIED));
            assertThat(report.toString(), not(containsString("never uses this key")));
        }

        @Test
        void aFailedAssertionCountsAsAnException() {
            GradientReport report = check(() -> {
                if (x[1] != 2) {
                    throw new AssertionError();
                }
                return square();
            });
            assertThat(
                    report.headline(),
                    startsWith("gradient of x is not verified: the loss threw AssertionError at x[1] + "));
        }

        @Test
        void ofALongMessageTheBeginningIsQuoted() {
            GradientReport report = check(() -> {
                if (x[1] != 2) {
                    throw new IllegalStateException("first line" + "!".repeat(1000) + "\nsecond line");
                }
                return square();
            });
            assertThat(report.headline(), allOf(containsString("first line!"), not(containsString("second"))));
            assertThat(report.headline().length() < 250, is(true));
        }
    }

    @Nested
    class OnOneSide {

        private double rightOfOne() {
            if (x[0] < 1) {
                throw new IllegalStateException("x is too small");
            }
            return square();
        }

        @Test
        void isTheEdgeOfTheDomainAndRemarkedOn() {
            GradientReport report = check(this::rightOfOne);
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(
                    String.join(" ", report.remarks()),
                    allOf(
                            startsWith("`x`: the loss threw IllegalStateException: x is too small at x[0] - "),
                            containsString("the edge of its domain")));
        }

        @Test
        void hidesNoFault() {
            factors[0] = 1.01;
            assertThat(check(this::rightOfOne).verdict(), is(Verdict.WRONG));
        }

        @ParameterizedTest
        @ValueSource(doubles = {1e-3, 1e-5, 1e-7})
        void doesNotMatterWhereNearerPointsHaveValues(double width) {
            GradientReport report = check(() -> {
                if (x[0] < 1 - width) {
                    throw new IllegalStateException("x is too small");
                }
                return square();
            });
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.remarks(), is(empty()));
        }
    }

    @Nested
    class NotAgain {

        private GradientCheckException failure(DoubleSupplier loss) {
            return assertThrows(GradientCheckException.class, () -> check(loss));
        }

        @Test
        void atTheSamePointIsNonDeterminismAtWhicheverCall() {
            List<Boolean> atPoint = new ArrayList<>();
            check(() -> {
                calls++;
                atPoint.add(x[0] == 1 && x[1] == 2);
                return square();
            });
            int all = calls;
            // The call at the second point, where an exception is no fault, and the one back at the first.
            int second = 12;
            int back = second + 1 + atPoint.subList(second, all).indexOf(true);
            for (int n = 4; n <= all; n++) {
                if (n == second || n == back) {
                    continue;
                }
                int fatal = n;
                calls = 0;
                IllegalStateException once = new IllegalStateException("once");
                GradientCheckException failure = failure(() -> {
                    if (++calls == fatal) {
                        throw once;
                    }
                    return square();
                });
                assertThat(
                        failure.getMessage(),
                        allOf(
                                startsWith("the loss is not deterministic: it threw IllegalStateException: once at "),
                                containsString("at the same point again it threw nothing")));
                assertThat(failure.getCause(), is(once));
            }
        }

        @Test
        void norBeforeAtThePointItselfIsAnIndexThatDependsOnTheCall() {
            double[] eight = new double[8];
            GradientCheckException failure = failure(() -> square() + eight[calls++]);
            assertThat(
                    failure.getMessage(),
                    allOf(
                            containsString("not deterministic"),
                            containsString("ArrayIndexOutOfBoundsException: Index 8 out of bounds for length 8"),
                            containsString("from then on also at the drawn point")));
        }
    }

    @Nested
    class OutputThatChanges {

        private String message(Supplier<?> output) {
            return assertThrows(
                            GradientCheckException.class,
                            () -> checker.checkOutput(
                                    Parameters.of("x", x), output::get, cotangent -> Map.of("x", new double[2])))
                    .getMessage();
        }

        private boolean isMoved() {
            return x[0] != 1 || x[1] != 2;
        }

        @Test
        void itsShapeFailsTheCheck() {
            assertThat(message(() -> isMoved() ? new double[3] : new double[2]), containsString("changes its shape"));
            assertThat(
                    message(() -> isMoved() ? new double[3][2] : new double[2][3]),
                    containsString("changes its shape"));
        }

        @Test
        void itsTypeFailsTheCheck() {
            assertThat(
                    message(() -> isMoved() ? new float[2] : new double[2]),
                    is("the output changes its type from call to call: it was double, now it is float"));
            assertThat(message(() -> isMoved() ? "text" : new double[2]), containsString("an output of type String"));
        }

        @Test
        void itsPartsFailTheCheck() {
            assertThat(
                    message(() -> isMoved() ? Map.of("y", x, "z", x) : Map.of("y", x)), containsString("changes its"));
            assertThat(message(() -> isMoved() ? Map.of("z", x) : Map.of("y", x)), containsString("changes its"));
        }
    }

    @Test
    void theFirstDoesNotDependOnThreads() {
        Parameters at = Parameters.of("x", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        ToDoubleFunction<Parameters> loss = parameters -> {
            double[] values = parameters.get("x", double[].class);
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                if (i % 3 == 1 && values[i] != i + 1) {
                    throw new IllegalStateException(String.valueOf(values[i]));
                }
                sum += values[i] * values[i];
            }
            return sum;
        };
        String alone = checker.checkPure(at, loss, ThrownBesideTests::twice).toString();
        assertThat(alone, containsString("threw IllegalStateException: 2."));
        for (int i = 0; i < 20; i++) {
            String together = checker.withParallel(true)
                    .checkPure(at, new SlowAtFirst(loss), ThrownBesideTests::twice)
                    .toString();
            assertThat(together, is(alone));
        }
    }

    private static double[] twice(Parameters parameters) {
        double[] twice = parameters.get("x", double[].class).clone();
        for (int i = 0; i < twice.length; i++) {
            twice[i] *= 2;
        }
        return twice;
    }
}
