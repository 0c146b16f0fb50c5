/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.docs;

import static io.github.gradcheck.hamcrest.GradientMatchers.correct;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.examples.multiclass.SoftmaxClassifier;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.KeyTests;
import io.github.gradcheck.junit.Param;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A check with a flat theta, as courses teach it, and what takes its place: docs/from-a-hand-rolled-check.md. */
class FlatThetaTests {
    private final DMatrixRMaj W = RandomMatrices_DDRM.rectangle(5, 4, -1, 1, new Random(7));
    private final DMatrixRMaj b = RandomMatrices_DDRM.rectangle(5, 1, -1, 1, new Random(8));
    private final DMatrixRMaj X = RandomMatrices_DDRM.rectangle(4, 8, 0, 1, new Random(9));
    private final DMatrixRMaj Y = oneHot();

    // tag::before[]
    @Test
    void before() {
        double h = 1e-7;
        double[] theta = flatten(W, b);
        double[] analytic = flatten(gradients().get("W"), gradients().get("b"));
        double[] numerical = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] += h;
            double above = loss(theta);
            theta[i] -= 2 * h;
            double below = loss(theta);
            theta[i] += h;
            numerical[i] = (above - below) / (2 * h);
        }
        double difference = norm(minus(analytic, numerical)) / (norm(analytic) + norm(numerical));
        assertTrue(difference < 2e-7, "difference " + difference);
    }
    // end::before[]

    // tag::after[]
    @Test
    void after() {
        GradientChecker.create()
                .check(Parameters.of("W", W, "b", b), () -> SoftmaxClassifier.loss(W, b, X, Y), this::gradients)
                .assertCorrect();
    }
    // end::after[]

    @Test
    void afterWithHamcrest() {
        assertThat(check(), is(correct()));
    }

    @TestFactory
    Stream<DynamicTest> afterWithATestForEachKey() {
        return KeyTests.of(check());
    }

    @GradientCheck
    void afterWithDrawnArrays(
            @Param({5, 4}) DMatrixRMaj W,
            @Param({5, 1}) DMatrixRMaj b,
            @Input({4, 8}) DMatrixRMaj X,
            Gradients gradients) {
        gradients.of(() -> SoftmaxClassifier.loss(W, b, X, Y)).match(() -> SoftmaxClassifier.backward(W, b, X, Y));
    }

    private GradientReport check() {
        return GradientChecker.create()
                .check(Parameters.of("W", W, "b", b), () -> SoftmaxClassifier.loss(W, b, X, Y), this::gradients);
    }

    private Map<String, DMatrixRMaj> gradients() {
        return SoftmaxClassifier.backward(W, b, X, Y);
    }

    private double loss(double[] theta) {
        DMatrixRMaj ownW = new DMatrixRMaj(5, 4);
        DMatrixRMaj ownB = new DMatrixRMaj(5, 1);
        System.arraycopy(theta, 0, ownW.data, 0, 20);
        System.arraycopy(theta, 20, ownB.data, 0, 5);
        return SoftmaxClassifier.loss(ownW, ownB, X, Y);
    }

    private static double[] flatten(DMatrixRMaj first, DMatrixRMaj second) {
        double[] flat = new double[first.getNumElements() + second.getNumElements()];
        System.arraycopy(first.data, 0, flat, 0, first.getNumElements());
        System.arraycopy(second.data, 0, flat, first.getNumElements(), second.getNumElements());
        return flat;
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double norm(double[] array) {
        double sum = 0;
        for (double entry : array) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }

    private static DMatrixRMaj oneHot() {
        DMatrixRMaj labels = new DMatrixRMaj(5, 8);
        for (int column = 0; column < 8; column++) {
            labels.set(column % 5, column, 1);
        }
        return labels;
    }
}
