/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interrupt stops the check though the user's own code has taken it: a sleep that is interrupted clears the flag,
 * and what it throws is often wrapped, because a loss cannot throw it.
 */
class InterruptTests {
    private final Parameters at = RingLoss.drawn(1, Parameters.of("x", new float[3]));
    private final Snapshot before = Snapshot.of(at);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void nothingIsMovedAndTheFlagIsSet() {
        assertThat("interrupt flag", Thread.interrupted(), is(true));
        assertThat(before.firstChange(), is(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 12, 14})
    void ofTheLossStopsTheCheck(int call) {
        CheckInterruptedException stopped = assertThrows(
                CheckInterruptedException.class,
                () -> GradientChecker.create()
                        .check(
                                at,
                                () -> {
                                    sleepInterruptedIn(call);
                                    return loss();
                                },
                                this::gradient));
        assertThat("calls", calls.get(), is(call));
        assertThat(stopped.getMessage(), is(message(call)));
    }

    /**
     * The loss has no more digits than a float, so that backward is called again at moved points, where it may fail as
     * it likes.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 19, 22})
    void ofBackwardStopsTheCheck(int call) {
        assertThrows(
                CheckInterruptedException.class,
                () -> GradientChecker.create().check(at, this::loss, () -> {
                    sleepInterruptedIn(call);
                    return gradient();
                }));
        assertThat("calls", calls.get(), is(call));
    }

    /** To find out why the loss stands still, backward is called a third time. */
    @Test
    void ofBackwardStopsTheSearchForTheCauseOfAStillLoss() {
        assertThrows(
                CheckInterruptedException.class,
                () -> GradientChecker.create().check(at, () -> 1, () -> {
                    sleepInterruptedIn(3);
                    return new float[3];
                }));
        assertThat("calls", calls.get(), is(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 12, 14})
    void ofALayerStopsTheCheck(int call) {
        assertThrows(
                CheckInterruptedException.class,
                () -> GradientChecker.create()
                        .checkOutput(
                                at,
                                () -> {
                                    sleepInterruptedIn(call);
                                    return new double[] {loss()};
                                },
                                (double[] cotangent) -> gradient()));
        assertThat("calls", calls.get(), is(call));
    }

    private void sleepInterruptedIn(int call) {
        if (calls.incrementAndGet() == call) {
            Thread.currentThread().interrupt();
            try {
                Thread.sleep(1);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(new IllegalArgumentException(interrupted));
            }
        }
    }

    private static String message(int evaluations) {
        return "interrupted after " + evaluations + " evaluations of the loss; the parameters are restored";
    }

    private double loss() {
        return RingLoss.noisyLoss(1e-6, at);
    }

    private Parameters gradient() {
        return RingLoss.gradient(at);
    }
}
