/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.multiclass;

import static io.github.gradcheck.examples.Activation.RELU;
import static io.github.gradcheck.examples.Activation.TANH;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.examples.broken.MissingRegularisation;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import java.util.random.RandomGenerator;
import org.opentest4j.AssertionFailedError;

class MultilayerPerceptronTests {

    private static final double LAMBDA = 0.7;

    @GradientCheck
    void theGradientIsRightWithASmoothActivation(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MultilayerPerceptron(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck
    void theGradientIsRightWithKinks(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MultilayerPerceptron(weights.parameters(), RELU);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck
    void theGradientStaysRightDuringTraining(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MultilayerPerceptron(weights.parameters(), TANH);
        for (int step = 0; step <= 100; step++) {
            if (step % 25 == 0) {
                gradients
                        .label("step " + step)
                        .of(() -> network.loss(samples.X(), samples.Y()))
                        .match(() -> network.backward(samples.X(), samples.Y()));
            }
            network.step(samples.X(), samples.Y(), 0.5);
        }
    }

    @GradientCheck
    void regularisationInLossAndGradientPasses(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MultilayerPerceptron(weights.parameters(), TANH, LAMBDA, Dropout.none());
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck
    void regularisationInTheLossAloneFailsOnTheWeightsButNotOnTheBiases(
            Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MissingRegularisation(weights.parameters(), TANH, LAMBDA);
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> gradients
                        .of(() -> network.loss(samples.X(), samples.Y()))
                        .match(() -> network.backward(samples.X(), samples.Y())));
        assertThat(
                failure.getMessage(),
                startsWith("gradients of W1, W2 lack 0.0875 times the parameter (the L2 term is missing"));
    }

    @GradientCheck
    void dropoutThatKeepsAllUnitsPasses(Weights weights, Samples samples, RandomGenerator random, Gradients gradients) {
        MultilayerPerceptron network = new MultilayerPerceptron(weights.parameters(), TANH, 0, new Dropout(1, random));
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck
    void dropoutStopsTheCheckBecauseTheLossIsRandom(
            Weights weights, Samples samples, RandomGenerator random, Gradients gradients) {
        MultilayerPerceptron network =
                new MultilayerPerceptron(weights.parameters(), TANH, 0, new Dropout(0.8, random));
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> gradients
                        .of(() -> network.loss(samples.X(), samples.Y()))
                        .match(() -> network.backward(samples.X(), samples.Y())));
        assertThat(failure.getMessage(), containsString("the loss is not deterministic"));
        assertThat(failure.getMessage(), containsString("dropout"));
    }
}
