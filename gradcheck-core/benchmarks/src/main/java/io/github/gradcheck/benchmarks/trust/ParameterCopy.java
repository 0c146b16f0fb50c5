/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Arrays;
import java.util.List;

/** The parameters of a problem before a rule got hold of them. */
final class ParameterCopy {

    private final List<ArrayView> blocks;
    private final List<double[]> values;

    ParameterCopy(Problem problem) {
        blocks = problem.parameters().values().stream().map(ArrayView::of).toList();
        values = blocks.stream().map(ArrayView::toArray).toList();
    }

    /** Puts every parameter back, and returns whether all were in place already, to the bit. */
    boolean restore() {
        boolean kept = true;
        for (int b = 0; b < blocks.size(); b++) {
            kept &= Arrays.equals(blocks.get(b).toArray(), values.get(b));
            blocks.get(b).setAll(values.get(b));
        }
        return kept;
    }
}
