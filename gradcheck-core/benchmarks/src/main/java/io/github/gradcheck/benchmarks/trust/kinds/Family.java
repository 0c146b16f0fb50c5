/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import java.util.List;

/**
 * Kinds with something in common.
 *
 * @param title what they have in common
 * @param kinds the kinds
 */
public record Family(String title, List<Kind> kinds) {}
