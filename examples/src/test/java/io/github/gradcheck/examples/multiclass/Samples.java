/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.junit.Input;
import org.ejml.data.DMatrixRMaj;

/**
 * A drawn batch of 8 samples.
 *
 * @param X their 4 features, from 0 to 1
 * @param Y their one-hot labels, 5 classes
 */
public record Samples(
        @Input({4, 8}) DMatrixRMaj X,

        @Input(
                value = {5, 8},
                values = Values.ONE_HOT)
        DMatrixRMaj Y) {}
