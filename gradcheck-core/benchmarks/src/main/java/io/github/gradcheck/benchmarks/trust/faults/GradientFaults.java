/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The faults that fit any function: what they do to its gradient does not depend on what it computes. */
public final class GradientFaults {

    /** A key or an entry smaller than this part of the others is no place for a mistake that should be seen. */
    private static final double NEGLIGIBLE = 1e-3;

    private GradientFaults() {}

    /** A change of all entries of one key. */
    @FunctionalInterface
    private interface KeyChange {

        double[] apply(double[] gradient, double[] parameters);
    }

    /** Returns every fault, in the order of the tables. */
    public static List<GradientFault> all() {
        List<GradientFault> all = new ArrayList<>();
        all.addAll(factors());
        all.addAll(entries());
        all.addAll(shapes());
        all.addAll(betweenKeys());
        return all;
    }

    private static List<GradientFault> factors() {
        return List.of(
                scaled("factor 2", 2),
                scaled("sign", -1),
                scaled("x1.01", 1.01),
                scaled("x1.001", 1.001),
                scaled("a key zero", 0),
                scaled("divided by a batch of 8", 0.125),
                oneKey("a term of 1e-3 missing", GradientFaults::termMissing),
                oneKey(
                        "rounded to three digits",
                        (gradient, parameters) -> each(gradient, GradientFaults::threeDigits)),
                oneKey("absolute values", (gradient, parameters) -> each(gradient, Math::abs)),
                oneKey("clipped at its root mean square", (gradient, parameters) -> {
                    double most = rms(gradient);
                    return each(gradient, value -> Math.max(-most, Math.min(most, value)));
                }));
    }

    private static List<GradientFault> entries() {
        return List.of(
                oneEntry("one entry off by 1e-2", 1.01),
                oneEntry("one entry off by 1e-3", 1.001),
                oneEntry("one entry zero", 0),
                oneEntry("one entry with the wrong sign", -1),
                oneEntry("one entry NaN", Double.NaN));
    }

    private static List<GradientFault> shapes() {
        return List.of(
                new GradientFault("transposed", GradientFaults::transposed),
                oneKey("shifted by one entry", GradientFaults::shifted),
                oneKey("first half doubled", (gradient, parameters) -> firstHalf(gradient, 2)),
                oneKey("first half missing", (gradient, parameters) -> firstHalf(gradient, 0)),
                oneKey("two errors that cancel in the sum", GradientFaults::cancelling),
                oneKey("two equal errors", GradientFaults::equal),
                new GradientFault("every entry off by about 1e-2", (problem, draw) -> {
                    String key = drawKey(problem.backward(), draw);
                    double[] errors = draw.gaussians(
                            ArrayView.of(problem.parameters(), key).size(), 1e-2);
                    return Optional.of(() -> changed(problem, key, (gradient, parameters) -> {
                        Arrays.setAll(gradient, i -> gradient[i] * (1 + errors[i]));
                        return gradient;
                    }));
                }));
    }

    private static List<GradientFault> betweenKeys() {
        return List.of(
                new GradientFault(
                        "accumulated over two calls",
                        (problem, draw) -> Optional.of(() -> {
                            Map<String, Object> gradient = problem.backward();
                            List.copyOf(gradient.keySet()).forEach(key -> Keys.multiply(gradient, key, 2));
                            return gradient;
                        })),
                new GradientFault(
                        "two keys swapped",
                        (problem, draw) -> twins(problem, draw)
                                .map(two -> () -> Keys.swap(problem.backward(), two.get(0), two.get(1)))),
                new GradientFault(
                        "added to another key",
                        (problem, draw) -> twins(problem, draw)
                                .map(two -> () -> Keys.add(problem.backward(), two.get(0), two.get(1)))));
    }

    private static GradientFault scaled(String title, double factor) {
        return oneKey(title, (gradient, parameters) -> each(gradient, value -> factor * value));
    }

    private static GradientFault oneEntry(String title, double factor) {
        return new GradientFault(title, (problem, draw) -> {
            Map<String, Object> gradient = problem.backward();
            String key = drawKey(gradient, draw);
            Entry entry = new Entry(key, drawEntry(ArrayView.of(gradient, key).toArray(), draw));
            return Optional.of(() -> entry.multiply(problem.backward(), factor));
        });
    }

    private static GradientFault oneKey(String title, KeyChange change) {
        return new GradientFault(title, (problem, draw) -> {
            String key = drawKey(problem.backward(), draw);
            return Optional.of(() -> changed(problem, key, change));
        });
    }

