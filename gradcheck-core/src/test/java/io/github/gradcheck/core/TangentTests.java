/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TangentTests {
    private final GradientChecker checker = GradientChecker.create();

    /** y = sin(W x) + b. */
    private static final class Layer {
        private final DMatrixRMaj w;
        private final DMatrixRMaj b;
        private final DMatrixRMaj x;

        Layer(int outputs, int inputs) {
            Random random = new Random(4);
            w = gaussian(outputs, inputs, random);
            b = gaussian(outputs, 1, random);
            x = gaussian(inputs, 1, random);
        }

        private static DMatrixRMaj gaussian(int rows, int columns, Random random) {
            DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
            for (int i = 0; i < matrix.getNumElements(); i++) {
                matrix.data[i] = random.nextGaussian();
            }
            return matrix;
        }

        Parameters parameters() {
            return Parameters.of("W", w, "b", b);
        }

        private DMatrixRMaj weighted(DMatrixRMaj weights) {
            DMatrixRMaj product = new DMatrixRMaj(b.numRows, 1);
            CommonOps_DDRM.mult(weights, x, product);
            return product;
        }

        DMatrixRMaj output() {
            DMatrixRMaj y = weighted(w);
            for (int i = 0; i < b.numRows; i++) {
                y.data[i] = Math.sin(y.data[i]) + b.data[i];
            }
            return y;
        }

        DMatrixRMaj tangent(DMatrixRMaj dw, DMatrixRMaj db) {
            DMatrixRMaj z = weighted(w);
            DMatrixRMaj dy = weighted(dw);
            for (int i = 0; i < b.numRows; i++) {
                dy.data[i] = Math.cos(z.data[i]) * dy.data[i] + db.data[i];
            }
            return dy;
        }
    }

    private final Layer small = new Layer(3, 4);
    private final Layer large = new Layer(20, 100);

    private GradientReport check(Layer layer, Function<Parameters, Object> tangent) {
        return checker.checkTangent(layer.parameters(), layer::output, tangent);
    }

    private static DMatrixRMaj right(Layer layer, Parameters tangents) {
        return layer.tangent(tangents.get("W"), tangents.get("b"));
    }

    @Test
    void aRightTangentPassesInSmallAndLargeModels() {
        for (Layer layer : List.of(small, large)) {
            GradientReport report = check(layer, tangents -> right(layer, tangents));
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.headline(), is("tangents of W, b are correct"));
        }
    }

    @Test
    void theDerivativesMayComeAsOneArray() {
        GradientReport report = check(small, tangents -> right(small, tangents).data);
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Nested
    class AWrongTangent {

        @Test
        void isNamedByOutputAndEntry() {
            GradientReport report = check(small, tangents -> {
                DMatrixRMaj dy = right(small, tangents);
                DMatrixRMaj dw = tangents.get("W");
                dy.data[1] += 0.25 * dw.get(1, 2);
                return dy;
            });
            assertThat(report.headline(), startsWith("tangent of W is wrong: output[1,0] / W[1,2] is "));
        }

        @Test
        void ofALargeModelIsNamedAsWell() {
            GradientReport report = check(large, tangents -> {
                DMatrixRMaj dy = right(large, tangents);
                DMatrixRMaj dw = tangents.get("W");
                dy.data[7] += 0.01 * dw.get(7, 30);
                return dy;
            });
            assertThat(report.toString(), containsString("output[7,0] / W[7,30]"));
        }

        @Test
        void thatForgetsAKeyIsNamed() {
            GradientReport report = check(small, tangents -> small.tangent(tangents.get("W"), new DMatrixRMaj(3, 1)));
            assertThat(report.headline(), is("tangent of b is zero"));
        }
    }

    @Nested
    class Linearity {

        /** Right for every direction over one entry, which differences would ask for. */
        @Test
        void isAskedForToo() {
            GradientReport report = check(small, tangents -> {
                DMatrixRMaj dy = right(small, tangents);
                DMatrixRMaj dw = tangents.get("W");
                dy.data[0] += dw.data[0] * dw.data[1];
                return dy;
            });
            assertThat(report.headline(), is("tangent of W is not linear in the tangents"));
            assertThat(
                    report.toString().replaceAll("\\s+", " "),
                    containsString("(twice as much of it must give twice as much, nothing of it nothing)"));
        }

        @Test
        void isAskedForAcrossKeys() {
            GradientReport report = check(small, tangents -> {
                DMatrixRMaj dy = right(small, tangents);
                DMatrixRMaj dw = tangents.get("W");
                DMatrixRMaj db = tangents.get("b");
                dy.data[0] += dw.data[0] * db.data[0];
                return dy;
            });
            assertThat(report.headline(), startsWith("tangents of W, b are not linear in the tangents"));
        }
    }

    @Test
    void anotherShapeThanThatOfTheOutputIsRefused() {
        GradientCheckException failure = assertThrows(
                GradientCheckException.class,
                () -> check(
                        small,
                        tangents -> IntStream.range(0, 2).asDoubleStream().toArray()));
        assertThat(
                failure.getMessage(),
                containsString("the tangent of the output has the shape (2), but the output has (3x1)"));
    }

    @Test
    void parametersStayAsTheyAre() {
        double[] before = large.w.data.clone();
        GradientReport unused = check(large, tangents -> right(large, tangents));
        assertThat(large.w.data, is(before));
    }

    @Test
    void namedOutputsAreNamed() {
        double[] x = {0.5};
        GradientReport report = checker.checkTangent(
                Parameters.of("x", x),
                () -> Map.of("square", x[0] * x[0]),
                tangents -> Map.of("square", 2 * 1.1 * x[0] * tangents.<double[]>get("x")[0]));
        assertThat(report.toString(), containsString("square / x[0]"));
    }
}
