package io.github.gradcheck.junit;

/** The number and the seed of a draw, as a failure shows them. */
record DrawId(int number, long seed) {
    @Override
    public String toString() {
        return "draw " + number + ", seed " + seed;
    }
}
