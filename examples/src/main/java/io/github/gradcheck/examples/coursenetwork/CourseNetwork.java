/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.coursenetwork;

import static io.github.gradcheck.examples.Activation.RELU;
import static io.github.gradcheck.examples.Activation.SIGMOID;
import static io.github.gradcheck.examples.Batch.affine;
import static io.github.gradcheck.examples.Batch.mean;
import static org.ejml.dense.row.CommonOps_DDRM.elementMult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.subtract;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The three-layer network of a well-known course: 4 inputs, 5 and 3 rectified linear units, 1 sigmoid.
 *
 * <pre>
 * Z1 = W1 X  + b1    A1 = relu(Z1)
 * Z2 = W2 A1 + b2    A2 = relu(Z2)
 * Z3 = W3 A2 + b3    A3 = sigmoid(Z3)
 * </pre>
 */
public final class CourseNetwork {

    private CourseNetwork() {}

    /**
     * The cross-entropy J = -1/m sum(Y log A3 + (1 - Y) log(1 - A3)). As in the course it is computed from
     * A3, and so is not finite where the sigmoid saturates.
     *
     * @param p the parameters
     * @param X the samples, 4 x m
     * @param Y the labels 0 or 1, 1 x m
     * @return J
     */
    public static double cost(NetworkParameters p, DMatrixRMaj X, DMatrixRMaj Y) {
        int m = X.getNumCols();
        DMatrixRMaj A3 = SIGMOID.values(forward(p, X).Z3());
        double sum = 0;
        for (int j = 0; j < m; j++) {
            double y = Y.get(0, j);
            double a = A3.get(0, j);
            sum += -y * Math.log(a) - (1 - y) * Math.log(1 - a);
        }
        return sum / m;
    }

    /**
     * The gradients of the cost. The factor 1/m of the mean enters with dW and db; every dZ and dA is without it.
     *
     * @param p the parameters
     * @param X the samples, 4 x m
     * @param Y the labels 0 or 1, 1 x m
     * @return dZ, dW, db and dA of every layer by name, from the last layer to the first
     */
    public static Map<String, DMatrixRMaj> backward(NetworkParameters p, DMatrixRMaj X, DMatrixRMaj Y) {
        double m = X.getNumCols();
        Forward forward = forward(p, X);
        DMatrixRMaj A1 = RELU.values(forward.Z1());
        DMatrixRMaj A2 = RELU.values(forward.Z2());
        DMatrixRMaj A3 = SIGMOID.values(forward.Z3());
        Map<String, DMatrixRMaj> gradients = new LinkedHashMap<>();

        DMatrixRMaj dZ3 = subtract(A3, Y, null);
        gradients.put("dZ3", dZ3);
        gradients.put("dW3", multTransB(1 / m, dZ3, A2, null));
        gradients.put("db3", mean(dZ3));

        DMatrixRMaj dA2 = multTransA(p.W3(), dZ3, null);
        DMatrixRMaj dZ2 = elementMult(dA2, RELU.derivatives(forward.Z2()), null);
        gradients.put("dA2", dA2);
        gradients.put("dZ2", dZ2);
        gradients.put("dW2", multTransB(1 / m, dZ2, A1, null));
        gradients.put("db2", mean(dZ2));

        DMatrixRMaj dA1 = multTransA(p.W2(), dZ2, null);
        DMatrixRMaj dZ1 = elementMult(dA1, RELU.derivatives(forward.Z1()), null);
        gradients.put("dA1", dA1);
        gradients.put("dZ1", dZ1);
        gradients.put("dW1", multTransB(1 / m, dZ1, X, null));
        gradients.put("db1", mean(dZ1));
        return gradients;
    }

    private static Forward forward(NetworkParameters p, DMatrixRMaj X) {
        DMatrixRMaj Z1 = affine(p.W1(), X, p.b1());
        DMatrixRMaj Z2 = affine(p.W2(), RELU.values(Z1), p.b2());
        DMatrixRMaj Z3 = affine(p.W3(), RELU.values(Z2), p.b3());
        return new Forward(Z1, Z2, Z3);
    }

    private record Forward(DMatrixRMaj Z1, DMatrixRMaj Z2, DMatrixRMaj Z3) {}
}
