/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

/**
 * Says beside what a test threw by itself in which draw that was, and how to repeat it. It is added to the suppressed
 * exceptions, because those are shown by every tool and leave the exception itself as it is.
 */
final class InDraw extends Exception {
    private static final long serialVersionUID = 1L;

    InDraw(String text) {
        super(text, null, false, false);
    }
}
