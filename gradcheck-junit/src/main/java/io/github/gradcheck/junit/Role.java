/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.sampling.Values;

/** What a drawn array is to the loss. */
enum Role {
    /** It must have a gradient. */
    PARAMETER("@Param", Values.NORMAL),
    /** It may have one. */
    INPUT("@Input", Values.UNIFORM);

    private final String annotation;
    private final Values usual;

    Role(String annotation, Values usual) {
        this.annotation = annotation;
        this.usual = usual;
    }

    /** How it is drawn unless asked otherwise. */
    Values usual() {
        return usual;
    }

    @Override
    public String toString() {
        return annotation;
    }
}
