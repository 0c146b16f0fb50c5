/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;

/**
 * A diagnosis in the making.
 *
 * @param cause its kind
 * @param phrase what is wrong
 * @param reason where that may come from; empty where nothing is known
 */
record Finding(Cause cause, Claim phrase, String reason) implements Diagnosis {

    /** A cause of which nobody knows where it comes from. */
    Finding(Cause cause, Claim phrase) {
        this(cause, phrase, "");
    }

    @Override
    public String claim() {
        return phrase.singular();
    }

    @Override
    public String claimOfSeveral() {
        return phrase.plural();
    }

    @Override
    public boolean isPlaceOnly() {
        return phrase.placeOnly();
    }

    @Override
    public String toString() {
        return sentence();
    }
}
