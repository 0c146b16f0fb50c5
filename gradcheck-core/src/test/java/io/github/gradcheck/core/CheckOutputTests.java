/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Volume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class CheckOutputTests {
    record State(double[] hidden, double[] memory) {}

    private final GradientChecker checker = GradientChecker.create();
    private final double[] w = {0.5, -2, 1.25, 0.75};

    /** The layer y_i = sin(w_i), whose output is wrapped in each type that a layer may return. */
    @Nested
    class LayerMayReturn {

        @Test
        void aVector() {
            assertChecked(y -> y);
        }

        @Test
        void rows() {
            assertChecked(y -> new double[][] {{y[0], y[1]}, {y[2], y[3]}});
        }

        @Test
        void rowsOfDifferentLengths() {
            assertChecked(y -> new double[][] {{y[0]}, {y[1], y[2], y[3]}});
        }

        @Test
        void aMatrix() {
            assertChecked(y -> new DMatrixRMaj(2, 2, true, y));
        }

        @Test
        void aSimpleMatrix() {
            assertChecked(y -> new SimpleMatrix(2, 2, true, y));
        }

        @Test
        void aTypeOfTheUser() {
            assertChecked(y -> {
                Volume volume = new Volume(2, 1, 2);
                System.arraycopy(y, 0, volume.numbers(), 0, 4);
                return volume;
            });
        }

        @Test
        void aListOfArrays() {
            assertChecked(y -> List.of(new double[] {y[0], y[1]}, new double[] {y[2], y[3]}));
        }

        @Test
        void aListOfNumbers() {
            assertChecked(y -> Arrays.stream(y).boxed().toList());
        }

        @Test
        void aMap() {
            assertChecked(y -> {
                Map<String, Object> heads = new LinkedHashMap<>();
                heads.put("mean", new double[] {y[0], y[1]});
                heads.put("deviation", new DMatrixRMaj(1, 2, true, y[2], y[3]));
                return heads;
            });
        }

        @Test
        void aRecord() {
            assertChecked(y -> new State(new double[] {y[0], y[1]}, new double[] {y[2], y[3]}));
        }

        @Test
        void anArrayOfMatrices() {
            assertChecked(y ->
                    new DMatrixRMaj[] {new DMatrixRMaj(1, 2, true, y[0], y[1]), new DMatrixRMaj(2, 1, true, y[2], y[3])
                    });
        }

        @Test
        void deepArrays() {
            assertChecked(y -> new double[][][] {{{y[0], y[1]}}, {{y[2], y[3]}}});
        }

        @Test
        void aSortedMap() {
            assertChecked(y -> new TreeMap<>(Map.of("a", new double[] {y[0], y[1]}, "b", new double[] {y[2], y[3]})));
        }

        @Test
        void parameters() {
            assertChecked(y -> Parameters.of("a", new double[] {y[0], y[1]}, "b", new double[] {y[2], y[3]}));
        }

        private void assertChecked(Function<double[], Object> wrap) {
            Supplier<Object> layer = () -> wrap.apply(sines());
            assertThat(check(layer, c -> product(c, 1)).verdict(), is(Verdict.CORRECT));
            GradientReport faulty = check(layer, c -> product(c, 1.001));
            assertThat(faulty.verdict(), is(Verdict.WRONG));
            assertThat(faulty.key("w").wrongEntries().get(0).entry(), is("w[3]"));
        }

        private double[] product(Object cotangent, double faultInTheLastEntry) {
            double[] c = flat(cotangent);
            double[] gradient = new double[4];
            Arrays.setAll(gradient, i -> c[i] * Math.cos(w[i]));
            gradient[3] *= faultInTheLastEntry;
            return gradient;
        }
    }

    @Test
    void layerMayReturnASingleNumber() {
        GradientReport report =
                check(() -> Math.sin(w[0]), (Object c) -> new double[] {(double) c * Math.cos(w[0]), 0, 0, 0});
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void layerMayReturnASingleFloat() {
        GradientReport report = check(() -> (float) Math.sin(w[0]), (Object c) -> {
            assertThat(c, is(instanceOf(Float.class)));
            return new double[] {(float) c * Math.cos(w[0]), 0, 0, 0};
        });
        assertThat(report.toString(), report.verdict(), is(not(Verdict.WRONG)));
    }

    @Test
    void softmaxIsNotVacuousThoughItsSumIsConstant() {
        GradientReport right = check(this::softmax, c -> softmaxProduct((double[]) c, 1));
        assertThat(right.toString(), right.verdict(), is(Verdict.CORRECT));
        GradientReport wrong = check(this::softmax, c -> softmaxProduct((double[]) c, 1.01));
        assertThat(wrong.verdict(), is(Verdict.WRONG));
    }

    @Test
    void faultIsFoundInTheKeyThatHasIt() {
        double[] b = {1, 2, 3, 4};
        GradientReport report = checker.checkOutput(
                Parameters.of("w", w, "b", b),
                () -> {
                    double[] y = sines();
                    Arrays.setAll(y, i -> y[i] + b[i]);
                    return y;
                },
                (double[] c) -> {
                    double[] dw = new double[4];
                    Arrays.setAll(dw, i -> c[i] * Math.cos(w[i]));
                    double[] db = c.clone();
                    db[2] = -db[2];
                    return Map.of("dw", dw, "db", db);
                });
        assertThat(report.key("w").verdict(), is(Verdict.CORRECT));
        assertThat(report.key("b").verdict(), is(Verdict.WRONG));
        assertThat(report.key("b").wrongEntries().get(0).entry(), is("b[2]"));
    }

    @Test
    void inputIsCheckedWhereItsGradientIsReturned() {
        double[] x = {1, 2, 3, 4};
        GradientReport report = checker.checkOutput(
                Parameters.of("w", w),
                Parameters.of("x", x),
                () -> {
                    double[] y = new double[4];
                    Arrays.setAll(y, i -> w[i] * x[i]);
                    return y;
                },
                (double[] c) -> {
                    double[] dw = new double[4];
                    double[] dx = new double[4];
                    Arrays.setAll(dw, i -> c[i] * x[i]);
                    Arrays.setAll(dx, i -> c[i] * w[i] * (i == 1 ? 2 : 1));
                    return Map.of("w", dw, "x", dx);
                });
        assertThat(report.key("w").verdict(), is(Verdict.CORRECT));
        assertThat(report.key("x").wrongEntries().get(0).entry(), is("x[1]"));
    }

    @Nested
    class Cotangent {
        private final List<double[]> seen = new ArrayList<>();

        @Test
        void isTheSameAtEveryCallAlsoWhenBackwardOverwritesIt() {
            collect(checker, true);
            assertThat(seen.get(1), is(seen.get(0)));
        }

        @Test
        void isNotAllOnesAndHasBothSigns() {
            double[] large = new double[100];
            checker.checkOutput(Parameters.of("x", large), () -> large.clone(), (double[] c) -> {
                seen.add(c.clone());
                return c;
            });
            assertThat(Arrays.stream(seen.get(0)).distinct().count(), is(100L));
            assertThat(Arrays.stream(seen.get(0)).anyMatch(c -> c < 0), is(true));
            assertThat(Arrays.stream(seen.get(0)).anyMatch(c -> c > 0), is(true));
        }

        @Test
        void dependsOnTheSeed() {
            collect(checker.withSeed(1), false);
            collect(checker.withSeed(2), false);
            assertThat(seen.get(seen.size() - 1), is(not(seen.get(0))));
        }

        private void collect(GradientChecker how, boolean overwrite) {
            how.checkOutput(Parameters.of("w", w), () -> w.clone(), (double[] c) -> {
                seen.add(c.clone());
                double[] gradient = c.clone();
                if (overwrite) {
                    Arrays.fill(c, 99);
                }
                return gradient;
            });
        }
    }

    @Test
    void layerMayReuseItsOutputArray() {
        double[] reused = new double[4];
        GradientReport report = check(
                () -> {
                    System.arraycopy(sines(), 0, reused, 0, 4);
                    return reused;
                },
                c -> {
                    double[] gradient = flat(c);
                    Arrays.setAll(gradient, i -> gradient[i] * Math.cos(w[i]));
                    return gradient;
                });
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Nested
    class LayerIsRejected {

        @Test
        void thatThrows() {
            IllegalStateException boom = new IllegalStateException("boom");
            GradientCheckException failure = failure(() -> {
                throw boom;
            });
            assertThat(failure.getMessage(), allOf(containsString("layer threw"), containsString("boom")));
        }

        @Test
        void thatReturnsNull() {
            assertThat(failure(() -> null).getMessage(), containsString("null"));
            assertThat(failure(() -> Arrays.asList(w.clone(), null)).getMessage(), containsString("null"));
        }

        @Test
        void whoseOutputHasAnUnknownType() {
            GradientCheckException failure = failure(() -> "text");
            assertThat(failure.getMessage(), allOf(containsString("String"), containsString("DMatrixRMaj")));
            assertThat(failure.getCause(), is(instanceOf(IllegalArgumentException.class)));
        }

        @Test
        void whoseOutputChangesItsShape() {
            int[] calls = {0};
            assertThat(failure(() -> new double[++calls[0]]).getMessage(), containsString("changes its shape"));
        }

        @Test
        void whoseOutputChangesItsShapeOrNamesButNotItsSize() {
            int[] calls = {0};
            assertThat(
                    failure(() -> ++calls[0] == 1 ? new double[2][3] : new double[3][2])
                            .getMessage(),
                    containsString("it was (2x3), now it is (3x2)"));
            int[] others = {0};
            assertThat(
                    failure(() -> Map.of(++others[0] == 1 ? "a" : "b", w.clone()))
                            .getMessage(),
                    containsString("it was a (4), now it is b (4)"));
        }

        @Test
        void whoseNumberIsNotContinuous() {
            assertThat(failure(() -> 3).getMessage(), containsString("an output of type Integer"));
        }

        @Test
        void thatIsNotDeterministic() {
            int[] calls = {0};
            assertThat(failure(() -> new double[] {++calls[0]}).getMessage(), containsString("not deterministic"));
        }

        @Test
        void thatChangesAParameter() {
            assertThat(
                    failure(() -> {
                                w[2] += 1;
                                return w.clone();
                            })
                            .getMessage(),
                    containsString("`w[2]`"));
        }

        private GradientCheckException failure(Supplier<Object> layer) {
            return assertThrows(GradientCheckException.class, () -> check(layer, c -> new double[4]));
        }
    }

    private GradientReport check(Supplier<Object> layer, Function<Object, Object> backward) {
        return checker.checkOutput(Parameters.of("w", w), layer, backward);
    }

    private double[] sines() {
        return Arrays.stream(w).map(Math::sin).toArray();
    }

    private double[] softmax() {
        double sum = Arrays.stream(w).map(Math::exp).sum();
        return Arrays.stream(w).map(z -> Math.exp(z) / sum).toArray();
    }

    /** {@code y_i (c_i - c.y)}. */
    private double[] softmaxProduct(double[] c, double fault) {
        double[] y = softmax();
        double mean = 0;
        for (int i = 0; i < 4; i++) {
            mean += c[i] * y[i];
        }
        double[] gradient = new double[4];
        for (int i = 0; i < 4; i++) {
            gradient[i] = y[i] * (c[i] - mean);
        }
        gradient[1] *= fault;
        return gradient;
    }

    private static double[] flat(Object value) {
        return Structure.of(value).values().stream()
                .flatMapToDouble(leaf -> leaf instanceof Number number
                        ? Arrays.stream(new double[] {number.doubleValue()})
                        : Arrays.stream(block(leaf).toArray()))
                .toArray();
    }

    private static Block block(Object leaf) {
        return Parameters.block("output", leaf).orElseThrow();
    }
}
