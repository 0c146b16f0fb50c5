package io.github.gradcheck.benchmarks.trust.untuned;

/**
 * How much to run.
 *
 * @param right seeds for each kind's own gradient
 * @param faulty seeds for each kind and fault
 * @param peers seeds for each kind when a peer judges
 */
public record Amount(int right, int faulty, int peers) {

    /** Returns what the results show. */
    public static Amount full() {
        return new Amount(60, 8, 10);
    }

    /** Returns what can be run after each change of the numerics. */
    public static Amount quick() {
        return new Amount(6, 1, 0);
    }
}
