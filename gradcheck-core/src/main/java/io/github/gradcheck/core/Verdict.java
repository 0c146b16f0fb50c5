package io.github.gradcheck.core;

/** What is known of a gradient after a check, best first. */
public enum Verdict {
    /** It agrees with the numerical derivative, and a wrong one would have been seen. */
    CORRECT,
    /** Noise or kinks leave no decision: a wrong gradient could not have been told from a right one. */
    UNVERIFIED,
    /** Nothing was tested: analytic and numerical gradient are zero over the whole key. */
    VACUOUS,
    /** It differs by more than the error bars of two independent estimates. */
    WRONG
}
