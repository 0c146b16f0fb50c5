/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static io.github.gradcheck.core.SinesOfKeys.scale;
import static io.github.gradcheck.core.SinesOfKeys.wrong;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Many keys and many kinks near the point, as in a wide network of rectified units: a loss of forty keys, and thousands
 * of {@code |u - c|} with {@code u} the sum of all entries and {@code c} on both sides of it.
 */
class KinkedPassesTests {
    private static final int SEEDS = 40;

    private final SinesOfKeys keys = new SinesOfKeys(40, 30, 0.5);
    private final double centre = sum();

    /** Kinks lie apart by about 1e-3 of what the sum moves by. */
    private static final double APART = 1.7e-3;

    private double sum() {
        double sum = 0;
        for (double[] values : keys.x().values()) {
            for (double value : values) {
                sum += value;
            }
        }
        return sum;
    }

    /** The integral of the number of kinks below u, less that of those above: {@code sum of |u - c|} over all kinks. */
    private double loss() {
        double kinks = 0;
        double off = sum() - centre;
        for (int i = -2000; i < 2000; i++) {
            kinks += Math.abs(off - (i + 0.37) * APART) - Math.abs((i + 0.37) * APART);
        }
        return keys.loss() + 1e-3 * kinks;
    }

    /** As many kinks above as below: their slopes cancel at the point, and rise by 2 from kink to kink. */
    private void kinks(Map<String, double[]> gradient) {
        int passed = (int) Math.ceil((sum() - centre) / APART - 0.37);
        gradient.values().forEach(slopes -> {
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] += 1e-3 * 2 * passed;
            }
        });
    }

    private GradientReport check(long seed, Consumer<Map<String, double[]>> fault) {
        return keys.check(seed, this::loss, gradient -> {
            kinks(gradient);
            fault.accept(gradient);
        });
    }

    @Test
    void costHardlyMoreThanThoseOfASmoothLoss() {
        for (long seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, gradient -> {});
            assertThat("" + report, report.verdict(), is(Verdict.CORRECT));
            assertThat("seed " + seed, report.evaluations(), is(lessThan(100L)));
        }
    }

    @Test
    void nameTheWrongKeyAmongThem() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(wrong(check(seed, gradient -> scale(gradient.get("k7"), 1.1))), is(List.of("k7")));
        }
    }
}
