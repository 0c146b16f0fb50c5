/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Networks in float, whose derivatives have two to four digits: what no coincidence explains is named all the same. */
class FloatMistakesTests {
    private static final long SEEDS = 4;

    private static final Map<Mistake, Cause> CAUSES = new EnumMap<>(Map.of(
            Mistake.SWAPPED, Cause.OTHER_KEY,
            Mistake.ACTIVATION_OF_OTHER_LAYER, Cause.PRODUCT,
            Mistake.SOFTMAX_DIAGONAL, Cause.OUTPUT,
            Mistake.LAST_SAMPLE_IN_ONE_KEY, Cause.SAMPLES,
            Mistake.DERIVATIVE_OF_Z, Cause.ACTIVATION,
            Mistake.W_NOT_TRANSPOSED, Cause.PRODUCT,
            Mistake.LAST_ROW_MISSED, Cause.PART));

    @Test
    void mistakesAreNamedInFloat() {
        CAUSES.forEach((mistake, cause) -> LongStream.range(10, 10 + SEEDS)
                .forEach(seed -> assertThat(mistake + ", seed " + seed, causes(mistake, seed), is(Set.of(cause)))));
    }

    private static Set<Cause> causes(Mistake mistake, long seed) {
        GradientReport report = new StudentNetwork(mistake, seed % 2 == 0, true, seed).check();
        Set<Cause> causes = new LinkedHashSet<>();
        for (KeyReport key : report.keys()) {
            if (key.verdict() == Verdict.WRONG) {
                key.diagnosis()
                        .filter(diagnosis -> !diagnosis.isPlaceOnly())
                        .ifPresent(diagnosis -> causes.add(diagnosis.cause()));
            }
        }
        return causes;
    }
}
