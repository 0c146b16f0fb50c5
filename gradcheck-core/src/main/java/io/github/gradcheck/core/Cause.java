/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

/**
 * The kinds of causes that a diagnosis can name.
 *
 * @since 0.1.0
 */
public enum Cause {
    /** The loss does not move with the key. */
    STILL_LOSS,
    /** The loss throws beside the point, on all sides. */
    THROWN,
    /** Entries that are no numbers. */
    NOT_FINITE,
    /** Zeros where there is a gradient. */
    ZERO,
    /** The gradient of minus the loss. */
    SIGN,
    /** A constant factor too many or too few. */
    FACTOR,
    /** The right numbers in the places of the transposed matrix, or in column-major order. */
    TRANSPOSED,
    /** The gradient of another key. */
    OTHER_KEY,
    /** The gradient of another key on top of the own one. */
    ACCUMULATED,
    /** A multiple of the parameter, or of its sign, too much or too little. */
    REGULARISATION,
    /** A constant too much in every entry, row or column. */
    OFFSET,
    /** Off by a factor that is the parameter itself, or its exponential, entry by entry. */
    PARAMETER_FACTOR,
    /** A sample is left out, or is the only one that counts, or samples are mixed up. */
    SAMPLES,
    /** Of several uses of a row or entry only one is kept. */
    OVERWRITTEN,
    /** A sum over units where one over samples is due, or the other way round. */
    AXIS,
    /** One triangle of a square matrix stands for both, or both count twice. */
    TRIANGLE,
    /** The loss normalises the parameter, and backward leaves a part along it. */
    PROJECTION,
    /** Cut off at a bound, or scaled to a norm. */
    CLIPPED,
    /** The derivative of an activation, or a mask, is missing, or another one's. */
    ACTIVATION,
    /** A product with the wrong matrix, with its transpose, or with other inputs than the layer's. */
    PRODUCT,
    /** What reaches the output is wrong already: a softmax taken as diagonal, labels forgotten. */
    OUTPUT,
    /** A bias whose layer has right weights: the sum over the batch. */
    BATCH_SUM,
    /** Right in the last layers and wrong in all before: a fault on the way between two of them. */
    LAYER,
    /** Entries that tie, as those of a maximum, get other shares than what they change together. */
    TIE,
    /** A layer's backward that is no linear function of its upstream gradient, or hands it on unchanged. */
    UPSTREAM,
    /** A tangent or a Hessian times a vector that is no linear function of its direction. */
    NOT_LINEAR,
    /** The mean of a random gradient is not the gradient of the mean loss. */
    BIASED,
    /** A Hessian, or what it gives times a vector, that is not symmetric. */
    NOT_SYMMETRIC,
    /**
     * Right where backward was called first, wrong at another point: it uses values that were stored before, or is
     * right on a surface only.
     */
    STORED_VALUES,
    /** Only a regular part of the entries is wrong. */
    PART
}
