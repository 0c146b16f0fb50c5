/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Quotient;
import java.util.List;

/**
 * One entry of a gradient beside its numerical derivative.
 *
 * @param entry its number in row-major order
 * @param analytic what backward returned
 * @param numerical what the loss says
 * @param quotients the central differences behind it
 */
public record EntryComparison(int entry, double analytic, Derivative numerical, List<Quotient> quotients) {

    static EntryComparison of(int entry, double analytic, Judgement judgement) {
        return new EntryComparison(entry, analytic, judgement.derivative(), judgement.quotients());
    }

    /**
     * How far apart the two are.
     *
     * @return infinite if one of them is not a number
     */
    public double difference() {
        return EntryReport.difference(analytic, numerical.value());
    }
}
