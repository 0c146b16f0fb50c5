/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Layers of deep networks in plain arrays, each with the backward function that its upstream gradient goes through. */
@NullMarked
package io.github.gradcheck.examples.layers;

import org.jspecify.annotations.NullMarked;
