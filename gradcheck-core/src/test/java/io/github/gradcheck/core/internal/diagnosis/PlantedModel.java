/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A loss over several keys with a known gradient, into which faults are planted:
 * {@code sum of g_i x_i + sin(x_i)/3, and 0.05 (sum of c_i x_i)^2}.
 */
final class PlantedModel {
    private static final double COUPLING = 0.1;

    final Map<String, DMatrixRMaj> parameters = new LinkedHashMap<>();
    final Map<String, DMatrixRMaj> inputs = new LinkedHashMap<>();
    private final Map<String, double[]> slopes = new LinkedHashMap<>();
    private final Map<String, double[]> couplings = new LinkedHashMap<>();
    private final Set<String> dead = new HashSet<>();
    private final long seed;
    private boolean inFloat;

    PlantedModel(long seed) {
        this.seed = seed;
    }

    /** The keys of three layers and a batch of eight samples. */
    static PlantedModel standard(long seed) {
        return new PlantedModel(seed)
                .with("W1", 6, 6)
                .with("b1", 12, 1)
                .with("W2", 6, 6)
                .with("b2", 12, 1)
                .with("W3", 4, 7)
                .with("b3", 3, 1)
                .withInput("X", 3, 8)
                .withInput("Y", 5, 8);
    }

    /** Twenty seeds, each with all entries and with directions as evidence. */
    static Stream<Arguments> seedsAndCoverages() {
        return LongStream.range(0, 20)
                .boxed()
                .flatMap(seed -> Stream.of(Coverage.EVERY_ENTRY, Coverage.DIRECTIONS)
                        .map(coverage -> Arguments.of(seed, coverage)));
    }

    PlantedModel with(String key, int rows, int columns) {
        parameters.put(key, new DMatrixRMaj(rows, columns, true, gaussians(key, rows * columns)));
        slopes.put(key, gaussians("slope " + key, rows * columns));
        couplings.put(key, gaussians("coupling " + key, rows * columns));
        return this;
    }

    PlantedModel withInput(String key, int rows, int columns) {
        inputs.put(key, new DMatrixRMaj(rows, columns, true, gaussians(key, rows * columns)));
        return this;
    }

    /** The loss is rounded to a float, so that every measurement is blunt. */
    PlantedModel inFloat() {
        inFloat = true;
        return this;
    }

    /** The loss does not move with this row. */
    PlantedModel withDeadRow(String key, int row) {
        int columns = parameters.get(key).numCols;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            dead.add(key + i);
        }
        return this;
    }

    private double[] gaussians(String name, int count) {
        RandomStream random = RandomStream.of(seed, name);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextGaussian();
        }
        return numbers;
    }

    double loss() {
        double sum = 0;
        for (Map.Entry<String, DMatrixRMaj> parameter : parameters.entrySet()) {
            double[] x = parameter.getValue().data;
            double[] g = slopes.get(parameter.getKey());
            for (int i = 0; i < x.length; i++) {
                sum += isDead(parameter.getKey(), i) ? 0 : g[i] * x[i] + Math.sin(x[i]) / 3;
            }
        }
        double loss = sum + COUPLING / 2 * coupled() * coupled();
        return inFloat ? (float) loss : loss;
    }

    private boolean isDead(String key, int entry) {
        return !dead.isEmpty() && dead.contains(key + entry);
    }

    private double coupled() {
        double sum = 0;
        for (Map.Entry<String, DMatrixRMaj> parameter : parameters.entrySet()) {
            double[] x = parameter.getValue().data;
            double[] c = couplings.get(parameter.getKey());
            for (int i = 0; i < x.length; i++) {
                sum += isDead(parameter.getKey(), i) ? 0 : c[i] * x[i];
            }
        }
        return sum;
    }

    /** The true gradient at the present values. */
    Map<String, double[]> gradient() {
        Map<String, double[]> gradient = new LinkedHashMap<>();
        double coupled = coupled();
        parameters.forEach((key, parameter) -> {
            double[] numbers = slopes.get(key).clone();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] += Math.cos(parameter.data[i]) / 3
                        + COUPLING * coupled * couplings.get(key)[i];
            }
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = isDead(key, i) ? 0 : numbers[i];
            }
            gradient.put(key, numbers);
        });
        return gradient;
    }

    /** Checks a gradient into which a fault is planted. */
    GradientReport check(Coverage coverage, Consumer<Map<String, double[]>> fault) {
        return GradientChecker.create()
                .withSeed(seed)
                .withCoverage(coverage)
                .check(
                        Parameters.of(parameters),
                        inputs.isEmpty() ? Parameters.none() : Parameters.of(inputs),
                        this::loss,
                        () -> {
                            Map<String, double[]> gradient = gradient();
                            fault.accept(gradient);
                            return matrices(gradient);
                        });
    }

    /** Checks a gradient and returns what is said of one key. */
    Optional<Diagnosis> diagnose(String key, Coverage coverage, Consumer<Map<String, double[]>> fault) {
        return check(coverage, fault).key(key).diagnosis();
    }

    private Map<String, DMatrixRMaj> matrices(Map<String, double[]> gradient) {
        Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
        gradient.forEach((key, numbers) -> {
            DMatrixRMaj shape = parameters.get(key);
            matrices.put(key, new DMatrixRMaj(shape.numRows, shape.numCols, true, numbers));
        });
        return matrices;
    }

    /** Multiplies all entries. */
    static void scale(double[] numbers, double factor) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= factor;
        }
    }

    /** Adds a multiple of other numbers. */
    static void add(double[] numbers, double factor, double[] others) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += factor * others[i];
        }
    }

    /** The numbers of a matrix in column-major order. */
    static double[] columnMajor(double[] numbers, int rows, int columns) {
        double[] moved = new double[numbers.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                moved[j * rows + i] = numbers[i * columns + j];
            }
        }
        return moved;
    }
}
