/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.benchmarks.trust.problems.ArrayView;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class GradientFaultsTests {

    @Test
    void everyFaultFindsItsPlace() {
        List<String> nowhere = GradientFaults.all().stream()
                .filter(fault -> fault.plant(new Quartic(), 1).isEmpty())
                .map(GradientFault::title)
                .toList();
        assertThat(nowhere, is(empty()));
    }

    @Test
    void errorOfAFactorIsTheFactorLessOne() {
        for (Map.Entry<String, Double> factor : Map.of(
                        "factor 2", 1.0, "sign", 2.0, "x1.01", 0.01, "x1.001", 0.001, "a key zero", 1.0)
                .entrySet()) {
            Map<String, Double> errors = planted(factor.getKey()).errors();
            assertThat(errors, is(aMapWithSize(1)));
            assertThat(errors.values().iterator().next(), is(closeTo(factor.getValue(), 1e-12)));
        }
    }

    @Test
    void missingNumberIsAnInfiniteError() {
        assertThat(planted("one entry NaN").errors().values().iterator().next(), is(Double.POSITIVE_INFINITY));
    }

    @Test
    void whatChangesNothingIsNoFault() {
        Problem symmetric = new Quartic();
        Optional<PlantedError> none = PlantedError.atPoint(symmetric, symmetric::backward);
        assertThat(none.isPresent(), is(false));
    }

    @Test
    void gradientThatDoesNotFollowIsWrongBesideThePointOnly() {
        Problem problem = new Quartic();
        Map<String, Object> first = problem.backward();
        assertThat(PlantedError.atPoint(problem, () -> first).isPresent(), is(false));
        assertThat(PlantedError.beside(problem, () -> first).orElseThrow().errors(), hasEntry("W", 0.0));
        assertThat(first, is(not(problem.parameters())));
    }

    @Test
    void roundingToFloatIsSmallerThanAFault() {
        Problem problem = new Quartic();
        assertThat(
                PlantedError.atPoint(
                                problem, () -> GradientFaults.roundedToFloat().apply(problem.backward()))
                        .isPresent(),
                is(false));
    }

    private static PlantedError planted(String title) {
        return GradientFaults.all().stream()
                .filter(fault -> fault.title().equals(title))
                .findFirst()
                .orElseThrow()
                .plant(new Quartic(), 1)
                .orElseThrow();
    }

    /** Fourth powers of two square matrices, with numbers that no fault leaves as they are. */
    private static final class Quartic implements Problem {
        private final DMatrixRMaj w = new DMatrixRMaj(2, 2, true, 0.3, -0.7, 1.1, -0.9);
        private final DMatrixRMaj v = new DMatrixRMaj(2, 2, true, -0.8, 0.57, 1.3, 0.6);

        @Override
        public Map<String, Object> parameters() {
            return Map.of("W", w, "V", v);
        }

        @Override
        public double loss() {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += Math.pow(w.data[i], 4) + Math.pow(v.data[i], 4);
            }
            return sum;
        }

        @Override
        public Map<String, Object> backward() {
            return Map.of("W", slopes(w), "V", slopes(v));
        }

        private static DMatrixRMaj slopes(DMatrixRMaj values) {
            DMatrixRMaj slopes = new DMatrixRMaj(2, 2);
            for (int i = 0; i < 4; i++) {
                ArrayView.of(slopes).set(i, 4 * Math.pow(values.data[i], 3));
            }
            return slopes;
        }
    }
}
