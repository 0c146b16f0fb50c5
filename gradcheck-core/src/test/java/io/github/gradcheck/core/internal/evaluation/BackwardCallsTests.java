/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.claims.Backward;
import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackwardCallsTests {
    private static final Duration NEVER = Duration.ofDays(1);

    private final double[] x = {2};
    private final Parameters at = Parameters.of("x", x);
    private final Claim answer = new Claim(List.of(Gradient.read(new double[] {7}, at, Parameters.none())));
    private final StringBuilder order = new StringBuilder();
    private double loss = 1;

    private BackwardCalls calls(Backward backward) {
        return calls(backward, Long.MAX_VALUE);
    }

    private BackwardCalls calls(Backward backward, long evaluations) {
        Objective objective = new Objective(
                LaneFunction.ofLoss(() -> {
                    order.append("loss ");
                    return loss;
                }),
                new Meter(evaluations, NEVER, NEVER, () -> {}));
        return new BackwardCalls(backward, objective);
    }

    private BackwardCalls answering() {
        return calls(() -> {
            order.append("backward ");
            return answer;
        });
    }

    private BackwardCalls throwing(RuntimeException thrown) {
        return calls(() -> {
            throw thrown;
        });
    }

    @AfterEach
    void clearTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void giveTheClaim() {
        assertThat(answering().claim(), is(sameInstance(answer)));
        assertThat(answering().claimWhereDefined(), is(Optional.of(answer)));
        assertThat(order.toString(), is("backward backward "));
    }

    @Test
    void atThePointItselfMustNotThrow() {
        IllegalStateException boom = new IllegalStateException("boom");
        GradientCheckException refused =
                assertThrows(GradientCheckException.class, () -> throwing(boom).claim());
        assertThat(refused.getMessage(), containsString("backward threw java.lang.IllegalStateException: boom"));
        assertThat(refused.getCause(), is(sameInstance(boom)));
    }

    @Test
    void atThePointItselfPassOnWhatIsWrongWithTheGradient() {
        GradientCheckException wrong = new GradientCheckException("no gradient");
        assertThat(
                assertThrows(GradientCheckException.class, () -> throwing(wrong).claim()), is(sameInstance(wrong)));
    }

    @Test
    void atAMovedPointMayThrow() {
        assertThat(throwing(new IllegalStateException("boom")).claimWhereDefined(), is(Optional.empty()));
        assertThat(throwing(new GradientCheckException("no gradient")).claimWhereDefined(), is(Optional.empty()));
    }

    @Test
    void areStoppedByAnInterruptEverywhere() {
        BackwardCalls interrupted = throwing(new IllegalStateException(new InterruptedException()));
        assertThrows(CheckInterruptedException.class, interrupted::claim);
        Thread.interrupted();
        assertThrows(CheckInterruptedException.class, interrupted::claimWhereDefined);
        Thread.interrupted();
        assertThrows(CheckInterruptedException.class, interrupted::claimAfterFunction);
    }

    @Test
    void mayFollowACallOfTheLossWhichStoresWhatTheyNeed() {
        assertThat(answering().claimAfterFunction(), is(Optional.of(answer)));
        assertThat(order.toString(), is("loss backward "));
    }

    @Test
    void areLeftOutWhereTheLossHasNoValue() {
        for (double outside : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            loss = outside;
            assertThat(answering().claimAfterFunction(), is(Optional.empty()));
        }
        assertThat(order.toString(), is("loss loss "));
    }

    @Test
    void areLeftOutWhereOneOfSeveralLanesHasNoValue() {
        Objective objective = new Objective(new LaneFunction(2, lanes -> lanes[1] = Double.NaN), Meter.unlimited());
        assertThat(new BackwardCalls(() -> answer, objective).claimAfterFunction(), is(Optional.empty()));
    }

    @Test
    void needABudgetForTheLossTheyFollow() {
        BackwardCalls limited = calls(() -> answer, 1);
        limited.claimAfterFunction();
        assertThrows(BudgetSpentException.class, limited::claimAfterFunction);
        assertThat(limited.claimWhereDefined(), is(Optional.of(answer)));
    }
}
