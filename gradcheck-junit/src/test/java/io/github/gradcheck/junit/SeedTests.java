/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class SeedTests {

    @BeforeEach
    void forget() {
        SeenTestCases.SEEN.clear();
    }

    @Test
    void theDefaultSeedsNeverChange() {
        assertEquals(
                List.of("draw 1, seed 495422851", "draw 2, seed 811464301", "draw 3, seed 981246793"),
                CheckRun.ofMethod(SeenTestCases.class, "three").names());
    }

    @Test
    void defaultSeedsAreShortAndNotNegative() {
        assertThat(
                CheckRun.ofMethod(SeenTestCases.class, "many").names(),
                everyItem(matchesPattern("draw \\d+, seed \\d{1,9}")));
    }

    @Test
    void methodsHaveDifferentSeeds() {
        String three = CheckRun.ofMethod(SeenTestCases.class, "three").names().get(0);
        String many = CheckRun.ofMethod(SeenTestCases.class, "many").names().get(0);
        assertNotEquals(three, many);
    }

    @Test
    void moreDrawsDoNotChangeTheEarlierOnes() {
        // Overloads share their name and therefore their seeds.
        List<String> names = CheckRun.of(FewDrawsTestCases.class).names();
        assertEquals(1 + 4, names.size());
        assertEquals(4, new HashSet<>(names).size(), () -> "the single draw is among the four: " + names);
    }

    @Test
    void givenSeedsMakeTheDraws() {
        assertEquals(
                List.of("draw 1, seed 7", "draw 2, seed -1"),
                CheckRun.ofMethod(SeenTestCases.class, "given").names());
    }

    @Test
    void aPrintedSeedRepeatsExactlyThatDraw() {
        CheckRun.ofMethod(SeenTestCases.class, "three");
        Map<String, double[]> first = new LinkedHashMap<>(SeenTestCases.SEEN);
        String second = List.copyOf(first.keySet()).get(1);
        String seed = second.substring(second.lastIndexOf(' ') + 1);
        SeenTestCases.SEEN.clear();

        CheckRun again = CheckRun.of(SeenTestCases.class, Map.of("gradcheck.seed", seed));

        assertEquals(3, again.names().size(), "one draw of each method");
        assertThat(again.names().toString(), containsString(second));
        assertArrayEquals(first.get(second), SeenTestCases.SEEN.get(second));
    }

    @Test
    void anySeedCanBeAskedFor() {
        CheckRun run = CheckRun.of(FewDrawsTestCases.class, Map.of("gradcheck.seed", " 123 "));
        assertEquals(List.of("draw 1, seed 123", "draw 1, seed 123"), run.names());
    }

    @Test
    void aSeedMustBeAWholeNumber() {
        String message = CheckRun.of(OneTestCase.class, Map.of("gradcheck.seed", "abc"))
                .failure(ExtensionConfigurationException.class)
                .getMessage();
        assertEquals("SeedTests.OneTestCase.one: -Dgradcheck.seed must be a whole number, but is `abc`", message);
    }

    static class SeenTestCases {
        static final Map<String, double[]> SEEN = new LinkedHashMap<>();

        @GradientCheck
        void three(@Param(4) double[] w, Gradients gradients, TestInfo info) {
            check(w, gradients, info);
        }

        @GradientCheck(draws = 50)
        void many(@Param(4) double[] w, Gradients gradients, TestInfo info) {
            check(w, gradients, info);
        }

        @GradientCheck(seeds = {7, -1})
        void given(@Param(4) double[] w, Gradients gradients, TestInfo info) {
            check(w, gradients, info);
        }

        private static void check(double[] w, Gradients gradients, TestInfo info) {
            SEEN.put(info.getDisplayName(), w.clone());
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class OneTestCase {
        @GradientCheck
        void one(@Param(4) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }

    static class FewDrawsTestCases {
        @GradientCheck(draws = 1)
        void draws(@Param(4) double[] w, Gradients gradients) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }

        @GradientCheck(draws = 4)
        void draws(@Param(4) double[] w, Gradients gradients, TestInfo info) {
            gradients.of(() -> loss(w)).match(() -> Squares.backward(w));
        }
    }
}
