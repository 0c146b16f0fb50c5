/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** Parameters that cannot move freely. */
@NullMarked
package io.github.gradcheck.examples.constraints;

import org.jspecify.annotations.NullMarked;
