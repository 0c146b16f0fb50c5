/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Param;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrix3;
import org.ejml.data.DMatrix3x3;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.ZMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Matrices of EJML that are not dense and real, through adapters to be copied. */
class EjmlKindsTests {
    private final GradientChecker checker = GradientChecker.create();

    /** {@code f(S) = sum sin S_ij / 2 over stored entries}. */
    private static DMatrixSparseCSC sparse() {
        DMatrixSparseCSC S = new DMatrixSparseCSC(5, 4, 3);
        S.set(4, 0, 0.3);
        S.set(0, 2, -0.8);
        S.set(3, 2, 1.2);
        return S;
    }

    private static double loss(DMatrixSparseCSC S) {
        double sum = 0;
        for (int i = 0; i < S.nz_length; i++) {
            sum += Math.sin(S.nz_values[i]);
        }
        return sum / 2;
    }

    private static DMatrixSparseCSC backward(DMatrixSparseCSC S, double error) {
        DMatrixSparseCSC gradient = S.copy();
        for (int i = 0; i < S.nz_length; i++) {
            gradient.nz_values[i] = Math.cos(S.nz_values[i]) / 2;
        }
        gradient.set(3, 2, gradient.get(3, 2) + error);
        return gradient;
    }

    @Test
    void storedEntriesOfASparseMatrixAreComparedAndNamedByRowAndColumn() {
        DMatrixSparseCSC S = sparse();
        Parameters at = Parameters.of("S", S);
        GradientReport right = checker.check(at, () -> loss(S), () -> backward(S, 0));
        assertEquals(Verdict.CORRECT, right.verdict());
        assertEquals(3, right.key("S").entries());
        assertEquals(List.of("S[3,2]"), wrong(checker.check(at, () -> loss(S), () -> backward(S, 0.01)), "S"));
    }

    @Test
    void aSparseMatrixCannotBeDrawnFromAShapeAlone() {
        assertThrows(IllegalArgumentException.class, () -> Parameters.zeros(DMatrixSparseCSC.class, Shape.of(5, 4)));
    }

    /** {@code f(A, x) = x'A x}. */
    @GradientCheck
    void fixedSizes(@Param({3, 3}) DMatrix3x3 A, @Param({3, 1}) DMatrix3 x, Gradients gradients) {
        gradients.of(() -> form(A, x)).match(() -> Map.of("A", outer(x), "x", both(A, x)));
    }

    @Test
    void aWrongEntryOfAFixedSizeIsNamed() {
        DMatrix3x3 A = new DMatrix3x3(1, 2, 3, 4, 5, 6, 7, 8, 9);
        DMatrix3 x = new DMatrix3(0.3, -0.5, 0.7);
        GradientReport report = checker.check(Parameters.of("A", A), () -> form(A, x), () -> {
            DMatrix3x3 gradient = outer(x);
            gradient.a23 = 1;
            return gradient;
        });
        assertEquals(List.of("A[1,2]"), wrong(report, "A"));
    }

    private static double form(DMatrix3x3 A, DMatrix3 x) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += x.get(i, 0) * A.get(i, j) * x.get(j, 0);
            }
        }
        return sum;
    }

    private static DMatrix3x3 outer(DMatrix3 x) {
        DMatrix3x3 outer = new DMatrix3x3();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                outer.set(i, j, x.get(i, 0) * x.get(j, 0));
            }
        }
        return outer;
    }

    private static DMatrix3 both(DMatrix3x3 A, DMatrix3 x) {
        DMatrix3 sum = new DMatrix3();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum.set(i, 0, sum.get(i, 0) + (A.get(i, j) + A.get(j, i)) * x.get(j, 0));
            }
        }
        return sum;
    }

    /** {@code f(Z) = sum |z|^4 / 4}, whose gradient is {@code |z|^2 z}. */
    @GradientCheck
    void complexNumbers(@Param({2, 3, 2}) ZMatrixRMaj Z, Gradients gradients) {
        gradients.of(() -> quartic(Z)).match(() -> gradient(Z, 1));
    }

    @Test
    void aConjugatedGradientIsWrongInTheImaginaryParts() {
        ZMatrixRMaj Z = new ZMatrixRMaj(1, 2, true, 0.3, 0.4, -0.5, 1.2);
        GradientReport report = checker.check(Parameters.of("Z", Z), () -> quartic(Z), () -> gradient(Z, -1));
        assertEquals(
                List.of("Z[0,0].im", "Z[0,1].im"),
                wrong(report, "Z").stream().sorted().toList());
    }

    private static double quartic(ZMatrixRMaj Z) {
        double sum = 0;
        for (int i = 0; i < Z.data.length; i += 2) {
            sum += Math.pow(Z.data[i] * Z.data[i] + Z.data[i + 1] * Z.data[i + 1], 2) / 4;
        }
        return sum;
    }

    private static ZMatrixRMaj gradient(ZMatrixRMaj Z, int sign) {
        ZMatrixRMaj gradient = Z.copy();
        for (int i = 0; i < Z.data.length; i += 2) {
            double square = Z.data[i] * Z.data[i] + Z.data[i + 1] * Z.data[i + 1];
            gradient.data[i] *= square;
            gradient.data[i + 1] *= sign * square;
        }
        return gradient;
    }

    private static List<String> wrong(GradientReport report, String key) {
        return report.key(key).wrongEntries().stream().map(EntryReport::entry).toList();
    }
}
