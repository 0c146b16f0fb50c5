/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import java.util.Optional;

/**
 * What holds of every Jacobian or Hessian times a vector, whatever the function is: it is linear in the vector,
 * {@code J(u + v) = Ju + Jv}, and of a Hessian {@code u.Hv = v.Hu}. No difference quotient is taken: a product that
 * breaks a law is wrong, though it be right for the vectors with which it is compared.
 */
public final class ProductLaws {
    /** Rounding of sums of some millions of doubles, as part of the largest number that takes part. */
    private static final double DOUBLE_ROUNDING = 1e-9;

    /** The same of floats, of some thousands of summands. */
    private static final double FLOAT_ROUNDING = 1e-3;

    /**
     * A number that is smaller beside the largest may be what is left of terms that cancel, with the rounding of these.
     */
    private static final double CANCELLED = 1e-3;

    private final String vector;
    private final double rounding;

    /**
     * The laws of one product.
     *
     * @param vector what it is multiplied with, in words
     * @param singlePrecision whether it is computed in floats
     */
    public ProductLaws(String vector, boolean singlePrecision) {
        this.vector = vector;
        this.rounding = singlePrecision ? FLOAT_ROUNDING : DOUBLE_ROUNDING;
    }

    /**
     * Whether a product of a sum is the sum of the products.
     *
     * @param one the product with one vector
     * @param other the product with another one
     * @param both the product with their sum
     * @return what is wrong; nothing if the law holds, or one of the numbers is none
     */
    public Optional<Diagnosis> linearity(double[] one, double[] other, double[] both) {
        double cancelled = CANCELLED * (Largest.of(one) + Largest.of(other) + Largest.of(both));
        for (int i = 0; i < both.length; i++) {
            double size = Math.abs(one[i]) + Math.abs(other[i]) + Math.abs(both[i]);
            if (Math.abs(both[i] - one[i] - other[i]) > rounding * Math.max(size, cancelled)) {
                return fault(
                        Cause.NOT_LINEAR,
                        "is not linear in the " + vector,
                        "twice as much of it must give twice as much, nothing of it nothing");
            }
        }
        return Optional.empty();
    }

    /**
     * Whether {@code u.Hv = v.Hu}.
     *
     * @param uHv one of them
     * @param vHu the other
     * @param size the sum of the sizes of all summands of one of them
     * @return what is wrong; nothing if the law holds, or one of the numbers is none
     */
    public Optional<Diagnosis> symmetry(double uHv, double vHu, double size) {
        return Math.abs(uHv - vHu) > rounding * size
                ? fault(Cause.NOT_SYMMETRIC, "is not symmetric", "u.Hv is not v.Hu; is the product transposed?")
                : Optional.empty();
    }

    private static Optional<Diagnosis> fault(Cause cause, String claim, String reason) {
        return Optional.of(new Finding(cause, new Claim(claim, claim.replaceFirst("^is", "are"), false), reason));
    }
}
