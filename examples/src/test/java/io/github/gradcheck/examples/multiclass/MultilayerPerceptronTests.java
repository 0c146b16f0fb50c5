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
                startsWith("gradients of W1, W2 lack 0.0875 times the parameter (no L2 term, or of the wrong sign)"));
    }

    @GradientCheck
    void dropoutThatKeepsAllUnitsPasses(Weights weights, Samples samples, RandomGenerator random, Gradients gradients) {
        MultilayerPerceptron network = new MultilayerPerceptron(weights.parameters(), TANH, 0, new Dropout(1, random));
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    /** The loss is another at every call, so that it is refused; with the same mask in every call it is checked. */
    @GradientCheck
    void dropoutIsCheckedWithItsMaskKept(
            Weights weights, Samples samples, RandomGenerator random, Gradients gradients) {
        MultilayerPerceptron network = withDropout(weights, random);
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> gradients
                        .of(() -> network.loss(samples.X(), samples.Y()))
                        .match(() -> network.backward(samples.X(), samples.Y())));
        assertThat(failure.getMessage(), containsString("the loss is not deterministic"));
        assertThat(failure.getMessage(), containsString("dropout"));
        gradients
                .ofRandom(same -> withDropout(weights, same).loss(samples.X(), samples.Y()))
                .match(same -> withDropout(weights, same).backward(samples.X(), samples.Y()));
    }

    private static MultilayerPerceptron withDropout(Weights weights, RandomGenerator random) {
        return new MultilayerPerceptron(weights.parameters(), TANH, 0, new Dropout(0.8, random));
    }
}
