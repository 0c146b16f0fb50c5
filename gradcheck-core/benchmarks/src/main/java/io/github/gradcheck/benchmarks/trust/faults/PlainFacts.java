/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.core.Cause;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is plainly true of a wrong gradient, beside the right one: a cause that is named is no false one if the numbers
 * are so related as it says, whatever was planted. Of a random change no cause holds but by chance.
 */
public final class PlainFacts {

    /** To so much of the fault a cause must explain it; those that are named claim five digits or so. */
    private static final double OF_FAULT = 1e-3;

    /** What rounding may leave, in proportion to the largest entry. */
    private static final double DOUBLE_ROUNDING = 1e-12;

    /** The same for floats: a few units of 2^-24. */
    private static final double FLOAT_ROUNDING = 1e-6;

    private final Map<String, Key> keys = new TreeMap<>();

    private PlainFacts(Problem problem, Map<String, Object> wrong) {
        Map<String, Object> right = problem.backward();
        double unit = unit(right.keySet().stream()
                .flatMapToDouble(key -> Arrays.stream(ArrayView.of(right, key).toArray()))
                .toArray());
        problem.parameters().forEach((key, array) -> {
            ArrayView claimed = ArrayView.of(wrong, key);
            keys.put(
                    key,
                    new Key(
                            inUnits(ArrayView.of(right, key).toArray(), unit),
                            inUnits(claimed.toArray(), unit),
                            ArrayView.of(array).toArray(),
                            claimed.columns(),
                            claimed.single() ? FLOAT_ROUNDING : DOUBLE_ROUNDING));
        });
    }

    /** The largest entry, so that no square of 1e-300 is zero, and none of 1e300 infinite. */
    private static double unit(double[] numbers) {
        double largest = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
        return largest > 0 && largest < Double.POSITIVE_INFINITY ? largest : 1;
    }

    private static double[] inUnits(double[] numbers, double unit) {
        return Arrays.stream(numbers).map(number -> number / unit).toArray();
    }

    /**
     * Compares two gradients at the point of a problem.
     *
     * @param problem gives the right one
     * @param backward gives the wrong one
     */
    public static PlainFacts of(Problem problem, Supplier<Map<String, Object>> backward) {
        return new PlainFacts(problem, backward.get());
    }

    /** Returns whether a cause says no more than that some entries, or layers, are wrong. */
    public static boolean isPlace(Cause cause) {
        return cause == Cause.PART || cause == Cause.LAYER;
    }

    /**
     * Returns whether a cause that is named for a key is true of its numbers. Those that speak of the loss, a tie, a
     * loss that does not move or throws, cannot be read off two gradients, and are not judged here.
     */
    public boolean hold(String key, Cause cause) {
        Key numbers = keys.get(key);
        if (numbers == null) {
            throw new IllegalArgumentException("no key " + key);
        }
        return switch (cause) {
            case PART, LAYER, TIE, STILL_LOSS, THROWN -> true;
            case CLIPPED -> numbers.isClipped();
            case PROJECTION -> numbers.isSum(i -> numbers.right[i], i -> numbers.theta[i]) || numbers.isSumByLine();
            case NOT_FINITE -> Arrays.stream(numbers.wrong).anyMatch(number -> !Double.isFinite(number));
            case ZERO -> Arrays.stream(numbers.wrong).allMatch(number -> number == 0);
            case SIGN -> numbers.isSum(i -> -numbers.right[i], i -> numbers.theta[i]);
            case FACTOR -> numbers.isMultiple();
            case OFFSET -> numbers.isOffset();
            case REGULARISATION ->
                numbers.isSum(i -> numbers.right[i], i -> numbers.theta[i])
                        || numbers.isSum(i -> numbers.right[i], i -> Math.signum(numbers.theta[i]));
            case PARAMETER_FACTOR -> numbers.isByParameter();
            case TRANSPOSED -> numbers.isRearranged();
            case OTHER_KEY -> keys.values().stream().anyMatch(other -> numbers.isThatOf(other));
            case ACCUMULATED -> keys.values().stream().anyMatch(other -> numbers.contains(other));
            case BATCH_SUM -> keys.values().stream().anyMatch(other -> other.isMatrix() && other.isRight());
            case STORED_VALUES -> numbers.isRight();
            case TRIANGLE -> numbers.isOfTriangles();
            default -> false;
        };
    }

    /**
     * The numbers of one key.
     *
     * @param right gradient
     * @param wrong gradient
     * @param theta the parameter
     * @param columns of a matrix; 1 for a vector
     * @param rounding relative to the largest entry
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Key(double[] right, double[] wrong, double[] theta, int columns, double rounding) {

        int size() {
            return right.length;
        }

        boolean isMatrix() {
            return columns > 1 && columns < size();
        }

        boolean isRight() {
            return isWithin(i -> right[i], 0);
        }

        /** Whether these would be the wrong numbers. */
        private boolean is(IntToDoubleFunction numbers) {
            return isWithin(numbers, OF_FAULT);
        }

        private boolean isWithin(IntToDoubleFunction numbers, double ofFault) {
            double fault = largest(i -> wrong[i] - right[i]);
            double size = Math.max(largest(i -> right[i]), largest(i -> wrong[i]));
            return largest(i -> wrong[i] - numbers.applyAsDouble(i)) <= ofFault * fault + rounding * size;
        }

        private double largest(IntToDoubleFunction numbers) {
            return IntStream.range(0, size())
                    .mapToDouble(numbers)
                    .map(Math::abs)
                    .max()
                    .orElse(0);
        }

