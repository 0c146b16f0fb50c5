/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
/** The Java of the pages in {@code docs}, compiled and run; {@code SnippetsTests} compares it with the pages. */
@NullMarked
package io.github.gradcheck.examples.docs;

import org.jspecify.annotations.NullMarked;
