/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.untuned;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.kinds.Kinds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTests {
    private static final long SEED = 2001;

    static Stream<Kind> kinds() {
        return Kinds.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientIsRightOrWrongAsTheKindSays(Kind kind) {
        Proof proof = Proof.of(kind, SEED);
        assertThat(kind.title() + ": " + proof, proof.holds(), is(kind.correct()));
    }

    /** Smooth kinds in double leave the proof nothing to hide behind: most of them agree to 1e-9. */
    @Test
    void proofIsSharpWhereTheFunctionIsSmooth() {
        List<Kind> smooth =
                kinds().filter(kind -> kind.correct() && !kind.coarse()).toList();
        long sharp = smooth.stream()
                .filter(kind -> Proof.of(kind, SEED).error() <= 1e-9)
                .count();
        assertThat(sharp, greaterThanOrEqualTo(smooth.size() * 9L / 10));
    }
}
