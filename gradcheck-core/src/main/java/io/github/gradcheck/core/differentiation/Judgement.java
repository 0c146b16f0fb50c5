package io.github.gradcheck.core.differentiation;

/**
 * What the loss says of one analytic derivative.
 *
 * @param derivative the numerical estimate that decided
 * @param kind the answer
 */
public record Judgement(Derivative derivative, Kind kind) {

    /** The possible answers. */
    public enum Kind {
        /** Within the reach of the estimate. */
        AGREES,
        /** Beyond the reach of two independent estimates, and not between the one-sided slopes. */
        DIFFERS,
        /** The slopes on both sides differ, and the analytic derivative lies between them. */
        NON_DIFFERENTIABLE,
        /** The loss gives no answer. */
        UNDECIDED
    }
}
