package io.github.gradcheck.benchmarks.trust;

import java.util.function.LongFunction;

/**
 * Cases of one sort, one for each seed.
 *
 * @param section part of the benchmark
 * @param title kind of function, fault or emptiness
 * @param variant the network, where a title stands for several; else empty
 * @param cases makes the case of a seed
 */
record Row(Section section, String title, String variant, LongFunction<Case> cases) {

    /** Returns title and variant. */
    String name() {
        return variant.isEmpty() ? title : title + ", " + variant;
    }
}
