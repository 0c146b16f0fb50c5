/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.elementwise;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import java.util.List;
import java.util.stream.Stream;
import org.encog.engine.network.activation.ActivationBipolarSteepenedSigmoid;
import org.encog.engine.network.activation.ActivationClippedLinear;
import org.encog.engine.network.activation.ActivationElliott;
import org.encog.engine.network.activation.ActivationElliottSymmetric;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationGaussian;
import org.encog.engine.network.activation.ActivationLOG;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSIN;
import org.encog.engine.network.activation.ActivationSigmoid;
import org.encog.engine.network.activation.ActivationSteepenedSigmoid;
import org.encog.engine.network.activation.ActivationTANH;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Encog 3.4: activations of networks, with the derivatives that its back-propagation uses. */
class EncogTests {
    private static final double[] X = {-1.3, -0.8, -0.31, -0.12, 0.17, 0.42, 0.75, 1.6};

    static Stream<Named<ActivationFunction>> right() {
        return Stream.of(
                        new ActivationSigmoid(),
                        new ActivationTANH(),
                        new ActivationLOG(),
                        new ActivationReLU(),
                        new ActivationElliott(),
                        new ActivationElliottSymmetric())
                .map(activation -> Named.of(activation.getClass().getSimpleName(), activation));
    }

    @ParameterizedTest
    @MethodSource("right")
    void theseAreRight(ActivationFunction activation) {
        check(activation, X).assertCorrect();
    }

    /** {@code f = sin(2 x)}, hence {@code f' = 2 cos(2 x)}. Shipped is {@code cos(2 x)}. */
    @Test
    void theSineLacksItsInnerDerivative() {
        assertWrong(check(new ActivationSIN(), X), "x", Cause.FACTOR);
    }

    /**
     * {@code f = exp(-(2.5 x)^2)}, hence {@code f' = -12.5 x exp(-(2.5 x)^2)}. Shipped is
     * {@code exp((2.5 x)^2 12.5 x)}: the product moved into the exponent, and the signs are lost.
     */
    @Test
    void theGaussianHasItsInnerDerivativeInTheExponent() {
        assertWrong(check(new ActivationGaussian(), X), "x");
    }

    /**
     * {@code f = 1/(1 + exp(-4.9 x))}, hence {@code f' = 4.9 f (1 - f)}. Shipped is {@code (4.9 s/(1 + s))^2} with
     * {@code s = exp(-4.9 f)}: the output where the input is meant, and a square of the whole.
     */
    @Test
    void theSteepenedSigmoidTakesTheOutputForTheInput() {
        assertWrong(check(new ActivationSteepenedSigmoid(), X), "x");
    }

    /** {@code f = 2/(1 + exp(-4.9 x)) - 1}, hence {@code f' = 2.45 (1 - f^2)}. Shipped is {@code 1}. */
    @Test
    void theBipolarSigmoidHasTheDerivativeOfTheIdentity() {
        assertWrong(check(new ActivationBipolarSteepenedSigmoid(), X), "x", Cause.UPSTREAM);
    }

    /** {@code f = min(1, max(-1, x))}, hence {@code f' = 0} beyond. Shipped is {@code 1} everywhere. */
    @Test
    void theClippedLineHasASlopeBeyondItsEnds() {
        GradientReport report = check(new ActivationClippedLinear(), X);
        assertWrong(report, "x", Cause.UPSTREAM);
        assertEquals(
                List.of("x[0]", "x[7]"),
                report.key("x").wrongEntries().stream()
                        .map(EntryReport::entry)
                        .sorted()
                        .toList());
    }

    private static GradientReport check(ActivationFunction activation, double... at) {
        return elementwise(
                x -> activated(activation, x), x -> activation.derivativeFunction(x, activated(activation, x)), at);
    }

    private static double activated(ActivationFunction activation, double x) {
        double[] buffer = {x};
        activation.activationFunction(buffer, 0, 1);
        return buffer[0];
    }
}
