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
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Of the loss w0^2 w1 + sin(w1) b + b^3. */
class HessianTests {
    private final GradientChecker checker = GradientChecker.create();
    private final double[] w = {0.7, -1.2};
    private final double[] b = {0.4};
    private final Parameters at = Parameters.of("w", w, "b", b);

    private Map<String, double[]> gradient() {
        return Map.of(
                "db", new double[] {Math.sin(w[1]) + 3 * b[0] * b[0]},
                "dw", new double[] {2 * w[0] * w[1], w[0] * w[0] + Math.cos(w[1]) * b[0]});
    }

    private double[][] hessian() {
        double cos = Math.cos(w[1]);
        return new double[][] {
            {2 * w[1], 2 * w[0], 0}, {2 * w[0], -Math.sin(w[1]) * b[0], cos}, {0, cos, 6 * b[0]},
        };
    }

    @Nested
    class AMatrix {

        @Test
        void overAllParametersPasses() {
            GradientReport report = check(HessianTests.this::hessian);
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(report.headline(), is("Hessians of w, b are correct"));
        }

        @Test
        void ofEachParameterPasses() {
            Supplier<?> byKey = () -> {
                double[][] h = hessian();
                return Map.of(
                        "w", new double[][] {{h[0][0], h[0][1]}, {h[1][0], h[1][1]}, {h[2][0], h[2][1]}},
                        "b", new double[] {h[0][2], h[1][2], h[2][2]});
            };
            assertThat(check(byKey).verdict(), is(Verdict.CORRECT));
        }

        @Test
        void ofEachPairOfParametersPasses() {
            assertThat(
                    check(() -> {
                                double[][] h = hessian();
                                return Map.of(
                                        "w",
                                        Map.of(
                                                "w", new double[][] {{h[0][0], h[0][1]}, {h[1][0], h[1][1]}},
                                                "b", new double[] {h[0][2], h[1][2]}),
                                        "b",
                                        Map.of("w", new double[] {h[2][0], h[2][1]}, "b", h[2][2]));
                            })
                            .verdict(),
                    is(Verdict.CORRECT));
        }

        @Test
        void thatIsWrongIsNamedByBothEntries() {
            GradientReport report = check(() -> {
                double[][] h = hessian();
                h[1][2] *= 1.01;
                return h;
            });
            assertThat(report.headline(), startsWith("Hessian of b is wrong: dw[1] / b[0] is "));
            assertThat(report.toString(), containsString("the Hessian is not symmetric: db[0] / w[1] is "));
        }

        @Test
        void ofAGradientThatIsNoneIsNotBlamedAlone() {
            GradientReport report = checker.checkHessian(
                    Parameters.of("w", w), () -> new double[] {2 * w[0] * w[1], 2 * w[0] * w[0]}, () ->
                            new double[][] {{2 * w[1], 2 * w[0]}, {2 * w[0], 0}});
            assertThat(
                    report.toString(),
                    containsString("the differences of the gradient are not symmetric: dw[1] / w[0]"));
        }

        @Test
        void ofAnotherShapeIsRefused() {
            GradientCheckException failure =
                    assertThrows(GradientCheckException.class, () -> check(() -> new double[2][2]));
            assertThat(failure.getMessage(), containsString("the Hessian has shape 2x2, but there are 3 outputs"));
        }

        private GradientReport check(Supplier<?> hessian) {
            return checker.checkHessian(at, HessianTests.this::gradient, hessian);
        }
    }

    @Nested
    class AProduct {

        @Test
        void passes() {
            GradientReport report = check(this::times);
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }

        @Test
        void thatIsWrongIsNamedByBothEntries() {
            GradientReport report = check(v -> {
                Map<String, double[]> product = times(v);
                product.get("b")[0] += 0.1 * v.<double[]>get("w")[0];
                return product;
            });
            assertThat(report.toString(), containsString("db[0] / w[0]"));
            assertThat(report.headline(), startsWith("Hessians of w, b are not symmetric (u.Hv is not v.Hu"));
        }

        @Test
        void thatIsNotLinearIsFound() {
            GradientReport report = check(v -> {
                Map<String, double[]> product = times(v);
                product.get("b")[0] += v.<double[]>get("w")[0] * v.<double[]>get("w")[1];
                return product;
            });
            assertThat(report.headline(), startsWith("Hessian of w is not linear in the vector"));
        }

        @Test
        void withoutAPartIsRefused() {
            GradientCheckException failure =
                    assertThrows(GradientCheckException.class, () -> check(v -> Map.of("w", new double[2])));
            assertThat(failure.getMessage(), startsWith("the product has no gradient for `b`"));
        }

        private Map<String, double[]> times(Parameters v) {
            double[] vw = v.get("w");
            double[] vb = v.get("b");
            double[] all = {vw[0], vw[1], vb[0]};
            double[] product = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int k = 0; k < 3; k++) {
                    product[i] += hessian()[i][k] * all[k];
                }
            }
            return Map.of("w", new double[] {product[0], product[1]}, "b", new double[] {product[2]});
        }

        private GradientReport check(Function<Parameters, ?> product) {
            return checker.checkHessianProduct(at, HessianTests.this::gradient, product);
        }
    }
}
