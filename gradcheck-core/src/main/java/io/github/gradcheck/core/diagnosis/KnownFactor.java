package io.github.gradcheck.core.diagnosis;

/**
 * A factor that means something.
 *
 * @param value how many times too big a gradient would be
 * @param reason why; may be empty
 */
record KnownFactor(double value, String reason) {

    KnownFactor negative() {
        return new KnownFactor(-value, reason);
    }

    boolean isCloseTo(double factor) {
        return Math.abs(factor - value) <= 1e-9 * Math.abs(value);
    }
}
