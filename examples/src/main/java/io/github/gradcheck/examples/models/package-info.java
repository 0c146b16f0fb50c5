/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Functions outside of neural networks whose derivatives people write by hand. */
@NullMarked
package io.github.gradcheck.examples.models;

import org.jspecify.annotations.NullMarked;
