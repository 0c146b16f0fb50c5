/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A mistake in the backward pass of a network.
 *
 * @param title what it is called in the tables
 * @param truth what should be said of it
 * @param withMask whether the network has a mask that is passed as an input
 * @param fits the networks in which it can be made
 * @param plant makes the backward pass of one network
 */
record Mistake(String title, Truth truth, boolean withMask, Predicate<Plan> fits, Function<Student, Backward> plant) {

    Mistake(String title, Truth truth, Function<Student, Backward> plant) {
        this(title, truth, false, plan -> true, plant);
    }

    /** A mistake that no cause explains. */
    Mistake(String title, Function<Student, Backward> plant) {
        this(title, Truth.NONE, false, plan -> true, plant);
    }

    /** The same, of which backward is the right gradient of another loss. */
    Mistake butForTheLoss() {
        return new Mistake(title, truth.butForTheLoss(), withMask, fits, plant);
    }

    /** The same in networks like this only. */
    Mistake where(Predicate<Plan> asked) {
        return new Mistake(title, truth, withMask, fits.and(asked), plant);
    }

    /** The same in networks with a mask. */
    Mistake masked() {
        return new Mistake(title, truth, true, fits, plant);
    }

    /** Draws a network; all plans that fit take turns. */
    Student network(Form form, long seed) {
        List<Plan> plans = Plan.all(withMask, form).stream().filter(fits).toList();
        return Student.random(plans.get((int) (seed % plans.size())), Draw.of(title, seed));
    }
}
