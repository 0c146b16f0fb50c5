/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.faults.GradientFault;
import io.github.gradcheck.benchmarks.trust.rules.Statement;

/**
 * A way in which a gradient can be off by a given part of itself.
 *
 * @param fault plants it; draws where it sits, and how large it is
 * @param statement what a check says of errors of this shape
 */
record ErrorShape(GradientFault fault, Statement statement) {

    String title() {
        return fault.title();
    }
}
