/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class ParallelTests {
    private static final Set<String> THREADS = ConcurrentHashMap.newKeySet();

    @Test
    void aPureLossIsCheckedOnOtherThreads() {
        THREADS.clear();
        CheckRun.ofMethod(PureTestCases.class, "right").assertPassed(3);
        assertThat(THREADS, hasItem("gradcheck"));
    }

    @Test
    void aPureLossIsCheckedOnTheThreadOfTheTestUnlessToldOtherwise() {
        THREADS.clear();
        CheckRun.ofMethod(PureTestCases.class, "sequential").assertPassed(3);
        assertThat(THREADS, is(Set.of(Thread.currentThread().getName())));
    }

    @Test
    void theFailureIsTheSameToTheLetter() {
        String alone = message("wrongAlone");
        String together = message("wrongTogether");
        assertThat(alone, startsWith("gradient of w is wrong: w[2] is "));
        assertThat(withoutHash(together), is(withoutHash(alone.replace("wrongAlone", "wrongTogether"))));
    }

    /** The name of a page ends with a hash of the test's name. */
    private static String withoutHash(String message) {
        return message.replaceAll("-[0-9a-f]{8}\\.html", ".html");
    }

    @Test
    void backwardMayReadTheDrawnArraysAsEver() {
        CheckRun.ofMethod(PureTestCases.class, "capturingBackward").assertPassed(3);
    }

    @Test
    void inputsAreHandedToThePureLossToo() {
        CheckRun.ofMethod(PureTestCases.class, "withInput").assertPassed(3);
    }

    @Test
    void aLossThatReadsTheDrawnArraysIsRefused() {
        assertThat(message("impure"), containsString("the loss is not pure"));
    }

    @Test
    void aLossThatIsHandedNothingIsRefused() {
        assertThat(message("notHanded"), containsString("parallel needs a loss that is handed its parameters"));
        assertThat(message("layer"), containsString("parallel needs a loss that is handed its parameters"));
    }

    @Test
    void aPureLossWithoutMatchIsForgotten() {
        assertThat(message("forgotten"), containsString("gradients.ofPure(...) was called but never match(...)"));
    }

    private static String message(String method) {
        return CheckRun.ofMethod(PureTestCases.class, method)
                .failure(AssertionFailedError.class)
                .getMessage();
    }

    static class PureTestCases {
        /** Slow enough for a check by several threads to be worth it. */
        private static double loss(Parameters parameters) {
            pause();
            THREADS.add(Thread.currentThread().getName());
            return parameters.blocks().stream()
                    .mapToDouble(block -> Squares.loss(block.toArray()))
                    .sum();
        }

        private static void pause() {
            try {
                Thread.sleep(3);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private static double[] backward(Parameters parameters) {
            return Squares.backward(parameters.get("w", double[].class));
        }

        private static double[] wrong(Parameters parameters) {
            double[] gradient = backward(parameters);
            gradient[2] += 0.5;
            return gradient;
        }

        @GradientCheck(parallel = true)
        void right(@Param(40) double[] w, Gradients gradients) {
            gradients.ofPure(p -> loss(p)).match(p -> backward(p));
        }

        @GradientCheck
        void sequential(@Param(40) double[] w, Gradients gradients) {
            gradients.ofPure(p -> loss(p)).match(p -> backward(p));
        }

        @GradientCheck(seeds = 5)
        void wrongAlone(@Param(40) double[] w, Gradients gradients) {
            gradients.ofPure(p -> loss(p)).match(p -> wrong(p));
        }

        @GradientCheck(seeds = 5, parallel = true)
        void wrongTogether(@Param(40) double[] w, Gradients gradients) {
            gradients.ofPure(p -> loss(p)).match(p -> wrong(p));
        }

        @GradientCheck(parallel = true)
        void capturingBackward(@Param(40) double[] w, Gradients gradients) {
            gradients.ofPure(p -> loss(p)).match(() -> Squares.backward(w));
        }

        @GradientCheck(parallel = true)
        void withInput(@Param(3) double[] w, @Input(3) double[] x, Gradients gradients) {
            gradients
                    .ofPure(p -> p.get("w", double[].class)[0] * p.get("x", double[].class)[1])
                    .match(p -> Map.of(
                            "w", new double[] {p.get("x", double[].class)[1], 0, 0},
                            "x", new double[] {0, p.get("w", double[].class)[0], 0}));
        }

        @GradientCheck(seeds = 5, parallel = true)
        void impure(@Param(40) double[] w, Gradients gradients) {
            gradients
                    .ofPure(p -> {
                        pause();
                        return Squares.loss(w);
                    })
                    .match(p -> backward(p));
        }

        @GradientCheck(seeds = 5, parallel = true)
        void notHanded(@Param(40) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(seeds = 5, parallel = true)
        void layer(@Param(40) double[] w, Gradients gradients) {
            gradients.ofOutput(() -> w.clone()).match(cotangent -> cotangent);
        }

        @GradientCheck(seeds = 5, parallel = true)
        void forgotten(@Param(40) double[] w, Gradients gradients) {
            gradients.ofPure(p -> loss(p));
        }
    }
}
