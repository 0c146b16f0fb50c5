/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a check costs, seen from the loss. */
class EvaluationsTests {
    private final GradientChecker checker = GradientChecker.create();

    private final ClosedForm form = ClosedForm.sines(6);
    private final double[] origin = Arrays.copyOf(form.W.data, 6);

    /** The numbers of moved entries of W at each call. */
    private final List<List<Integer>> calls = new ArrayList<>();

    private double countedLoss() {
        List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            if (form.W.data[i] != origin[i]) {
                moved.add(i);
            }
        }
        calls.add(moved);
        return form.loss();
    }

    private GradientReport check() {
        return checker.check(
                Parameters.of("W", form.W),
                this::countedLoss,
                () -> form.gradient().get("W"));
    }

    @Test
    void areCountedExactly() {
        assertThat(check().evaluations(), is((long) calls.size()));
    }

    @Test
    void ofASmoothLossAreThreeBeforehandThenSomeForTheNoiseAndASecondPointAndTwoPerEntry() {
        check();
        assertThat(
                "preflight, and back from the second point",
                calls.stream().filter(List::isEmpty).count(),
                is(4L));
        for (int entry = 0; entry < 6; entry++) {
            List<Integer> alone = List.of(entry);
            assertThat("entry " + entry, calls.stream().filter(alone::equals).count(), is(2L));
        }
        // A table of nine values, the middle one known, at most five tries; seven at the second point.
        assertThat(
                "noise and second point",
                calls.stream().filter(moved -> moved.size() > 1).count(),
                is(both(greaterThanOrEqualTo(15L)).and(lessThanOrEqualTo(47L))));
    }

    @Test
    void includeFailedCalls() {
        double[] x = {1};
        int[] count = {0};
        GradientReport report = checker.check(
                Parameters.of("x", x),
                () -> {
                    count[0]++;
                    if (x[0] < 1) {
                        throw new IllegalStateException("outside the domain");
                    }
                    return x[0] * x[0];
                },
                () -> new double[] {2 * x[0]});
        assertThat(report.evaluations(), is((long) count[0]));
    }
}
