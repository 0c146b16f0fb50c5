/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static io.github.gradcheck.examples.Activation.TANH;

import io.github.gradcheck.examples.coursenetwork.DrawnCase;
import io.github.gradcheck.examples.coursenetwork.NetworkParameters;
import io.github.gradcheck.examples.multiclass.MultilayerPerceptron;
import io.github.gradcheck.examples.multiclass.Samples;
import io.github.gradcheck.examples.multiclass.Weights;
import io.github.gradcheck.examples.planarclassifier.PlanarClassifier;
import io.github.gradcheck.examples.planarclassifier.PlanarData;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;

/**
 * What failures look like: every test here fails, for one classic mistake each. The default run leaves them out;
 * {@code ./mvnw test -Dexamples -Dgroups=broken} shows them.
 */
@Tag("broken")
class BrokenBackwardsTests {

    @GradientCheck(draws = 1)
    void biasAveraged(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new BiasAveraged(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void biasNotSummed(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new BiasNotSummed(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(
            draws = 1,
            ignore = {"dZ*", "dA*"})
    void doubledCourseNetwork(DrawnCase drawn, Gradients gradients) {
        NetworkParameters p = drawn.parameters();
        gradients
                .of(() -> DoubledCourseNetwork.cost(p, drawn.X(), drawn.Y()))
                .match(() -> DoubledCourseNetwork.backward(p, drawn.X(), drawn.Y()));
    }

    @GradientCheck(draws = 1)
    void lastSampleDropped(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new LastSampleDropped(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void missingRegularisation(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new MissingRegularisation(weights.parameters(), TANH, 0.7);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void oneEntryOff(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new OneEntryOff(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void signFlipped(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new SignFlipped(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void sumInsteadOfMean(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new SumInsteadOfMean(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void swappedGradients(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new SwappedGradients(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void transposedWeights(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new TransposedWeights(weights.parameters(), TANH);
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }

    @GradientCheck(draws = 1)
    void unsignedLabels(Gradients gradients) {
        PlanarData data = PlanarData.halfMoons(0);
        PlanarClassifier right = PlanarClassifier.untrained(new SplittableRandom(7));
        PlanarClassifier classifier = new UnsignedLabels(right.parameters());
        gradients
                .parameter("layers", classifier.parameters().layers())
                .of(() -> classifier.cost(data.X(), data.Y()))
                .match(() -> classifier.backward(data.X(), data.Y()));
    }

    @GradientCheck(draws = 1)
    void wrongActivationDerivative(Weights weights, Samples samples, Gradients gradients) {
        MultilayerPerceptron network = new WrongActivationDerivative(weights.parameters());
        gradients
                .of(() -> network.loss(samples.X(), samples.Y()))
                .match(() -> network.backward(samples.X(), samples.Y()));
    }
}
