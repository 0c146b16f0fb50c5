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

import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.Meter;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                    messageForLoss(() -> loss() + 1e-7 * calls++),
                    allOf(
                            containsString("the loss is not deterministic"),
                            containsString("7.0000001"),
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
        void thatIsAnotherAtItsSecondCallAndAtItsThird() {
            for (int call : new int[] {1, 2}) {
                calls = 0;
                assertThat(
                        messageForLoss(() -> calls++ == call ? loss() + 1 : loss()),
                        containsString("the loss is not deterministic"));
            }
        }

        @Test
        void thatChangesAParameterAtItsThirdCallOnly() {
            assertThat(
                    messageForLoss(() -> {
                        w[0] += calls++ == 2 ? 1e-12 : 0;
                        return 7;
                    }),
                    containsString("the loss changes `w[0]`"));
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
                    messageForBackward(() -> new double[] {3 + 1e-7 * calls++, 4}),
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
        void thatChangesAParameterInItsSecondCallOnly() {
            assertThat(
                    messageForBackward(() -> {
                        w[1] += calls++ == 0 ? 0 : 1e-12;
                        return x.clone();
                    }),
                    containsString("backward changes `w[1]`"));
            assertArrayEquals(new double[] {0.5, -2}, w, "restored");
        }

        @Test
        void thatChangesTheSignOfAZeroOnly() {
            w[0] = 0;
            assertThat(
                    messageForBackward(() -> {
                        w[0] = -w[0];
                        return x.clone();
                    }),
                    containsString("backward changes `w[0]`"));
        }

        @Test
        void thatReturnsAnotherLaterEntry() {
            assertThat(
                    messageForBackward(() -> new double[] {3, 4 + calls++}),
                    containsString("backward is not deterministic"));
        }

        @Test
        void thatDoublesOneEntryButNotTheOther() {
            assertThat(
                    messageForBackward(() -> new double[] {calls++ == 0 ? 3 : 6, 4}),
                    allOf(containsString("not deterministic"), not(containsString("accumulates"))));
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
    void gradientThatIsNotANumberTwiceIsTheSame() {
        GradientReport report = check(this::loss, () -> new double[] {Double.NaN, 4});
        assertThat(report.verdict(), is(Verdict.WRONG));
    }

    @Nested
    class OfSeveralLanes {
        private final Parameters at = Parameters.of("w", w);

        private Baseline run(LaneFunction.Code code, Supplier<List<double[]>> gradients) {
            Objective objective = new Objective(new LaneFunction(2, code), Meter.unlimited());
            Backward backward = () -> new Claim(gradients.get().stream()
                    .map(gradient -> Gradient.read(gradient, at, Parameters.none()))
                    .toList());
            return new Preflight(
                            at,
                            Snapshot.of(at),
                            objective,
                            new BackwardCalls(backward, objective),
                            new Unmatched(List.of()),
                            Set.of())
                    .run();
        }

        private String message(LaneFunction.Code code, Supplier<List<double[]>> gradients) {
            return String.valueOf(assertThrows(GradientCheckException.class, () -> run(code, gradients))
                    .getMessage());
        }

        private void twoLanes(double[] lanes) {
            lanes[0] = w[0];
            lanes[1] = w[1];
        }

        private List<double[]> twoGradients() {
            return List.of(new double[] {1, 0}, new double[] {0, 1});
        }

        @Test
        void keepsTheValueAndTheGradientOfEachInCopies() {
            double[] reused = {0, 1};
            Baseline baseline = run(this::twoLanes, () -> List.of(new double[] {1, 0}, reused));
            reused[1] = 99;
            assertThat(baseline.lanes().size(), is(2));
            assertThat(baseline.lanes().get(0).value(), is(0.5));
            assertThat(baseline.lanes().get(1).value(), is(-2.0));
            assertThat(baseline.lanes().get(0).gradients().get(0).analytic(0), is(1.0));
            assertThat(baseline.lanes().get(1).gradients().get(0).analytic(1), is(1.0));
        }

        @Test
        void refusesOneThatHasNoValue() {
            assertThat(
                    message(
                            lanes -> {
                                twoLanes(lanes);
                                lanes[1] = Double.NaN;
                            },
                            this::twoGradients),
                    containsString("the loss is NaN"));
        }

        @Test
        void refusesOneThatIsNotDeterministic() {
            assertThat(
                    message(
                            lanes -> {
                                twoLanes(lanes);
                                lanes[1] += calls++;
                            },
                            this::twoGradients),
                    containsString("the loss is not deterministic"));
        }

        @Test
        void refusesAGradientOfOneThatIsNotDeterministic() {
            assertThat(
                    message(this::twoLanes, () -> List.of(new double[] {1, 0}, new double[] {calls++, 1})),
                    containsString("backward is not deterministic"));
        }
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
