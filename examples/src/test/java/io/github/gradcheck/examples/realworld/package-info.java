/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Gradients that libraries on Maven Central ship, called as their users call them: the right ones pass, and what is
 * wrong is found, with its key and its cause. Each test says the formula. {@code docs/gallery.md} lists the findings.
 */
@NullMarked
package io.github.gradcheck.examples.realworld;

import org.jspecify.annotations.NullMarked;
