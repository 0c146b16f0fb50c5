/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static org.ejml.dense.row.CommonOps_DDRM.scale;

import io.github.gradcheck.examples.coursenetwork.CourseNetwork;
import io.github.gradcheck.examples.coursenetwork.NetworkParameters;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** The course network with dW2 twice and db1 four times too big. */
public final class DoubledCourseNetwork {

    private DoubledCourseNetwork() {}

    /**
     * The right cost.
     *
     * @param p the parameters
     * @param X the samples, 4 x m
     * @param Y the labels 0 or 1, 1 x m
     * @return as {@link CourseNetwork#cost}
     */
    public static double cost(NetworkParameters p, DMatrixRMaj X, DMatrixRMaj Y) {
        return CourseNetwork.cost(p, X, Y);
    }

    /**
     * The wrong gradients.
     *
     * @param p the parameters
     * @param X the samples, 4 x m
     * @param Y the labels 0 or 1, 1 x m
     * @return as {@link CourseNetwork#backward}, except dW2 and db1
     */
    public static Map<String, DMatrixRMaj> backward(NetworkParameters p, DMatrixRMaj X, DMatrixRMaj Y) {
        Map<String, DMatrixRMaj> gradients = CourseNetwork.backward(p, X, Y);
        scale(2, gradients.get("dW2"));
        scale(4, gradients.get("db1"));
        return gradients;
    }
}
