/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.List;

/**
 * What the loss says of one analytic derivative.
 *
 * @param derivative the numerical estimate that decided
 * @param kind the answer
 * @param quotients the central differences behind a difference, largest step first; none where there is no difference
 * @param open how far the analytic derivative may be off though the loss does not show it at this point: the distance
 *     of the slopes at a kink, and what is in question where the loss gives no answer; 0 where it gives one
 */
public record Judgement(Derivative derivative, Kind kind, List<Quotient> quotients, double open) {

    /**
     * A judgement that leaves open no more than a kink does, whose slopes the derivative reaches to.
     *
     * @param derivative the numerical estimate that decided
     * @param kind the answer
     * @param quotients the central differences behind a difference
     */
    public Judgement(Derivative derivative, Kind kind, List<Quotient> quotients) {
        this(derivative, kind, quotients, kind == Kind.NON_DIFFERENTIABLE ? 2 * derivative.reach() : 0);
    }

    /**
     * A judgement that needs no account of its steps.
     *
     * @param derivative the numerical estimate that decided
     * @param kind the answer
     */
    public Judgement(Derivative derivative, Kind kind) {
        this(derivative, kind, List.of());
    }

    /** The loss gives no answer, and the analytic derivative may be off by so much. */
    static Judgement undecided(double open) {
        return new Judgement(Derivative.UNKNOWN, Kind.UNDECIDED, List.of(), open);
    }

    /** The possible answers. */
    public enum Kind {
        /** Within the reach of the estimate. */
        AGREES,
        /** Beyond the reach of two independent estimates, and not between the one-sided slopes. */
        DIFFERS,
        /** Beyond the reach of the estimate, but within the tolerance. */
        EXCUSED,
        /** The slopes on both sides differ, and the analytic derivative lies between them. */
        NON_DIFFERENTIABLE,
        /** The loss gives no answer. */
        UNDECIDED
    }
}
