/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gradcheck.core.parameters.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/** Whatever user code throws becomes a failure that names test, draw, seed and command, or aborts the draw. */
class ThrownByUserCodeTests {

    private static String message(String test) {
        return String.valueOf(CheckRun.ofMethod(TestCases.class, test)
                .failure(AssertionFailedError.class)
                .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assumptionInLoss",
                "assumptionInBackward",
                "assumptionInLayer",
                "assumptionInPureLoss",
                "assumptionBeside"
            })
    void aFailedAssumptionAbortsTheDraw(String test) {
        CheckRun.ofMethod(TestCases.class, test)
                .results()
                .testEvents()
                .assertStatistics(statistics -> statistics.aborted(1).failed(0).succeeded(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stackOverflow",
                "outOfMemory",
                "linkage",
                "sneakyInLoss",
                "sneakyInBackward",
                "assertion",
                "cyclicMap",
                "throwingAccessor",
                "shrinkingArray",
                "cyclicParameters",
                "throwingAccessorOfParameters"
            })
    void allElseNamesTestSeedAndCommand(String test) {
        assertThat(
                message(test),
                allOf(
                        startsWith("ThrownByUserCodeTests.TestCases." + test + " (draw 1, seed 5): "),
                        containsString("-Dgradcheck.seed=5")));
    }

    @Test
    void whatIsKnownOfTheThrownIsSaid() {
        assertThat(message("outOfMemory"), containsString("-Xmx"));
        assertThat(message("stackOverflow"), containsString("call itself"));
        assertThat(message("sneakyInLoss"), containsString("the loss threw java.io.IOException: disk"));
        assertThat(message("shrinkingArray"), containsString("`v` cannot be put back"));
    }

    static class TestCases {
        private int calls;

        @SuppressWarnings("ArrayRecordComponent") // it is what users write
        record Thrower(double[] w) {
            @Override
            public double[] w() {
                throw new IllegalStateException("not now");
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
            throw (T) thrown;
        }

        @GradientCheck(seeds = 5)
        void assumptionInLoss(@Param(3) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        assumeTrue(w.length > 3);
                        return Squares.loss(w);
                    })
                    .match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void assumptionInBackward(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> {
                assumeTrue(w.length > 3);
                return Squares.backward(w);
            });
        }

        @GradientCheck(seeds = 5)
        void assumptionInLayer(@Param(3) double[] w, Gradients gradients) {
            gradients
                    .ofOutput(() -> {
                        assumeTrue(w.length > 3);
                        return w.clone();
                    })
                    .match(cotangent -> cotangent);
        }

        @GradientCheck(seeds = 5, parallel = true)
        void assumptionInPureLoss(@Param(3) double[] w, Gradients gradients) {
            gradients
                    .ofPure((Parameters p) -> {
                        assumeTrue(Thread.currentThread().getName().isEmpty());
                        return Squares.loss(p.get("w", double[].class));
                    })
                    .match(() -> Squares.backward(w));
        }

        /** Only at a moved point, where an exception counts as the edge of the domain. */
        @GradientCheck(seeds = 5)
        void assumptionBeside(@Param(3) double[] w, Gradients gradients) {
            double[] start = w.clone();
            gradients
                    .of(() -> {
                        assumeTrue(w[0] == start[0]);
                        return Squares.loss(w);
                    })
                    .match(() -> Squares.backward(w));
        }

        @SuppressWarnings("InfiniteRecursion")
        private static double endless(double x) {
            return 1 + endless(x + 1);
        }

        @GradientCheck(seeds = 5)
        void stackOverflow(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> endless(w[0])).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void outOfMemory(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> new double[Integer.MAX_VALUE][].length + w[0]).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void linkage(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> {
                throw new NoClassDefFoundError("org/ejml/Missing");
            });
        }

        @GradientCheck(seeds = 5)
        void sneakyInLoss(@Param(3) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        throw TestCases.<RuntimeException>sneaky(new IOException("disk"));
                    })
                    .match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void sneakyInBackward(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> {
                throw TestCases.<RuntimeException>sneaky(new IOException("disk"));
            });
        }

        @GradientCheck(seeds = 5)
        void assertion(@Param(3) double[] w, Gradients gradients) {
            gradients
                    .of(() -> {
                        throw new AssertionError("range");
                    })
                    .match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5)
        void cyclicMap(@Param(3) double[] w, Gradients gradients) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("w", map);
            gradients.of(() -> Squares.loss(w)).match(() -> map);
        }

        @GradientCheck(seeds = 5)
        void throwingAccessor(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> new Thrower(w));
        }

        @GradientCheck(seeds = 5)
        void cyclicParameters(@Param(3) double[] w, Gradients gradients) {
            List<Object> list = new ArrayList<>();
            list.add(list);
            gradients.parameter("layers", list);
        }

        @GradientCheck(seeds = 5)
        void throwingAccessorOfParameters(@Param(3) double[] w, Gradients gradients) {
            gradients.parameters(new Thrower(w));
        }

        @GradientCheck(seeds = 5)
        void shrinkingArray(@Param(3) double[] w, Gradients gradients) {
            double[][] v = {{1, 2}, {3, 4}};
            gradients
                    .parameter("v", v)
                    .of(() -> {
                        if (++calls == 3) {
                            v[1] = new double[1];
                        }
                        return Squares.loss(w);
                    })
                    .match(() -> Map.of("w", Squares.backward(w), "v", new double[2][2]));
        }
    }
}
