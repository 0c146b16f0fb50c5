/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Backward's gradient is the true one times a number: {@code a = c n}. */
final class Factor {
    /** A factor nearer to 1 is no factor: no slip is that small but (m - 1)/m of a large batch. */
    static final double LEAST_DIFFERENCE = 1e-3;

    /** Five digits that are round in the first three are no accident. */
    private static final double EXACT = 1e-5;

    /** A factor whose size is 1 to all digits that are written is a sign. */
    private static final double SIGN_ALONE = 1e-6;

    private Factor() {}

    /** A factor that means something; nothing is fitted. */
    static Optional<KnownFactor> known(Suspect suspect, Network network) {
        return network.factors().stream()
                .flatMap(known -> Stream.of(known, known.negative()))
                .filter(known -> Math.abs(known.value() - 1) > LEAST_DIFFERENCE)
                .flatMap(known -> explaining(suspect, known).stream())
                .findFirst();
    }

    private static Optional<KnownFactor> explaining(Suspect suspect, KnownFactor known) {
        double[] projected = times(1 / known.value(), suspect.analytic());
        return suspect.isExplainedBy(projected, 0)
                ? Optional.of(known.to(suspect.margin(projected)))
                : Optional.empty();
    }

    /** Any factor. */
    static Optional<KnownFactor> fitted(Suspect suspect) {
        double[] analytic = suspect.analytic();
        double inverse = suspect.fit(new double[analytic.length], analytic);
        boolean explains = inverse != 0
                && Math.abs(1 / inverse - 1) > LEAST_DIFFERENCE
                && suspect.isExplainedBy(times(inverse, analytic), 1);
        return explains
                ? Optional.of(new KnownFactor(1 / inverse, "", suspect.uncertainty(analytic) / Math.abs(inverse)))
                : Optional.empty();
    }

    static double[] times(double factor, double[] numbers) {
        return DoubleStream.of(numbers).map(number -> factor * number).toArray();
    }

    static Finding diagnosis(KnownFactor factor) {
        return new Finding(cause(factor), claim(factor), factor.reason());
    }

    static Cause cause(KnownFactor factor) {
        return factor.isCloseTo(-1) ? Cause.SIGN : Cause.FACTOR;
    }

    /** "is 8 times too big", "has the wrong sign". */
    static Claim claim(KnownFactor factor) {
        double size = Math.abs(factor.value());
        if (Math.abs(size - 1) <= SIGN_ALONE) {
            return Claim.has("the wrong sign");
        }
        // The reason tells the factor exactly, however blunt the measurements.
        double precision = factor.reason().isEmpty() ? factor.precision() : Amount.ROUNDING;
        Amount amount = Amount.of(size > 1 ? size : 1 / size, precision);
        Claim times = Claim.is(how(factor, amount) + amount.text() + " times too " + (size > 1 ? "big" : "small"));
        return factor.value() < 0 ? Claim.has("the wrong sign").and(times) : times;
    }

    /** "about" where a factor that is off by a thousandth would have fitted as well. */
    private static String how(KnownFactor factor, Amount amount) {
        if (!factor.reason().isEmpty()) {
            return "";
        }
        if (factor.precision() > LEAST_DIFFERENCE) {
            return "about ";
        }
        boolean exactly = amount.isRound() && factor.precision() <= EXACT;
        return exactly ? "exactly " : "";
    }
}
