/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A penalty that only one of loss and backward has: {@code n = a + mu r(theta)}, where r is theta itself for an L2 term
 * and its sign for an L1 term.
 */
final class Regularisation implements Hypothesis {
    /** A multiple of a vector with fewer entries is not told from a mistake in these entries alone. */
    private static final int FEWEST_ENTRIES = 3;

    private final String name;
    private final String format;
    private final DoubleUnaryOperator slope;

    private Regularisation(String name, String format, DoubleUnaryOperator slope) {
        this.name = name;
        this.format = format;
        this.slope = slope;
    }

    static Regularisation l2() {
        return new Regularisation("L2", "%s times the parameter", theta -> theta);
    }

    static Regularisation l1() {
        return new Regularisation("L1", "%s times the parameter's sign", Math::signum);
    }

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (!isTold(suspect)) {
            return Optional.empty();
        }
        double[] analytic = suspect.analytic();
        double[] penalty = suspect.project(entry -> slope.applyAsDouble(suspect.origin(entry)));
        if (suspect.isMultipleOf(penalty)) {
            return Optional.empty();
        }
        double missing = suspect.fit(analytic, penalty);
        if (!suspect.isExplainedBy(plus(analytic, missing, penalty), 1)) {
            return Optional.empty();
        }
        Amount amount = Amount.of(Math.abs(missing), suspect.uncertainty(penalty) / Math.abs(missing));
        return Optional.of(diagnosis(suspect, network, missing > 0, amount.text()));
    }

    /** Whether a multiple of the parameter is something else than a mistake in a few entries. */
    static boolean isTold(Suspect suspect) {
        return IntStream.range(0, suspect.size())
                        .filter(entry -> suspect.origin(entry) != 0)
                        .limit(FEWEST_ENTRIES)
                        .count()
                == FEWEST_ENTRIES;
    }

    static double[] plus(double[] numbers, double factor, double[] others) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(i -> numbers[i] + factor * others[i])
                .toArray();
    }

    /** The term is missing, or there is so much of it too much. */
    Finding diagnosis(Suspect suspect, Network network, boolean missing, String amount) {
        String term = String.format(format, amount);
        if (missing) {
            return new Finding(Cause.REGULARISATION, Claim.lacks(term), "no " + name + " term, or of the wrong sign");
        }
        boolean onlyBias = new KeyName(suspect.key()).isBias()
                && network.keys().stream().noneMatch(other -> other.isMatrix() && other.isWrong());
        return new Finding(
                Cause.REGULARISATION,
                Claim.has(term + " too much"),
                onlyBias ? name + " on the bias, which the loss has not?" : name + " twice, or not in the loss");
    }
}
