/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import java.util.List;

/** All kinds, family by family. */
public final class Kinds {

    private Kinds() {}

    /** Returns every family, in the order of the tables. */
    public static List<Family> families() {
        return List.of(
                Digits.family(),
                Saturation.family(),
                Poles.family(),
                Invariances.family(),
                Recurrent.family(),
                Attention.family(),
                Norms.family(),
                Matrices.family(),
                Likelihoods.family(),
                SpecialFunctions.family(),
                Algorithms.family(),
                NetworkLayers.family(),
                Objectives.family(),
                Scales.family(),
                Minima.family(),
                Unsteady.family(),
                Kinks.family(),
                Approximations.family(),
                Surrogates.family());
    }

    /** Returns every kind, in the order of the tables. */
    public static List<Kind> all() {
        return families().stream().flatMap(family -> family.kinds().stream()).toList();
    }
}
