/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.function.Supplier;

/** A function at one point, and mistakes that are easily made in its backward function. */
public interface Specimen extends Problem {

    /** Returns backward functions with a mistake that only this kind of function has, by what the mistake is called. */
    Map<String, Supplier<Map<String, Object>>> slips();
}
