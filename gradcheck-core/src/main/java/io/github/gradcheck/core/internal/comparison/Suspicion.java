/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

/**
 * A key in which a joint direction that disagrees has been followed; a search in it goes on from there.
 *
 * @param derivatives at the key's part of that direction
 * @param whole how far the gradient is off along that part
 */
public record Suspicion(DirectionalDerivatives derivatives, Range whole) {}
