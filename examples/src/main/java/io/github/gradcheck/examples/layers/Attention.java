/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.layers;

import static org.ejml.dense.row.CommonOps_DDRM.extract;
import static org.ejml.dense.row.CommonOps_DDRM.insert;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.scale;

import org.ejml.data.DMatrixRMaj;

/**
 * Attention with several heads, each of which sees its own columns of queries, keys and values.
 *
 * <pre>
 * Q = X Wq    K = X Wk    V = X Wv
 * S = Q K' / sqrt(d)    P = softmax over rows (S)    Y = P V    (for each head of d columns)
 * </pre>
 */
public class Attention {
    private final int heads;

    /**
     * An attention layer.
     *
     * @param heads of which the columns of the weights are a multiple
     */
    public Attention(int heads) {
        this.heads = heads;
    }

    /**
     * The weights, or their gradients.
     *
     * @param Wq of the queries
     * @param Wk of the keys
     * @param Wv of the values
     */
    public record Weights(DMatrixRMaj Wq, DMatrixRMaj Wk, DMatrixRMaj Wv) {}

    /**
     * The output.
     *
     * @param X tokens x features
     * @param w each features x columns
     * @return tokens x columns
     */
    public final DMatrixRMaj forward(DMatrixRMaj X, Weights w) {
        DMatrixRMaj Y = new DMatrixRMaj(X.getNumRows(), w.Wv().getNumCols());
        for (int head = 0; head < heads; head++) {
            DMatrixRMaj Q = mult(X, columns(w.Wq(), head), null);
            DMatrixRMaj K = mult(X, columns(w.Wk(), head), null);
            DMatrixRMaj V = mult(X, columns(w.Wv(), head), null);
            put(mult(probabilities(Q, K), V, null), Y, head);
        }
        return Y;
    }

    /**
     * The gradients.
     *
     * @param X the input
     * @param w the weights
     * @param dY the gradient of the output
     * @return the gradients of the weights
     */
    public final Weights backward(DMatrixRMaj X, Weights w, DMatrixRMaj dY) {
        Weights d = new Weights(w.Wq().createLike(), w.Wk().createLike(), w.Wv().createLike());
        for (int head = 0; head < heads; head++) {
            DMatrixRMaj Q = mult(X, columns(w.Wq(), head), null);
            DMatrixRMaj K = mult(X, columns(w.Wk(), head), null);
            DMatrixRMaj V = mult(X, columns(w.Wv(), head), null);
            DMatrixRMaj P = probabilities(Q, K);
            DMatrixRMaj dOut = columns(dY, head);
            DMatrixRMaj dS = softmaxGradient(P, multTransB(dOut, V, null));
            scale(scoreScale(Q.getNumCols()), dS);
            put(multTransA(X, mult(dS, K, null), null), d.Wq(), head);
            put(multTransA(X, multTransA(dS, Q, null), null), d.Wk(), head);
            put(multTransA(X, multTransA(P, dOut, null), null), d.Wv(), head);
        }
        return d;
    }

    /**
     * The factor of the scores that the gradient has, too.
     *
     * @param columns d, of one head
     * @return 1/sqrt(d)
     */
    protected double scoreScale(int columns) {
        return 1 / Math.sqrt(columns);
    }

    /**
     * The gradient through a softmax: {@code dS = P (dP - sum over the row of P dP)}, entry by entry.
     *
     * @param P the probabilities, rows of sum 1
     * @param dP their gradient
     * @return dS
     */
    protected DMatrixRMaj softmaxGradient(DMatrixRMaj P, DMatrixRMaj dP) {
        DMatrixRMaj dS = P.createLike();
        for (int i = 0; i < P.getNumRows(); i++) {
            double sum = 0;
            for (int j = 0; j < P.getNumCols(); j++) {
                sum += P.get(i, j) * dP.get(i, j);
            }
            for (int j = 0; j < P.getNumCols(); j++) {
                dS.set(i, j, P.get(i, j) * (dP.get(i, j) - sum));
            }
        }
        return dS;
    }

    private static DMatrixRMaj probabilities(DMatrixRMaj Q, DMatrixRMaj K) {
        DMatrixRMaj P = multTransB(Q, K, null);
        for (int i = 0; i < P.getNumRows(); i++) {
            double sum = 0;
            for (int j = 0; j < P.getNumCols(); j++) {
                P.set(i, j, Math.exp(P.get(i, j) / Math.sqrt(Q.getNumCols())));
                sum += P.get(i, j);
            }
            for (int j = 0; j < P.getNumCols(); j++) {
                P.set(i, j, P.get(i, j) / sum);
            }
        }
        return P;
    }

    private DMatrixRMaj columns(DMatrixRMaj all, int head) {
        int width = all.getNumCols() / heads;
        return extract(all, 0, all.getNumRows(), head * width, (head + 1) * width);
    }

    private void put(DMatrixRMaj part, DMatrixRMaj all, int head) {
        insert(part, all, 0, head * part.getNumCols());
    }
}
