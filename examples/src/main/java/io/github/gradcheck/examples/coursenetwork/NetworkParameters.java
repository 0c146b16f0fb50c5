/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.coursenetwork;

import org.ejml.data.DMatrixRMaj;

/**
 * The weights and biases of {@link CourseNetwork}. The matrices are not copied.
 *
 * @param W1 5 x 4
 * @param b1 5 x 1
 * @param W2 3 x 5
 * @param b2 3 x 1
 * @param W3 1 x 3
 * @param b3 1 x 1
 */
public record NetworkParameters(
        DMatrixRMaj W1, DMatrixRMaj b1, DMatrixRMaj W2, DMatrixRMaj b2, DMatrixRMaj W3, DMatrixRMaj b3) {}
