/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Shape;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Both gradients of one key, entry by entry.
 *
 * @since 0.1.0
 */
public final class EntryGradients {
    private final Shape shape;
    private final IntToDoubleFunction analytic;
    private final IntToDoubleFunction numerical;
    private final IntPredicate wrong;

    EntryGradients(Shape shape, IntToDoubleFunction analytic, IntToDoubleFunction numerical, IntPredicate wrong) {
        this.shape = shape;
        this.analytic = analytic;
        this.numerical = numerical;
        this.wrong = wrong;
    }

    /**
     * The shape of the key.
     *
     * @return its lengths; entries are numbered with the last dimension running fastest
     */
    public Shape shape() {
        return shape;
    }

    /**
     * What backward returned.
     *
     * @param entry the number of an entry
     * @return its analytic derivative
     */
    public double analytic(int entry) {
        return analytic.applyAsDouble(entry);
    }

    /**
     * What the loss says.
     *
     * @param entry the number of an entry
     * @return its numerical derivative; NaN if the entry was not measured on its own, or has none
     */
    public double numerical(int entry) {
        return numerical.applyAsDouble(entry);
    }

    /**
     * Whether an entry is known to be wrong.
     *
     * @param entry its number
     * @return true if the two derivatives were proven to differ
     */
    public boolean isWrong(int entry) {
        return wrong.test(entry);
    }
}
