/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import io.github.gradcheck.benchmarks.trust.kinds.Family;
import io.github.gradcheck.benchmarks.trust.kinds.Kind;
import io.github.gradcheck.benchmarks.trust.kinds.Kinds;
import io.github.gradcheck.benchmarks.trust.problems.ProblemKind;
import io.github.gradcheck.benchmarks.trust.problems.ProblemKinds;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The models into whose gradients errors are planted: every kind of the benchmark but the wide networks. */
final class Models {

    /** Models that take seconds for each seed, mostly for searches in noise, are run with one seed in so many. */
    private static final int COSTLY_ONE_SEED_IN = 5;

    private static final Set<String> COSTLY = Set.of(
            "loss summed over 500 samples",
            "tanh, float loss of double parameters",
            "ReLU, float loss of double parameters",
            "tanh, float arrays",
            "ReLU, float arrays",
            "tanh, trained until gradients are 1e-8",
            "ReLU, trained until gradients are 1e-8",
            "tanh regression, rounded to 4 decimals",
            "tanh regression, offset 1e12",
            "float accumulator, 20000 terms",
            "softmax classifier, loss in half precision",
            "LSTM over 50 steps",
            "LSTM over 50 steps, returned as float",
            "LSTM over 20 steps, loss in float",
            "LSTM over 20 steps, float arrays",
            "saturated attention, float arrays",
            "convolution with 2048 outputs, float arrays");

    private Models() {}

    /** Returns every model, in the order of the tables. */
    static List<Model> all() {
        return Stream.of(
                        ProblemKinds.small().stream().map(kind -> model("small models", kind)),
                        ProblemKinds.all().stream()
                                .filter(kind -> kind.group() != ProblemKind.Group.WIDE)
                                .map(kind -> model(kind.title(), kind)),
                        Kinds.families().stream().flatMap(Models::of))
                .flatMap(models -> models)
                .toList();
    }

    private static Model model(String group, ProblemKind kind) {
        return new Model(group, kind.title(), kind::at, oneSeedIn(kind.title()));
    }

    private static Stream<Model> of(Family family) {
        return family.kinds().stream()
                .filter(kind -> kind.correct() && kind.faulty())
                .map(kind -> of(family, kind));
    }

    private static Model of(Family family, Kind kind) {
        return new Model(family.title(), kind.title(), kind::at, Math.max(kind.oneSeedIn(), oneSeedIn(kind.title())));
    }

    private static int oneSeedIn(String title) {
        return COSTLY.contains(title) ? COSTLY_ONE_SEED_IN : 1;
    }
}