    private static Map<String, Object> changed(Problem problem, String key, KeyChange change) {
        Map<String, Object> gradient = problem.backward();
        ArrayView block = ArrayView.of(gradient, key);
        double[] parameters = ArrayView.of(problem.parameters(), key).toArray();
        block.setAll(change.apply(block.toArray(), parameters));
        return gradient;
    }

    private static double[] each(double[] values, DoubleUnaryOperator change) {
        return Arrays.stream(values).map(change).toArray();
    }

    /** Leaves out an L2 term whose gradient has a thousandth of the length of the whole. */
    private static double[] termMissing(double[] gradient, double[] parameters) {
        double length = rms(parameters);
        double error = length == 0 ? 0 : 1e-3 * rms(gradient);
        Arrays.setAll(gradient, i -> gradient[i] - error * (parameters[i] / length));
        return gradient;
    }

    /** Returns the root mean square, of which no square overflows or vanishes. */
    public static double rms(double[] values) {
        double largest = largest(values);
        double squares = Arrays.stream(values)
                .map(value -> value / largest * (value / largest))
                .sum();
        return largest == 0 ? 0 : largest * Math.sqrt(squares / values.length);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** Draws one of the keys, but for those that are negligible beside the largest. */
    private static String drawKey(Map<String, Object> gradient, Draw draw) {
        double largest = gradient.values().stream()
                .mapToDouble(array -> largest(ArrayView.of(array).toArray()))
                .max()
                .orElseThrow();
        return draw.oneOf(gradient.keySet().stream()
                .filter(key -> largest(ArrayView.of(gradient, key).toArray()) >= NEGLIGIBLE * largest)
                .toList());
    }

    /** Draws one of the entries, but for those that are negligible beside the root mean square. */
    private static int drawEntry(double[] gradient, Draw draw) {
        double least = NEGLIGIBLE * rms(gradient);
        return draw.oneOf(IntStream.range(0, gradient.length)
                .filter(i -> Math.abs(gradient[i]) >= least)
                .boxed()
                .toList());
    }

    private static double threeDigits(double value) {
        if (value == 0) {
            return 0;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
        return unit == 0 ? value : Math.rint(value / unit) * unit;
    }

    private static double[] shifted(double[] gradient, double[] parameters) {
        double[] moved = new double[gradient.length];
        Arrays.setAll(moved, i -> gradient[(i + 1) % gradient.length]);
        return moved;
    }

    private static double[] firstHalf(double[] gradient, double factor) {
        for (int i = 0; i < gradient.length / 2; i++) {
            gradient[i] *= factor;
        }
        return gradient;
    }

    /** The first two entries are wrong by a hundredth of the root mean square, one up, one down. */
    private static double[] cancelling(double[] gradient, double[] parameters) {
        return firstTwo(gradient, -1);
    }

    private static double[] equal(double[] gradient, double[] parameters) {
        return firstTwo(gradient, 1);
    }

    private static double[] firstTwo(double[] gradient, double sign) {
        double error = 1e-2 * rms(gradient);
        if (gradient.length > 1) {
            gradient[0] += error;
            gradient[1] += sign * error;
        }
        return gradient;
    }

    private static Optional<Supplier<Map<String, Object>>> transposed(Problem problem, Draw draw) {
        List<String> square = problem.parameters().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof DMatrixRMaj matrix && matrix.numRows == matrix.numCols)
                .map(Map.Entry::getKey)
                .toList();
        if (square.isEmpty()) {
            return Optional.empty();
        }
        String key = draw.oneOf(square);
        return Optional.of(() -> Keys.transpose(problem.backward(), key));
    }

    /** Returns two keys of one size, if there are such. */
    private static Optional<List<String>> twins(Problem problem, Draw draw) {
        Map<String, Object> arrays = problem.parameters();
        List<List<String>> pairs = new ArrayList<>();
        for (String one : arrays.keySet()) {
            for (String other : arrays.keySet()) {
                if (one.compareTo(other) < 0
                        && ArrayView.of(arrays, one).size()
                                == ArrayView.of(arrays, other).size()) {
                    pairs.add(List.of(one, other));
                }
            }
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(draw.oneOf(pairs));
    }

    /** Returns a change that is none: every entry rounded to float, as far as floats reach. */
    public static UnaryOperator<Map<String, Object>> roundedToFloat() {
        return gradient -> {
            for (String key : gradient.keySet()) {
                ArrayView block = ArrayView.of(gradient, key);
                block.setAll(each(block.toArray(), GradientFaults::toFloat));
            }
            return gradient;
        };
    }

    private static double toFloat(double value) {
        boolean normal = Math.abs(value) >= Float.MIN_NORMAL && Math.abs(value) <= Float.MAX_VALUE;
        return normal ? (float) value : value;
    }
}
