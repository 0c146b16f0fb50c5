/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.LineFault;
import java.util.Locale;

/** Puts into words that a gradient is wrong where entries tie. */
public final class TiedEntries {
    private TiedEntries() {}

    /**
     * Describes a fault.
     *
     * @param fault what was seen along a line on which tied entries stay tied
     * @return the same for all keys of the fault
     */
    public static Diagnosis of(LineFault fault) {
        return new Finding(
                Cause.TIE,
                Claim.is("wrong where entries tie"),
                "does a maximum hand its gradient to all of them, or none? moved together so that they stay tied, they"
                        + " change the loss by " + both(fault));
    }

    /** Both numbers, with so many digits that they differ. */
    private static String both(LineFault fault) {
        String text = String.format(Locale.ROOT, "%.6g and not by %.6g", fault.numerical(), fault.analytic());
        String[] numbers = text.split(" and not by ", 2);
        return numbers[0].equals(numbers[1]) ? fault.numerical() + " and not by " + fault.analytic() : text;
    }
}
