/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The forms in which code gives a gradient, other than by returning it. */
class FormsTests {
    private final GradientChecker checker = GradientChecker.create();
    private final double[][] w = {{0.5, -2}, {1.25, 0.75}};
    private final float[] b = {0.5F};
    private final Parameters at = Parameters.of("W", w, "b", b);

    private double loss() {
        return w[0][0] * w[0][1] + Math.sin(w[1][0]) + w[1][1] * w[1][1] * b[0];
    }

    private void backward(Parameters gradient) {
        double[][] dw = gradient.get("W");
        float[] db = gradient.get("b");
        dw[0][0] = w[0][1];
        dw[0][1] = w[0][0];
        dw[1][0] = Math.cos(w[1][0]);
        dw[1][1] = 2 * w[1][1] * b[0];
        db[0] = (float) (w[1][1] * w[1][1]);
    }

    @Nested
    class Buffers {

        @Test
        void areReadWhereTheyWereWritten() {
            assertThat(
                    checker.checkInto(at, FormsTests.this::loss, FormsTests.this::backward)
                            .verdict(),
                    is(Verdict.CORRECT));
        }

        @Test
        void showAWrongEntry() {
            GradientReport report = checker.checkInto(at, FormsTests.this::loss, gradient -> {
                backward(gradient);
                gradient.<double[][]>get("W")[1][0] *= -1;
            });
            assertThat(report.headline(), startsWith("gradient of W has the wrong sign at [1,0]"));
        }

        @Test
        void nameAnEntryThatIsNeverWritten() {
            assertThat(
                    failure(gradient -> {
                        double kept = gradient.<double[][]>get("W")[1][1];
                        backward(gradient);
                        gradient.<double[][]>get("W")[1][1] = kept;
                    }),
                    startsWith("the code never writes `W[1,1]` of the buffer, or adds to what was there"));
        }

        @Test
        void nameAFloatThatIsNeverWritten() {
            assertThat(
                    failure(gradient -> {
                        float kept = gradient.<float[]>get("b")[0];
                        backward(gradient);
                        gradient.<float[]>get("b")[0] = kept;
                    }),
                    startsWith("the code never writes `b[0]`"));
        }

        @Test
        void nameAnEntryThatIsOnlyAddedTo() {
            assertThat(
                    failure(gradient -> {
                        double kept = gradient.<double[][]>get("W")[0][1];
                        backward(gradient);
                        gradient.<double[][]>get("W")[0][1] += kept;
                    }),
                    startsWith("the code never writes `W[0,1]`"));
        }

        @Test
        void letANaNOfTheCodeBeANaN() {
            GradientReport report = checker.checkInto(at, FormsTests.this::loss, gradient -> {
                backward(gradient);
                gradient.<double[][]>get("W")[1][1] = Math.sqrt(-1 - w[0][0]);
            });
            assertThat(report.headline(), containsString("gradient of W"));
        }

        private String failure(Consumer<Parameters> backward) {
            return String.valueOf(assertThrows(
                            GradientCheckException.class, () -> checker.checkInto(at, FormsTests.this::loss, backward))
                    .getMessage());
        }

        @Test
        void holdTheGradientsOfALayerToo() {
            double[] x = {0.5, 2};
            GradientReport report = checker.checkOutputInto(
                    Parameters.of("x", x), Parameters.none(), () -> new double[] {x[0] * x[1]}, (c, gradient) -> {
                        double[] dx = gradient.get("x");
                        dx[0] = c[0] * x[1];
                        dx[1] = c[0] * x[0];
                    });
            assertThat(report.verdict(), is(Verdict.CORRECT));
        }

        @Test
        void holdAJacobianToo() {
            double[] x = {0.5, 2};
            Consumer<double[][]> right = jacobian -> {
                jacobian[0][0] = x[1];
                jacobian[0][1] = x[0];
                jacobian[1][0] = 1;
                jacobian[1][1] = 0;
            };
            assertThat(jacobian(x, right).verdict(), is(Verdict.CORRECT));
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> jacobian(x, jacobian -> {
                        jacobian[0] = new double[] {x[1], x[0]};
                        jacobian[1][0] = 1;
                    }));
            assertThat(failure.getMessage(), startsWith("the code never writes `jacobian[1,1]`"));
        }

