/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.constraints;

import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * Coordinates of the tangent space at a point of a constrained parameter, such as a unit vector. What is checked are
 * the coordinates xi, all zero at first: the loss is called at {@code retraction(base, sum xi_k basis_k)}, and
 * backward's gradient g is pulled back to {@code dr/dxi_k . g}. Only what g says of possible movements is compared, so
 * that a Euclidean gradient and a Riemannian one pass alike; {@link #pullBackTangent} refuses the former.
 */
final class Chart {
    /** Truncation and rounding of a central difference are then 1e-10 of a retraction. */
    private static final double STEP = 1e-5;

    private final double[] base;
    private final double[][] basis;
    private final BinaryOperator<double[]> retraction;
    private final double[] coordinates;

    /**
     * Lays coordinates.
     *
     * @param base the point, which is not moved itself
     * @param basis as many tangent vectors as there are degrees of freedom
     * @param retraction from a point and a tangent vector to a point
     */
    Chart(double[] base, double[][] basis, BinaryOperator<double[]> retraction) {
        this.base = base.clone();
        this.basis = basis;
        this.retraction = retraction;
        this.coordinates = new double[basis.length];
    }

    /** Where all entries but some may move: an entry that is frozen is not counted. */
    static Chart ofFree(double[] base, int... free) {
        double[][] basis = new double[free.length][base.length];
        IntStream.range(0, free.length).forEach(k -> basis[k][free[k]] = 1);
        return new Chart(base, basis, Chart::sum);
    }

    /** A symmetric matrix, row by row: both entries of a pair move together. */
    static Chart ofSymmetric(double[] base, int n) {
        double[][] basis = IntStream.range(0, n)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i).mapToObj(j -> {
                    double[] pair = new double[n * n];
                    pair[i * n + j] = 1;
                    pair[j * n + i] = 1;
                    return pair;
                }))
                .toArray(double[][]::new);
        return new Chart(base, basis, Chart::sum);
    }

    /** Probabilities: what one of them gains the last one loses. */
    static Chart ofSimplex(double[] base) {
        double[][] basis = new double[base.length - 1][base.length];
        for (int k = 0; k < basis.length; k++) {
            basis[k][k] = 1;
            basis[k][base.length - 1] = -1;
        }
        return new Chart(base, basis, Chart::sum);
    }

    /** A unit vector: Householder's reflection that takes the first axis to it takes the others to tangents. */
    static Chart ofSphere(double[] base) {
        int n = base.length;
        double[] v = base.clone();
        v[0] += base[0] < 0 ? -1 : 1;
        double square = dot(v, v);
        double[][] basis = new double[n - 1][n];
        for (int k = 1; k < n; k++) {
            for (int i = 0; i < n; i++) {
                basis[k - 1][i] = (i == k ? 1 : 0) - 2 * v[i] * v[k] / square;
            }
        }
        return new Chart(base, basis, (point, tangent) -> normalised(sum(point, tangent)));
    }

    /** What is checked; it moves in place. */
    double[] coordinates() {
        return coordinates;
    }

    /** The constrained parameter at the present coordinates. */
    double[] point() {
        return at(coordinates);
    }

    /** The gradient by the coordinates, of a gradient by the constrained parameter. */
    double[] pullBack(double[] gradient) {
        return IntStream.range(0, basis.length)
                .mapToDouble(k -> dot(tangent(k), gradient))
                .toArray();
    }

    /**
     * The same of a gradient that must be tangent itself.
     *
     * @throws IllegalArgumentException if it leads out of the tangent space
     */
    double[] pullBackTangent(double[] gradient) {
        double[] rest = gradient.clone();
        double[][] orthonormal = new double[basis.length][];
        for (int k = 0; k < basis.length; k++) {
            double[] tangent = tangent(k);
            for (int j = 0; j < k; j++) {
                tangent = sum(tangent, times(-dot(tangent, orthonormal[j]), orthonormal[j]));
            }
            orthonormal[k] = normalised(tangent);
            rest = sum(rest, times(-dot(rest, orthonormal[k]), orthonormal[k]));
        }
        double out = Math.sqrt(dot(rest, rest) / dot(gradient, gradient));
        if (!(out < 1e-6)) {
            throw new IllegalArgumentException("the gradient is not projected: " + out + " of it is not tangent");
        }
        return pullBack(gradient);
    }

    private double[] tangent(int k) {
        double[] ahead = coordinates.clone();
        double[] behind = coordinates.clone();
        ahead[k] += STEP;
        behind[k] -= STEP;
        return times(1 / (2 * STEP), sum(at(ahead), times(-1, at(behind))));
    }

    private double[] at(double[] xi) {
        double[] tangent = new double[base.length];
        for (int k = 0; k < xi.length; k++) {
            tangent = sum(tangent, times(xi[k], basis[k]));
        }
        return retraction.apply(base, tangent);
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    static double[] sum(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    static double[] times(double factor, double[] a) {
        return IntStream.range(0, a.length).mapToDouble(i -> factor * a[i]).toArray();
    }

    static double[] normalised(double[] a) {
        return times(1 / Math.sqrt(dot(a, a)), a);
    }
}
