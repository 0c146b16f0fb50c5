/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;

/** Functions of matrices: determinants, inverses, exponentials, eigenvalues. */
final class Matrices {

    private static final int N = 4;

    private Matrices() {}

    static Family family() {
        return new Family(
                "matrix functions",
                List.of(
                        Kind.right("log determinant and solve by Cholesky", Matrices::gaussianProcess),
                        Kind.right("log determinant of a symmetric matrix, lower triangle", Matrices::symmetric),
                        Kind.right("log determinant by Cholesky, condition 1e10", draw -> illConditioned(draw, true))
                                .provenBy(draw -> illConditioned(draw, false))
                                .within(1e-6),
                        Kind.right("trace of an inverse", Matrices::inverse),
                        Kind.right("matrix exponential", Matrices::exponential),
                        Kind.right("eigenvalues by Jacobi rotations", Matrices::eigenvalues)));
    }

    /** Returns the lower triangle of the Cholesky factor of a symmetric matrix, of which the lower triangle is read. */
    private static double[] cholesky(double[] matrix, int n) {
        double[] lower = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * n + k] * lower[j * n + k];
                }
                if (i == j && !(sum > 0)) {
                    throw new ArithmeticException("not positive definite");
                }
                lower[i * n + j] = i == j ? Math.sqrt(sum) : sum / lower[j * n + j];
            }
        }
        return lower;
    }

    private static double logDeterminant(double[] lower, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += 2 * Math.log(lower[i * n + i]);
        }
        return sum;
    }

    /** Returns the inverse of a matrix by Gauss-Jordan elimination with pivots. */
    private static double[] inverse(double[] matrix, int n) {
        double[] left = matrix.clone();
        double[] right = identity(n);
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column + 1; i < n; i++) {
                pivot = Math.abs(left[i * n + column]) > Math.abs(left[pivot * n + column]) ? i : pivot;
            }
            swapRows(left, n, pivot, column);
            swapRows(right, n, pivot, column);
            double scale = 1 / left[column * n + column];
            for (int j = 0; j < n; j++) {
                left[column * n + j] *= scale;
                right[column * n + j] *= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = i == column ? 0 : left[i * n + column];
                for (int j = 0; j < n; j++) {
                    left[i * n + j] -= factor * left[column * n + j];
                    right[i * n + j] -= factor * right[column * n + j];
                }
            }
        }
        return right;
    }

    private static double[] identity(int n) {
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) {
            identity[i * n + i] = 1;
        }
        return identity;
    }

    private static void swapRows(double[] matrix, int n, int one, int other) {
        for (int j = 0; j < n; j++) {
            double kept = matrix[one * n + j];
            matrix[one * n + j] = matrix[other * n + j];
            matrix[other * n + j] = kept;
        }
    }

    private static double[] squared(double[] b, int n, double ridge) {
        double[] matrix = Linear.product(DOUBLE, b, n, Linear.transpose(b, n));
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] += ridge;
        }
        return matrix;
    }

    /** {@code (y' A^-1 y + log det A) / 2} with {@code A = B B' + 0.1}. */
    private static Formula gaussianProcess(Draw draw) {
        Formula formula = new Formula();
        double[] y = draw.gaussians(N, 1);
        double[] b = formula.matrix("B", N, draw.gaussians(N * N, 1));
        formula.loss(() -> {
            double[] lower = cholesky(squared(b, N, 0.1), N);
            double[] solved = y.clone();
            double quadratic = 0;
            for (int i = 0; i < N; i++) {
                for (int k = 0; k < i; k++) {
                    solved[i] -= lower[i * N + k] * solved[k];
                }
                solved[i] /= lower[i * N + i];
                quadratic += solved[i] * solved[i];
            }
            return (quadratic + logDeterminant(lower, N)) / 2;
        });
        formula.slip(
                "without the quadratic term",
                slopes -> slopes.put("B", Linear.product(DOUBLE, inverse(squared(b, N, 0.1), N), N, b)));
        return formula.backward(slopes -> {
            double[] inverse = inverse(squared(b, N, 0.1), N);
            double[] alpha = Linear.times(DOUBLE, inverse, y);
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    inverse[i * N + j] -= alpha[i] * alpha[j];
                }
            }
            slopes.put("B", Linear.product(DOUBLE, inverse, N, b));
        });
    }

    /** The upper triangle is never read; an entry below the diagonal stands for two of the matrix. */
    private static Formula symmetric(Draw draw) {
        Formula formula = new Formula();
        double[] a = formula.matrix("A", N, squared(draw.gaussians(N * N, 1), N, 1));
        formula.loss(() -> logDeterminant(cholesky(a, N), N));
        formula.slip("entries beside the diagonal not doubled", slopes -> triangle(slopes.of("A"), a, 1));
        formula.slip("diagonal doubled too", slopes -> {
            triangle(slopes.of("A"), a, 2);
            for (int i = 0; i < N; i++) {
                slopes.of("A")[i * N + i] *= 2;
            }
        });
        formula.slip("both triangles filled", slopes -> slopes.put("A", inverse(mirrored(a), N)));
        return formula.backward(slopes -> triangle(slopes.of("A"), a, 2));
    }

    private static double[] mirrored(double[] lower) {
        double[] full = lower.clone();
        for (int i = 0; i < N; i++) {
            for (int j = i + 1; j < N; j++) {
                full[i * N + j] = lower[j * N + i];
            }
        }
        return full;
    }

    private static void triangle(double[] slopes, double[] a, double besideDiagonal) {
        double[] inverse = inverse(mirrored(a), N);
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                slopes[i * N + j] = (i == j ? 1 : besideDiagonal) * inverse[i * N + j];
            }
        }
    }

    private static Formula illConditioned(Draw draw, boolean byCholesky) {
        Formula formula = new Formula();
        double[] factor = draw.gaussians(9, 1);
        for (int i = 0; i < 3; i++) {
            factor[6 + i] = factor[i] + 1e-5 * factor[6 + i];
        }
        double[] b = formula.matrix("B", 3, factor);
        // B is square: log det B B' = 2 log |det B|.
        formula.loss(() ->
                byCholesky ? logDeterminant(cholesky(squared(b, 3, 0), 3), 3) : 2 * Math.log(Math.abs(determinant(b))));
        return formula.backward(slopes -> {
            double[] inverse = inverse(b, 3);
            for (int i = 0; i < 9; i++) {
                slopes.of("B")[i] = 2 * inverse[i % 3 * 3 + i / 3];
            }
        });
    }

    private static double determinant(double[] b) {
        return b[0] * (b[4] * b[8] - b[5] * b[7])
                - b[1] * (b[3] * b[8] - b[5] * b[6])
                + b[2] * (b[3] * b[7] - b[4] * b[6]);
    }

    private static Formula inverse(Draw draw) {
        Formula formula = new Formula();
        double[] a = formula.matrix("A", N, Linear.plus(DOUBLE, draw.gaussians(N * N, 0.3), identity(N)));
        double[] c = draw.gaussians(N * N, 1);
        formula.loss(() -> Linear.dot(DOUBLE, c, inverse(a, N)));
        formula.slip("inverse not transposed", slopes -> {
            double[] inverse = inverse(a, N);
            double[] product = Linear.product(DOUBLE, Linear.product(DOUBLE, inverse, N, c), N, inverse);
            for (int i = 0; i < product.length; i++) {
                slopes.of("A")[i] = -product[i];
            }
        });
        return formula.backward(slopes -> {
            double[] transposed = Linear.transpose(inverse(a, N), N);
            double[] product = Linear.product(DOUBLE, Linear.product(DOUBLE, transposed, N, c), N, transposed);
            for (int i = 0; i < product.length; i++) {
                slopes.of("A")[i] = -product[i];
            }
        });
    }

    /** Returns exp of a matrix by its series at a 64th, squared six times. */
    private static double[] exponential(double[] matrix, int n) {
        double[] small = matrix.clone();
        for (int i = 0; i < small.length; i++) {
            small[i] /= 64;
        }
        double[] sum = identity(n);
        double[] term = identity(n);
        for (int k = 1; k <= 18; k++) {
            term = Linear.product(DOUBLE, term, n, small);
            for (int i = 0; i < term.length; i++) {
                term[i] /= k;
                sum[i] += term[i];
            }
        }
        for (int doubling = 0; doubling < 6; doubling++) {
            sum = Linear.product(DOUBLE, sum, n, sum);
        }
        return sum;
    }

    /** {@code <C, exp A>}; the gradient is the upper right block of exp of {@code [A' C; 0 A']} (Van Loan 1978). */
    private static Formula exponential(Draw draw) {
        int n = 3;
        Formula formula = new Formula();
        double[] a = formula.matrix("A", n, draw.gaussians(n * n, 0.8));
        double[] c = draw.gaussians(n * n, 1);
        formula.loss(() -> Linear.dot(DOUBLE, c, exponential(a, n)));
        formula.slip(
                "as if A and C commuted",
                slopes -> slopes.put("A", Linear.product(DOUBLE, c, n, exponential(Linear.transpose(a, n), n))));
        return formula.backward(slopes -> {
            double[] block = new double[4 * n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    block[i * 2 * n + j] = a[j * n + i];
                    block[(n + i) * 2 * n + n + j] = a[j * n + i];
                    block[i * 2 * n + n + j] = c[i * n + j];
                }
            }
            double[] exponential = exponential(block, 2 * n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    slopes.of("A")[i * n + j] = exponential[i * 2 * n + n + j];
                }
            }
        });
    }

    /** {@code sum log(1 + lambda^2)} over the eigenvalues of {@code (A + A')/2}. */
    private static Formula eigenvalues(Draw draw) {
        Formula formula = new Formula();
        double[] a = formula.matrix("A", N, draw.gaussians(N * N, 1));
        formula.loss(() -> {
            double[] rotated = symmetricPart(a);
            jacobi(rotated, identity(N));
            double sum = 0;
            for (int i = 0; i < N; i++) {
                sum += Math.log(1 + rotated[i * N + i] * rotated[i * N + i]);
            }
            return sum;
        });
        return formula.backward(slopes -> {
            double[] rotated = symmetricPart(a);
            double[] vectors = identity(N);
            jacobi(rotated, vectors);
            for (int k = 0; k < N; k++) {
                double value = rotated[k * N + k];
                for (int i = 0; i < N; i++) {
                    for (int j = 0; j < N; j++) {
                        slopes.of("A")[i * N + j] +=
                                2 * value / (1 + value * value) * vectors[i * N + k] * vectors[j * N + k];
                    }
                }
            }
        });
    }

    private static double[] symmetricPart(double[] a) {
        double[] symmetric = new double[a.length];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                symmetric[i * N + j] = (a[i * N + j] + a[j * N + i]) / 2;
            }
        }
        return symmetric;
    }

    /** Makes a symmetric matrix diagonal by ten sweeps of rotations, and turns the vectors along. */
    private static void jacobi(double[] matrix, double[] vectors) {
        for (int sweep = 0; sweep < 10; sweep++) {
            for (int p = 0; p < N; p++) {
                for (int q = p + 1; q < N; q++) {
                    double angle = 0.5 * Math.atan2(2 * matrix[p * N + q], matrix[q * N + q] - matrix[p * N + p]);
                    rotate(matrix, vectors, p, q, Math.cos(angle), Math.sin(angle));
                }
            }
        }
    }

    private static void rotate(double[] matrix, double[] vectors, int p, int q, double cos, double sin) {
        for (int k = 0; k < N; k++) {
            double left = matrix[k * N + p];
            double right = matrix[k * N + q];
            matrix[k * N + p] = cos * left - sin * right;
            matrix[k * N + q] = sin * left + cos * right;
            double vectorLeft = vectors[k * N + p];
            double vectorRight = vectors[k * N + q];
            vectors[k * N + p] = cos * vectorLeft - sin * vectorRight;
            vectors[k * N + q] = sin * vectorLeft + cos * vectorRight;
        }
        for (int k = 0; k < N; k++) {
            double above = matrix[p * N + k];
            double below = matrix[q * N + k];
            matrix[p * N + k] = cos * above - sin * below;
            matrix[q * N + k] = sin * above + cos * below;
        }
    }
}
