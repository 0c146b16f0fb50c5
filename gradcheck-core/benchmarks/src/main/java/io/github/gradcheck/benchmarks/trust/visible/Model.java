/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.function.LongFunction;

/**
 * A kind of functions with right gradients.
 *
 * @param group what it is counted with
 * @param title what it is called
 * @param factory makes the instance of a seed, at its point
 * @param oneSeedIn one that costs much is run with every second, third, ... seed only
 */
record Model(String group, String title, LongFunction<? extends Problem> factory, int oneSeedIn) {}
