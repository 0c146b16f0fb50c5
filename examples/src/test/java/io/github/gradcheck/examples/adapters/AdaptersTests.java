/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code f(W) = |W x|^2 / 2}, whose gradient is {@code (W x) x'}, with the matrices of four libraries. */
class AdaptersTests {

    @GradientCheck
    void hipparchus(@Param({3, 4}) RealMatrix W, @Param(4) RealVector x, Gradients gradients) {
        gradients.of(() -> norm(W.operate(x))).match(() -> {
            RealVector y = W.operate(x);
            return Map.of("dW", y.outerProduct(x), "dx", W.transpose().operate(y));
        });
    }

    private static double norm(RealVector y) {
        return y.dotProduct(y) / 2;
    }

    @GradientCheck
    void commonsMath(
            @Param({3, 4}) org.apache.commons.math3.linear.RealMatrix W,
            @Input({4, 5}) org.apache.commons.math3.linear.RealMatrix X,
            Gradients gradients) {
        gradients
                .of(() -> Math.pow(W.multiply(X).getFrobeniusNorm(), 2) / 2)
                .match(() -> W.multiply(X).multiply(X.transpose()));
    }

    @GradientCheck
    void jama(@Param({3, 4}) Jama.Matrix W, @Input({4, 5}) Jama.Matrix X, Gradients gradients) {
        gradients
                .of(() -> Math.pow(W.times(X).normF(), 2) / 2)
                .match(() -> W.times(X).times(X.transpose()));
    }

    /** {@code f(W) = sum sin W_i}; the entry that is off is named by its row and column, whatever the library. */
    @TestFactory
    Stream<DynamicTest> oneWrongEntryIsNamed() {
        return Stream.<Object>of(
                        MatrixUtils.createRealMatrix(new double[3][4]),
                        new org.apache.commons.math3.linear.Array2DRowRealMatrix(3, 4),
                        new Jama.Matrix(3, 4))
                .map(matrix -> DynamicTest.dynamicTest(
                        matrix.getClass().getName(), () -> assertNamed(Parameters.of("W", matrix))));
    }

    private static void assertNamed(Parameters parameters) {
        Block W = parameters.blocks().get(0);
        W.setAll(IntStream.range(0, 12).mapToDouble(i -> 0.1 * i - 0.5).toArray());
        GradientReport report = GradientChecker.create()
                .check(
                        parameters,
                        () -> Arrays.stream(W.toArray()).map(Math::sin).sum(),
                        () -> IntStream.range(0, 3)
                                .mapToObj(row -> IntStream.range(4 * row, 4 * row + 4)
                                        .mapToDouble(i -> Math.cos(W.get(i)) + (i == 6 ? 0.01 : 0))
                                        .toArray())
                                .toArray(double[][]::new));
        assertEquals(
                List.of("W[1,2]"),
                report.key("W").wrongEntries().stream().map(EntryReport::entry).toList());
    }
}
