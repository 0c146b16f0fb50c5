/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;

/** A loss with its gradient, as a check sees them. */
interface Model {

    /** The live arrays. */
    Parameters parameters();

    /** The loss at their present values. */
    double loss();

    /** Its gradient there, by the names of the parameters, in new arrays. */
    Map<String, double[]> gradient();
}