        private double dot(IntToDoubleFunction one, IntToDoubleFunction other) {
            return IntStream.range(0, size())
                    .mapToDouble(i -> one.applyAsDouble(i) * other.applyAsDouble(i))
                    .sum();
        }

        /** Whether {@code wrong = base + p x}, with some p. */
        boolean isSum(IntToDoubleFunction base, IntToDoubleFunction x) {
            double xx = dot(x, x);
            double p = xx == 0 ? 0 : dot(x, i -> wrong[i] - base.applyAsDouble(i)) / xx;
            return is(i -> base.applyAsDouble(i) + p * x.applyAsDouble(i));
        }

        /** Whether {@code wrong = c right}, or all but a multiple of the parameter is, or each row or column is. */
        boolean isMultiple() {
            double rr = dot(i -> right[i], i -> right[i]);
            double rt = dot(i -> right[i], i -> theta[i]);
            double tt = dot(i -> theta[i], i -> theta[i]);
            double wr = dot(i -> wrong[i], i -> right[i]);
            double wt = dot(i -> wrong[i], i -> theta[i]);
            double c = (wr * tt - wt * rt) / (rr * tt - rt * rt);
            double mu = (wt * rr - wr * rt) / (rr * tt - rt * rt);
            return isSum(i -> 0, i -> right[i])
                    || is(i -> c * right[i] + mu * theta[i])
                    || isByLine(i -> i / columns, true)
                    || isByLine(i -> i % columns, true);
        }

        /** Whether the fault is one number, of the whole or of each row or column. */
        boolean isOffset() {
            return isSum(i -> right[i], i -> 1)
                    || isByLine(i -> i / columns, false)
                    || isByLine(i -> i % columns, false);
        }

        /** Whether each line has a factor, or an offset, of its own; lines of one entry tell nothing. */
        private boolean isByLine(IntUnaryOperator line, boolean factor) {
            double[] sums = new double[size()];
            double[] weights = new double[size()];
            for (int i = 0; i < size(); i++) {
                int own = line.applyAsInt(i);
                sums[own] += factor ? wrong[i] * right[i] : wrong[i] - right[i];
                weights[own] += factor ? right[i] * right[i] : 1;
            }
            return isMatrix()
                    && is(i -> {
                        int own = line.applyAsInt(i);
                        double number = weights[own] == 0 ? 0 : sums[own] / weights[own];
                        return factor ? number * right[i] : right[i] + number;
                    });
        }

        /** Whether {@code wrong = right}, cut off at the largest of the wrong numbers, or shortened. */
        boolean isClipped() {
            double bound = largest(i -> wrong[i]);
            return is(i -> Math.max(-bound, Math.min(bound, right[i]))) || isSum(i -> 0, i -> right[i]);
        }

        /** Whether the fault is a multiple of the parameter in each row, or in each column. */
        boolean isSumByLine() {
            return isMatrix() && (isAlongLines(i -> i / columns) || isAlongLines(i -> i % columns));
        }

        private boolean isAlongLines(IntUnaryOperator line) {
            double[] sums = new double[size()];
            double[] weights = new double[size()];
            for (int i = 0; i < size(); i++) {
                int own = line.applyAsInt(i);
                sums[own] += (wrong[i] - right[i]) * theta[i];
                weights[own] += theta[i] * theta[i];
            }
            return is(i -> {
                int own = line.applyAsInt(i);
                return right[i] + (weights[own] == 0 ? 0 : sums[own] / weights[own] * theta[i]);
            });
        }

        boolean isByParameter() {
            return is(i -> right[i] * theta[i])
                    || is(i -> right[i] / theta[i])
                    || is(i -> right[i] * Math.exp(theta[i]))
                    || is(i -> right[i] / Math.exp(theta[i]));
        }

        boolean isRearranged() {
            int rows = size() / columns;
            return is(i -> right[i % columns * rows + i / columns]) || is(i -> right[i % rows * columns + i / rows]);
        }

        /** Whether the entries off the diagonal of a square matrix are shared wrongly between the two triangles. */
        boolean isOfTriangles() {
            return size() == columns * columns
                    && (isOffDiagonal(i -> isUpper(i) ? 0 : right[i])
                            || isOffDiagonal(i -> isUpper(i) ? right[i] : 0)
                            || isOffDiagonal(i -> isUpper(i) ? 0 : right[i] + right[mirrored(i)])
                            || isOffDiagonal(i -> isUpper(i) ? right[i] + right[mirrored(i)] : 0)
                            || isOffDiagonal(i -> (right[i] + right[mirrored(i)]) / 2)
                            || isOffDiagonal(i -> right[i] + right[mirrored(i)])
                            || isOffDiagonal(i -> right[i] / 2)
                            || is(i -> right[i] + right[mirrored(i)]));
        }

        private boolean isOffDiagonal(IntToDoubleFunction numbers) {
            return is(i -> i == mirrored(i) ? right[i] : numbers.applyAsDouble(i));
        }

        private boolean isUpper(int entry) {
            return entry / columns < entry % columns;
        }

        private int mirrored(int entry) {
            return entry % columns * columns + entry / columns;
        }

        boolean isThatOf(Key other) {
            return !other.equals(this)
                    && other.size() == size()
                    && (is(i -> other.right[i]) || (other.isRight() && is(i -> other.wrong[i])));
        }

        boolean contains(Key other) {
            return !other.equals(this) && other.size() == size() && is(i -> right[i] + other.right[i]);
        }
    }
}
