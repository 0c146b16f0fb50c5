/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PreflightTests {
    private final double[] w = {0.5, -2};
    private final double[] x = {3, 4};
    private int calls;

    @Nested
    class LossIsRejected {

        @Test
        void thatIsNotDeterministic() {
            assertThat(
                    messageForLoss(() -> loss() + 1e-9 * calls++),
                    allOf(
                            containsString("the loss is not deterministic"),
                            containsString("7.000000001"),
                            containsString("dropout"),
                            containsString("unseeded random")));
        }

        @Test
        void thatDiffersInTheSignOfZeroOnly() {
            assertThat(messageForLoss(() -> calls++ == 0 ? 0.0 : -0.0), containsString("not deterministic"));
        }

        @Test
        void thatDependsOnBackwardHavingBeenCalled() {
            double[] cache = {0};
            assertThat(
                    message(() -> loss() + cache[0], () -> {
                        cache[0] = 1;
                        return gradient();
                    }),
                    allOf(containsString("before and after a call of backward"), containsString("backward stores")));
        }

        @Test
        void thatChangesAParameter() {
            assertThat(
                    messageForLoss(() -> {
                        w[1] = Math.max(w[1], -1);
                        return loss();
                    }),
                    allOf(containsString("the loss changes `w[1]`"), containsString("copy")));
            assertArrayEquals(new double[] {0.5, -2}, w, "restored");
        }

        @Test
        void thatChangesAnInput() {
            assertThat(
                    messageForLoss(() -> {
                        x[0] /= 10;
                        return loss();
                    }),
                    containsString("the loss changes `x[0]`"));
            assertArrayEquals(new double[] {3, 4}, x, "restored");
        }

        @Test
        void thatThrows() {
            IllegalStateException boom = new IllegalStateException("boom");
            GradientCheckException failure = failure(
                    () -> {
                        throw boom;
                    },
                    PreflightTests.this::gradient);
            assertThat(failure.getMessage(), allOf(containsString("the loss threw"), containsString("boom")));
            assertThat(failure.getCause(), is(sameInstance(boom)));
        }

        @Test
        void thatIsNotFinite() {
            for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                assertThat(
                        messageForLoss(() -> value),
                        allOf(containsString("the loss is " + value), containsString("domain")));
            }
        }
    }

    @Nested
    class BackwardIsRejected {

        @Test
        void thatAccumulates() {
            double[] sum = new double[2];
            assertThat(
                    messageForBackward(() -> {
                        sum[0] += x[0];
                        sum[1] += x[1];
                        return sum;
                    }),
                    allOf(
                            containsString("backward accumulates"),
                            containsString("`w`"),
                            containsString("exactly twice the first"),
                            containsString("to zero")));
        }

        @Test
        void thatAccumulatesInOneKeyOnly() {
            double[] sum = new double[2];
            assertThat(
                    messageForBackward(() -> {
                        sum[0] += w[0];
                        sum[1] += w[1];
                        return Map.of("w", x.clone(), "dx", sum);
                    }),
                    allOf(containsString("accumulates"), containsString("`x`"), not(containsString("`w`"))));
        }

        @Test
        void thatIsNotDeterministic() {
            assertThat(
                    messageForBackward(() -> new double[] {3 + 1e-15 * calls++, 4}),
                    allOf(containsString("backward is not deterministic"), containsString("`w`")));
        }

        @Test
        void thatReturnsAnInputsGradientOnlyOnce() {
            assertThat(
                    messageForBackward(
                            () -> calls++ == 0 ? Map.of("w", x.clone(), "dx", w.clone()) : Map.of("w", x.clone())),
                    allOf(containsString("backward is not deterministic"), containsString("`x`")));
        }

        @Test
        void thatChangesAParameter() {
            assertThat(
                    messageForBackward(() -> {
                        double[] gradient = x.clone();
                        w[1] -= 0.01 * gradient[1];
                        return gradient;
                    }),
                    containsString("backward changes `w[1]`"));
            assertArrayEquals(new double[] {0.5, -2}, w, "restored");
        }

        @Test
        void thatChangesAnInput() {
            assertThat(
                    messageForBackward(() -> {
                        x[1] = 0;
                        return new double[] {3, 4};
                    }),
                    containsString("backward changes `x[1]`"));
            assertArrayEquals(new double[] {3, 4}, x, "restored");
        }

        @Test
        void thatThrows() {
            IllegalStateException boom = new IllegalStateException("boom");
            GradientCheckException failure = failure(PreflightTests.this::loss, () -> {
                throw boom;
            });
            assertThat(failure.getMessage(), allOf(containsString("backward threw"), containsString("boom")));
            assertThat(failure.getCause(), is(sameInstance(boom)));
        }

        @Test
        void thatReturnsNull() {
            assertThat(messageForBackward(() -> null), containsString("backward returned null"));
        }
    }

    @Test
    void backwardMayReuseItsArrayForEveryCall() {
        double[] reused = new double[2];
        GradientReport report = check(this::loss, () -> {
            System.arraycopy(x, 0, reused, 0, 2);
            return reused;
        });
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void gradientOfZerosDoesNotCountAsAccumulated() {
        GradientReport report = check(() -> 7, () -> new double[2]);
        assertThat(report.verdict(), is(Verdict.VACUOUS));
    }

    private double loss() {
        return w[0] * x[0] + w[1] * x[1] + 13.5;
    }

    private double[] gradient() {
        return x.clone();
    }

    private String messageForLoss(DoubleSupplier loss) {
        return message(loss, this::gradient);
    }

    private String messageForBackward(Supplier<?> backward) {
        return message(this::loss, backward);
    }

    private String message(DoubleSupplier loss, Supplier<?> backward) {
        return failure(loss, backward).getMessage();
    }

    private GradientCheckException failure(DoubleSupplier loss, Supplier<?> backward) {
        return assertThrows(GradientCheckException.class, () -> check(loss, backward));
    }

    private GradientReport check(DoubleSupplier loss, Supplier<?> backward) {
        return GradientChecker.create().check(Parameters.of("w", w), Parameters.of("x", x), loss, backward);
    }
}
