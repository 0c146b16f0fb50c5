/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * All but the L2 term has a factor: {@code n = a/c + mu theta}. So it is where the loss is a mean and backward that of
 * a sum, and both have the L2 term.
 */
final class ScaledData {

    private ScaledData() {}

    /** A factor that means something, or that another key has; mu is fitted. */
    static final class Known implements Hypothesis {

        @Override
        public Optional<Finding> examine(Suspect suspect, Network network) {
            if (!Regularisation.isTold(suspect)) {
                return Optional.empty();
            }
            double[] theta = suspect.project(suspect::origin);
            if (suspect.isMultipleOf(theta)) {
                return Optional.empty();
            }
            return network.factors().stream()
                    .flatMap(known -> Stream.of(known, known.negative()))
                    .filter(known -> Math.abs(known.value() - 1) > Factor.LEAST_DIFFERENCE)
                    .filter(known -> explains(suspect, known, theta))
                    .map(ScaledData::diagnosis)
                    .findFirst();
        }

        private static boolean explains(Suspect suspect, KnownFactor known, double[] theta) {
            double[] scaled = Factor.times(1 / known.value(), suspect.analytic());
            double mu = suspect.fit(scaled, theta);
            return suspect.isExplainedBy(Regularisation.plus(scaled, mu, theta), 1);
        }
    }

    /** Any factor; both numbers are fitted. */
    static final class Fitted implements Hypothesis {

        @Override
        public Optional<Finding> examine(Suspect suspect, Network network) {
            if (!Regularisation.isTold(suspect)) {
                return Optional.empty();
            }
            double[] theta = suspect.project(suspect::origin);
            if (suspect.isMultipleOf(theta)) {
                return Optional.empty();
            }
            double[] fitted = suspect.fit2(suspect.analytic(), theta);
            double[] projected = Regularisation.plus(Factor.times(fitted[0], suspect.analytic()), fitted[1], theta);
            boolean factor = Math.abs(1 / fitted[0] - 1) > Factor.LEAST_DIFFERENCE && fitted[0] != 0;
            return factor && suspect.isExplainedBy(projected, 2)
                    ? Optional.of(diagnosis(new KnownFactor(
                            1 / fitted[0], "", suspect.uncertainty(suspect.analytic()) / Math.abs(fitted[0]))))
                    : Optional.empty();
        }
    }

    private static Finding diagnosis(KnownFactor factor) {
        String but = "all but its L2 term";
        String reason = factor.reason().isEmpty() ? but : factor.reason() + "; " + but;
        return new Finding(Factor.cause(factor), Factor.claim(factor), reason);
    }
}
