/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;

/** Puts into words that backward is right at the first point only. */
public final class StoredValues {
    private StoredValues() {}

    /**
     * Describes the fault.
     *
     * @return the same for all keys
     */
    public static Diagnosis fault() {
        return new Finding(
                Cause.STORED_VALUES,
                Claim.is("right at the first point only"),
                "values stored before? such as a transpose; or is it right on a surface only, as for unit vectors?");
    }
}
