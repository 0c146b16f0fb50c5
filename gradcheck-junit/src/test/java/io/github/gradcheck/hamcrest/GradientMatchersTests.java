/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.hamcrest;

import static io.github.gradcheck.hamcrest.GradientMatchers.correct;
import static io.github.gradcheck.hamcrest.GradientMatchers.wrongExactlyIn;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import org.hamcrest.Matcher;
import org.hamcrest.StringDescription;
import org.junit.jupiter.api.Test;

class GradientMatchersTests {
    private static final GradientReport RIGHT = report(1, 1);
    private static final GradientReport WRONG_IN_W = report(2, 1);
    private static final GradientReport WRONG_IN_BOTH = report(2, 3);

    @Test
    void correctMatchesACorrectReport() {
        assertThat(RIGHT, is(correct()));
        assertThat(WRONG_IN_W, is(not(correct())));
    }

    @Test
    void wrongExactlyInMatchesJustTheseKeys() {
        assertThat(WRONG_IN_W, is(wrongExactlyIn("W")));
        assertThat(WRONG_IN_BOTH, is(wrongExactlyIn("b", "W")));
        assertThat(WRONG_IN_BOTH, is(not(wrongExactlyIn("W"))));
        assertThat(WRONG_IN_W, is(not(wrongExactlyIn("W", "b"))));
        assertThat(RIGHT, is(not(wrongExactlyIn("W"))));
    }

    @Test
    void theMatchersDescribeThemselves() {
        assertEquals("is a correct gradient", StringDescription.toString(is(correct())));
        assertEquals("a gradient wrong exactly in W2, b1", StringDescription.toString(wrongExactlyIn("b1", "W2")));
    }

    @Test
    void aMismatchShowsTheReport() {
        assertThat(mismatch(correct(), WRONG_IN_W), startsWith("was WRONG\n"));
        assertThat(mismatch(correct(), WRONG_IN_W), containsString(WRONG_IN_W.toString()));
        assertThat(mismatch(wrongExactlyIn("b"), WRONG_IN_W), startsWith("was wrong in W\n"));
        assertThat(mismatch(wrongExactlyIn("b"), WRONG_IN_W), containsString(WRONG_IN_W.toString()));
        assertThat(mismatch(wrongExactlyIn("b"), RIGHT), startsWith("was wrong in no key\n"));
    }

    @Test
    void wrongExactlyInNeedsAKey() {
        assertThrows(IllegalArgumentException.class, () -> wrongExactlyIn());
    }

    private static String mismatch(Matcher<GradientReport> matcher, GradientReport report) {
        StringDescription description = new StringDescription();
        matcher.describeMismatch(report, description);
        return description.toString();
    }

    /** The loss is W^2 + b^2, and its gradient is given some times too big. */
    private static GradientReport report(double factorOfW, double factorOfB) {
        double[] W = {0.3, 0.7};
        double[] b = {0.2};
        return GradientChecker.create()
                .check(
                        Parameters.of("W", W, "b", b),
                        () -> W[0] * W[0] + W[1] * W[1] + b[0] * b[0],
                        () -> Map.of("W", new double[] {2 * factorOfW * W[0], 2 * factorOfW * W[1]}, "b", new double[] {
                            2 * factorOfB * b[0]
                        }));
    }
}
