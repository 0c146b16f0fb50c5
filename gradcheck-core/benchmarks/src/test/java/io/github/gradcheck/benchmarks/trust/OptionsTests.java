/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.benchmarks.trust.untuned.SeedCounts;
import io.github.gradcheck.benchmarks.trust.untuned.SeedSet;
import io.github.gradcheck.benchmarks.trust.visible.VisiblePart;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void withoutArgumentsEverythingRunsOnTheFirstSeeds() {
        Options options = Options.parse(List.of());
        assertThat(options.part(), is(Options.Part.ALL));
        assertThat(options.seeds(), is(200));
        assertThat(options.untuned().seeds(), is(List.of(SeedSet.FIRST)));
        assertThat(options.untuned().amount(), is(SeedCounts.full()));
    }

    @Test
    void seedsAreANumberOrTheNameOfASet() {
        assertThat(Options.parse(List.of("--seeds=20")).seeds(), is(20));
        assertThat(Options.parse(List.of("--seeds=second")).untuned().seeds(), is(List.of(SeedSet.SECOND)));
        assertThat(
                Options.parse(List.of("--seeds=both")).untuned().seeds(), is(List.of(SeedSet.FIRST, SeedSet.SECOND)));
    }

    @Test
    void quickRunsLessOfTheNewKinds() {
        Options options = Options.parse(List.of("--quick", "--fault-seeds=2"));
        assertThat(options.part(), is(Options.Part.QUICK));
        assertThat(options.untuned().amount(), is(new SeedCounts(6, 2, 0, 0)));
    }

    @Test
    void quickRunsLessOfThePartAboutVisibleErrors() {
        Options options = Options.parse(List.of("--quick", "--part=visible", "--only=tanh"));
        assertThat(options.part(), is(Options.Part.VISIBLE));
        assertThat(options.visible(), is(new VisiblePart(1, 1, "tanh")));
        assertThat(
                Options.parse(List.of("--visible-seeds=3", "--first-seed=7")).visible(), is(new VisiblePart(7, 3, "")));
    }

    @Test
    void unknownArgumentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--qick")));
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("seeds=3")));
    }
}
