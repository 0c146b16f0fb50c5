/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens during a check, every parameter and input has its old bits afterwards. */
class RestoredBitsTests {
    private final DMatrixRMaj W = new DMatrixRMaj(3, 3);
    private final double[] unused = {-0.0, Double.longBitsToDouble(0x7ff8_0000_dead_beefL), Double.MIN_VALUE};
    private final float[] b = {0.1f, -0.0f, Float.intBitsToFloat(0x7fc0_1234)};
    private final double[] X = {0.3, 1 / 3.0};
    private final Parameters parameters = Parameters.of("W", W, "unused", unused, "b", b);
    private final Parameters inputs = Parameters.of("X", X);
    private final List<long[]> bitsBefore;
    private int calls;

    RestoredBitsTests() {
        Arrays.setAll(W.data, i -> Math.sin(i + 1));
        W.set(1, 0, -0.0);
        W.set(2, 0, 1e-300);
        bitsBefore = bits();
    }

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    static List<GradientChecker> checkers() {
        GradientChecker checker = GradientChecker.create();
        return List.of(
                checker,
                checker.withCoverage(Coverage.DIRECTIONS),
                checker.withCoverage(Coverage.EVERY_ENTRY),
                checker.withStep(1e-7),
                checker.withStep(1e-7).withScheme(Scheme.FORWARD));
    }

    @ParameterizedTest
    @MethodSource("checkers")
    void afterAPass(GradientChecker checker) {
        check(checker, this::loss, this::gradient);
        assertBitsAsBefore("pass");
    }

    @ParameterizedTest
    @MethodSource("checkers")
    void afterAFailure(GradientChecker checker) {
        GradientReport report = check(checker, this::loss, () -> {
            Map<String, Object> gradient = gradient();
            ((DMatrixRMaj) gradient.get("W")).data[2] += 1;
            return gradient;
        });
        assertThat(report.verdict(), is(Verdict.WRONG));
        assertBitsAsBefore("failure");
    }

    /** What may happen at the n-th call of the loss. */
    enum Accident {
        EXCEPTION {
            @Override
            double happen() {
                throw new IllegalStateException("accident");
            }
        },
        ASSERTION_ERROR {
            @Override
            double happen() {
                throw new AssertionError("accident");
            }
        },
        STACK_OVERFLOW {
            @Override
            double happen() {
                throw new StackOverflowError();
            }
        },
        NAN {
            @Override
            double happen() {
                return Double.NaN;
            }
        },
        INFINITY {
            @Override
            double happen() {
                return Double.NEGATIVE_INFINITY;
            }
        },
        OTHER_VALUE {
            @Override
            double happen() {
                return 1e6;
            }
        },
        INTERRUPT {
            @Override
            double happen() {
                Thread.currentThread().interrupt();
                return 0;
            }
        };

        abstract double happen();
    }

    @ParameterizedTest
    @EnumSource
    void afterAnAccidentAtAnyCallOfTheLoss(Accident accident) {
        for (GradientChecker checker : checkers()) {
            calls = 0;
            check(checker, this::loss, this::gradient);
            int all = calls;
            assertThat(all, is(greaterThan(10)));
            for (int n = 1; n <= all; n++) {
                int fatal = n;
                calls = 0;
                attempt(checker, () -> calls + 1 == fatal ? accidentOnce(accident) : loss());
                Thread.interrupted();
                assertBitsAsBefore(accident + " at call " + n);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAccidentsAtEveryCallFromTheFourthOn(Accident accident) {
        attempt(GradientChecker.create(), () -> calls >= 3 ? accidentOnce(accident) : loss());
        assertBitsAsBefore(accident + " at every call");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCEPTION", "ASSERTION_ERROR", "STACK_OVERFLOW"})
    void afterAnAccidentInBackward(Accident accident) {
        for (int fatal = 1; fatal <= 2; fatal++) {
            int[] call = {0};
            int last = fatal;
            Throwable thrown = assertThrows(
                    Throwable.class,
                    () -> check(GradientChecker.create(), this::loss, () -> {
                        double kept = W.get(0, 0);
                        W.set(0, 0, 99);
                        if (++call[0] == last) {
                            return accident.happen();
                        }
                        W.set(0, 0, kept);
                        return gradient();
                    }));
            assertThat(thrown, instanceOf(accident == Accident.EXCEPTION ? GradientCheckException.class : Error.class));
            assertBitsAsBefore(accident + " in backward");
        }
    }

    @Test
    void whenTheLossScribblesOverParametersAndInputs() {
        assertThrows(
                GradientCheckException.class,
                () -> check(
                        GradientChecker.create(),
                        () -> {
                            Arrays.fill(W.data, 7);
                            Arrays.fill(X, 7);
                            return 7;
                        },
                        this::gradient));
        assertBitsAsBefore("scribbling loss");
    }

    @Test
    void whenALayerScribblesOverThemAndThrows() {
        assertThrows(
                GradientCheckException.class,
                () -> GradientChecker.create()
                        .checkOutput(
                                parameters,
                                inputs,
                                () -> {
                                    Arrays.fill(W.data, 7);
                                    Arrays.fill(X, 7);
                                    throw new IllegalStateException("accident");
                                },
                                cotangent -> gradient()));
        assertBitsAsBefore("scribbling layer");
    }

    @Test
    void whenTheThreadIsInterruptedWhichStopsTheCheckAndStaysSet() {
        CheckInterruptedException stopped = assertThrows(
                CheckInterruptedException.class,
                () -> check(
                        GradientChecker.create(),
                        () -> {
                            if (calls == 6) {
                                Thread.currentThread().interrupt();
                            }
                            return loss();
                        },
                        this::gradient));
        assertThat("no call after the interrupt", calls, is(7));
        assertThat(stopped.getMessage().contains("7 evaluations"), is(true));
        assertThat("interrupt flag", Thread.currentThread().isInterrupted(), is(true));
        assertBitsAsBefore("interrupt");
    }

    private double loss() {
        calls++;
        return Arrays.stream(W.data).map(e -> e + e * e).sum() * X[0] + b[0] * b[0];
    }

    private Map<String, Object> gradient() {
        double[] dW = Arrays.stream(W.data).map(e -> (1 + 2 * e) * X[0]).toArray();
        double dX = Arrays.stream(W.data).map(e -> e + e * e).sum();
        return Map.of(
                "W", new DMatrixRMaj(3, 3, true, dW),
                "unused", new double[3],
                "b", new float[] {2 * b[0], 0, 0},
                "X", new double[] {dX, 0});
    }

    private double accidentOnce(Accident accident) {
        calls++;
        return accident.happen();
    }

    private GradientReport check(GradientChecker checker, DoubleSupplier loss, Supplier<?> backward) {
        return checker.check(parameters, inputs, loss, backward);
    }

    private void attempt(GradientChecker checker, DoubleSupplier loss) {
        try {
            check(checker, loss, this::gradient);
        } catch (RuntimeException | AssertionError | StackOverflowError expected) {
            // How it ends is tested elsewhere; here only what it leaves behind counts.
        }
    }

    private void assertBitsAsBefore(String occasion) {
        List<long[]> bitsAfter = bits();
        for (int array = 0; array < bitsBefore.size(); array++) {
            assertArrayEquals(bitsBefore.get(array), bitsAfter.get(array), occasion);
        }
    }

    private List<long[]> bits() {
        return List.of(bits(W.data), bits(unused), floatBits(), bits(X));
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    private long[] floatBits() {
        long[] bits = new long[b.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(b[i]));
        return bits;
    }
}
