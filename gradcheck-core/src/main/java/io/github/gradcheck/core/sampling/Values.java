/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.sampling;

/**
 * What the entries of a drawn array look like.
 *
 * <p>{@code m} is the number of entries that feed one output: the columns of a matrix {@code W} in {@code W x}, the
 * length of a vector.
 *
 * @since 0.1.0
 */
public enum Values {
    /**
     * The role's default: a normal distribution of standard deviation {@code 1/sqrt(columns)} for a parameter of
     * several columns and 0.1 for a column or vector (a bias is never exactly zero); uniform on [0, 1) for an input.
     */
    DEFAULT,
    /** Normal with mean 0 and the given standard deviation. */
    NORMAL,
    /** Uniform over the given range, its lower end included. */
    UNIFORM,
    /** He initialisation for rectified units: normal of standard deviation {@code sqrt(2/columns)}. */
    HE,
    /** Xavier (Glorot) initialisation: uniform within {@code sqrt(6/(rows + columns))}. */
    XAVIER,
    /** Each column has a single 1, in a random row, and zeros elsewhere: labels of classes, samples in columns. */
    ONE_HOT,
    /** Each row has a single 1, in a random column, and zeros elsewhere: labels of classes, samples in rows. */
    ONE_HOT_ROWS,
    /** Whole numbers from the range's lower end to below its upper end: labels as numbers. */
    INTEGER,
    /** Zeros and ones with equal probability. */
    BINARY,
    /** Positive: uniform over the given range, never zero. */
    POSITIVE,
    /** All zeros. */
    ZEROS,
    /** All ones. */
    ONES
}