        private GradientReport jacobian(double[] x, Consumer<double[][]> jacobian) {
            return checker.checkJacobianInto(
                    Parameters.of("x", x), Parameters.none(), () -> new double[] {x[0] * x[1], x[0]}, jacobian);
        }
    }

    @Nested
    class ValueAndGradient {
        private final double[] x = {0.5, 2};
        private int calls;

        private Map<String, Object> both() {
            calls++;
            return Map.of("value", x[0] * x[0] * x[1], "gradient", new double[] {2 * x[0] * x[1], x[0] * x[0]});
        }

        @Test
        void areEvaluatedTogetherWhereBothAreNeeded() {
            GradientReport report = checker.<Map<String, Object>>checkValueAndGradient(
                    Parameters.of("x", x),
                    Parameters.none(),
                    this::both,
                    both -> (Double) both.get("value"),
                    both -> both.get("gradient"));
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat("calls beside the loss's", calls - report.evaluations(), is(lessThan(3L)));
        }

        @Test
        void ofCallsThatDifferAreRefused() {
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.<double[]>checkValueAndGradient(
                            Parameters.of("x", x),
                            Parameters.none(),
                            () -> new double[] {x[0] * x[1], x[1] + calls++, x[0]},
                            both -> both[0],
                            both -> Arrays.copyOfRange(both, 1, 3)));
            assertThat(failure.getMessage(), containsString("backward is not deterministic"));
        }
    }

    @Nested
    class RandomLoss {
        private final double[] x = {0.5, 2, -1, 3};

        private double dropped(RandomGenerator random, double[] numbers) {
            double sum = 0;
            for (double number : numbers) {
                sum += random.nextBoolean() ? 2 * number * number : 0;
            }
            return sum;
        }

        private double[] gradient(RandomGenerator random) {
            double[] gradient = new double[4];
            Arrays.setAll(gradient, i -> random.nextBoolean() ? 4 * x[i] : 0);
            return gradient;
        }

        @Test
        void isCheckedWithItsMaskKept() {
            GradientReport report = checker.withSeed(3)
                    .checkRandom(
                            Parameters.of("x", x), Parameters.none(), random -> dropped(random, x), this::gradient);
            assertThat(report.verdict(), is(Verdict.CORRECT));
        }

        @Test
        void whoseBackwardForgetsTheMaskIsWrong() {
            GradientReport report = checker.withSeed(3)
                    .checkRandom(Parameters.of("x", x), Parameters.none(), random -> dropped(random, x), random -> {
                        double[] gradient = new double[4];
                        Arrays.setAll(gradient, i -> 2 * x[i]);
                        return gradient;
                    });
            assertThat(report.verdict(), is(Verdict.WRONG));
        }

        @Test
        void isNamedAsTheWayOutWhereALossIsRefused() {
            Random random = new Random(1);
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.check(Parameters.of("x", x), () -> dropped(random, x), () -> new double[4]));
            assertThat(failure.getMessage(), containsString("gradients.ofRandom(random -> loss(random))"));
        }
    }

    @Nested
    class Points {
        record Smile(double sigma, double rho) {}

        private double price(Smile p) {
            return p.sigma() * p.sigma() * Math.exp(p.rho());
        }

        @Test
        void mayBeRecordsOfNumbers() {
            GradientReport report = checker.checkAt(
                    new Smile(0.3, -0.2), this::price, p -> new Smile(2 * p.sigma() * Math.exp(p.rho()), price(p)));
            assertThat(report.verdict(), is(Verdict.CORRECT));
        }

        @Test
        void mayBeMapsOfNumbers() {
            GradientReport report = checker.checkAt(
                    Map.of("sigma", 0.3, "rho", -0.2),
                    p -> p.get("sigma") * p.get("sigma") * p.get("rho"),
                    p -> Map.of("sigma", 2 * p.get("sigma") * p.get("rho"), "drho", -p.get("sigma") * p.get("sigma")));
            assertThat(report.key("sigma").verdict(), is(Verdict.CORRECT));
            assertThat(report.headline(), is("gradient of rho has the wrong sign"));
            assertThat(report.key("rho").wrongEntries().get(0).entry(), is("rho"));
        }

        @Test
        void mayHaveSeveralOutputs() {
            GradientReport report = checker.checkJacobianAt(
                    new Smile(0.3, -0.2),
                    p -> Map.of("price", price(p), "vol", p.sigma()),
                    p -> Map.of(
                            "price", new Smile(2 * p.sigma() * Math.exp(p.rho()), -price(p)), "vol", new Smile(1, 0)));
            assertThat(report.headline(), is("Jacobian of rho has the wrong sign"));
        }

        @Test
        void withoutNamesAreRefused() {
            GradientCheckException failure =
                    assertThrows(GradientCheckException.class, () -> checker.checkAt(0.3, p -> p * p, p -> 2 * p));
            assertThat(failure.getMessage(), containsString("hand in a map or a record of numbers"));
        }
    }

    @Nested
    class Elementwise {
        private final double[] arguments = new double[41];

        Elementwise() {
            Arrays.setAll(arguments, i -> -5 + i / 4.0);
        }

        private GradientReport check(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
            return checker.checkElementwise(arguments, function, derivative);
        }

        @Test
        void rightDerivativesPass() {
            Map<DoubleUnaryOperator, DoubleUnaryOperator> right = new LinkedHashMap<>();
            right.put(Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
            right.put(x -> Math.max(0, x), x -> x > 0 ? 1 : 0);
            right.put(x -> Math.max(0, x), x -> x >= 0 ? 1 : 0);
            right.put(x -> x > 0 ? x : 0.01 * x, x -> x > 0 ? 1 : 0.01);
            right.put(x -> x > 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x));
            right.put(x -> Math.log1p(Math.exp(x)), x -> 1 / (1 + Math.exp(-x)));
            right.put(x -> 1 / (1 + Math.exp(-x)), x -> 1 / (2 + Math.exp(-x) + Math.exp(x)));
            right.put(x -> Math.max(-1, Math.min(1, x)), x -> Math.abs(x) < 1 ? 1 : 0);
            right.put(Math::abs, Math::signum);
            right.put(x -> x * x * x, x -> 3 * x * x);
            right.put(x -> x / (1 + Math.exp(-x)), x -> {
                double s = 1 / (1 + Math.exp(-x));
                return s + x * s * (1 - s);
            });
            right.forEach((function, derivative) -> {
                GradientReport report = check(function, derivative);
                assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            });
        }

        @Test
        void theWorstArgumentIsNamed() {
            GradientReport report = check(Math::tanh, x -> x > 3 ? 0 : 1 - Math.tanh(x) * Math.tanh(x));
            assertThat(
                    report.headline(), startsWith("derivative of f is wrong: f'(3.25) is 0.00000 instead of 0.00599"));
            assertThat(report.key("f").wrongEntryCount(), is(8));
        }

        @Test
        void aSignIsNamedIfItIsWrongEverywhere() {
            assertThat(check(Math::sin, x -> -Math.cos(x)).headline(), is("derivative of f has the wrong sign"));
        }

        @Test
        void aSlopeOutsideAKinkIsFound() {
            GradientReport report = check(x -> Math.max(0, x), x -> x > 0 ? 1 : x == 0 ? 2 : 0);
            assertThat(report.headline(), startsWith("derivative of f is wrong: f'(0.0) is 2.00000 instead of "));
        }

        @Test
        void aConstantIsVacuous() {
            assertThat(check(x -> 3, x -> 0).verdict(), is(Verdict.VACUOUS));
        }
    }

    /** Of N(mu, 1): the loss is x^2, whose mean is mu^2 + 1. */
    @Nested
    class Expectation {
        private final double[] mu = {1.5, -0.5};

        private double loss(RandomGenerator random) {
            double x = mu[0] + random.nextGaussian();
            double y = mu[1] + random.nextGaussian();
            return x * x + x * y;
        }

        private double[] reparametrised(RandomGenerator random, double factor) {
            double x = mu[0] + random.nextGaussian();
            double y = mu[1] + random.nextGaussian();
            return new double[] {factor * (2 * x + y), x};
        }

        private double[] byScores(RandomGenerator random, double factor) {
            double one = random.nextGaussian();
            double other = random.nextGaussian();
            double x = mu[0] + one;
            double y = mu[1] + other;
            double loss = x * x + x * y;
            return new double[] {factor * one * loss, other * loss};
        }

        private GradientReport check(Function<RandomGenerator, ?> backward) {
            return checker.checkExpectation(Parameters.of("mu", mu), Parameters.none(), this::loss, backward);
        }

        @Test
        void ofReparametrisedSamplesIsUnbiased() {
            GradientReport report = check(random -> reparametrised(random, 1));
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
            assertThat(
                    report.toString(), containsString("mean over 128 samples, within five standard errors: unbiased"));
        }

        @Test
        void ofScoresIsUnbiased() {
            GradientReport report = check(random -> byScores(random, 1));
            assertThat(report.toString(), report.verdict(), is(Verdict.CORRECT));
        }

        @Test
        void isUndecidedWhereTheBudgetLeavesTooFewSamples() {
            GradientReport report = checker.withBudget(2000)
                    .checkExpectation(
                            Parameters.of("mu", mu), Parameters.none(), this::loss, random -> byScores(random, 1));
            assertThat(report.verdict(), is(Verdict.UNVERIFIED));
            assertThat(report.toString(), containsString("undecided"));
        }

        @Test
        void thatIsBiasedIsFound() {
            GradientReport report = check(random -> reparametrised(random, 1.1));
            assertThat(report.headline(), startsWith("gradient of mu is biased (its mean over "));
            assertThat(report.toString(), containsString("mu[0]"));
            assertThat(check(random -> byScores(random, 2)).headline(), startsWith("gradient of mu is biased"));
        }

        @Test
        void ofALossThatIsRandomBeyondItsGeneratorIsRefused() {
            Random other = new Random(4);
            GradientCheckException failure = assertThrows(
                    GradientCheckException.class,
                    () -> checker.checkExpectation(
                            Parameters.of("mu", mu),
                            Parameters.none(),
                            random -> mu[0] + other.nextGaussian(),
                            random -> new double[] {1, 0}));
            assertThat(failure.getMessage(), startsWith("the loss is random beyond its generator"));
        }
    }
}
