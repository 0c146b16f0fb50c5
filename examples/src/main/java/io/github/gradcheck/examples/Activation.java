/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples;

import static org.ejml.dense.row.CommonOps_DDRM.apply;

import org.ejml.data.DMatrixRMaj;

/** An activation function a = g(z), and its derivative g'(z) as a function of the pre-activation z. */
public enum Activation {
    /** max(0, z), which has a kink at 0; the derivative there is taken to be 0. */
    RELU {
        @Override
        public double value(double z) {
            return Math.max(0, z);
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : 0;
        }
    },

    /** 1 / (1 + exp(-z)). */
    SIGMOID {
        @Override
        public double value(double z) {
            return 1 / (1 + Math.exp(-z));
        }

        @Override
        public double derivative(double z) {
            double a = value(z);
            return a * (1 - a);
        }
    },

    /** The hyperbolic tangent. */
    TANH {
        @Override
        public double value(double z) {
            return Math.tanh(z);
        }

        @Override
        public double derivative(double z) {
            double a = value(z);
            return 1 - a * a;
        }
    };

    /**
     * The activation g(z).
     *
     * @param z the pre-activation
     * @return g(z)
     */
    public abstract double value(double z);

    /**
     * The derivative g'(z).
     *
     * @param z the pre-activation, not the activation
     * @return g'(z)
     */
    public abstract double derivative(double z);

    /**
     * The activation of every entry.
     *
     * @param Z the pre-activations
     * @return a new matrix with the entries g(z)
     */
    public DMatrixRMaj values(DMatrixRMaj Z) {
        return apply(Z, this::value, null);
    }

    /**
     * The derivative at every entry.
     *
     * @param Z the pre-activations
     * @return a new matrix with the entries g'(z)
     */
    public DMatrixRMaj derivatives(DMatrixRMaj Z) {
        return apply(Z, this::derivative, null);
    }
}
