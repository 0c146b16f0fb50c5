/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * A way in which a check can test nothing: analytic and numerical gradient are zero over whole keys.
 *
 * @param title what it is called in the table
 * @param keys the keys about which the check says nothing
 * @param factory makes the instance of a seed
 */
public record VacuousKind(String title, Set<String> keys, LongFunction<Problem> factory) {}
