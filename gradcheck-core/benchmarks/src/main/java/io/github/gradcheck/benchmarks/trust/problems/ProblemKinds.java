/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.problems;

import static io.github.gradcheck.benchmarks.trust.problems.Activation.RELU;
import static io.github.gradcheck.benchmarks.trust.problems.Activation.TANH;

import io.github.gradcheck.benchmarks.trust.problems.ProblemKind.Group;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The kinds of correct functions. */
public final class ProblemKinds {

    private ProblemKinds() {}

    /** Returns every kind, in the order of the table. */
    public static List<ProblemKind> all() {
        return Stream.of(ten(), scalesAndPrecision(), kinksAndEdges(), wide())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns further kinds, of 5 to 400 entries in 2 to 40 keys, whose checks cost little. */
    public static List<ProblemKind> small() {
        return List.of(
                network("tanh 2-3-2", TANH, settings -> settings.withSizes(5, 2, 3, 2)),
                network("tanh 4-6-6-3", TANH, settings -> settings.withSizes(8, 4, 6, 6, 3)),
                network("tanh 12-20-5", TANH, settings -> settings.withSizes(10, 12, 20, 5)),
                network("tanh 5-5-5-5-5-5-3", TANH, settings -> settings.withSizes(6, 5, 5, 5, 5, 5, 5, 3)),
                network("softmax regression 10-6", TANH, settings -> settings.withSizes(12, 10, 6)),
                network("ReLU 3-4-2", RELU, settings -> settings.withSizes(5, 3, 4, 2)),
                network("ReLU 10-15-4", RELU, settings -> settings.withSizes(10, 10, 15, 4)),
                kind("1 key of up to 60 entries", Group.TEN, draw -> new ManyKeys(1, 60, 0, draw)),
                kind("10 keys, effects over 2 decades", Group.TEN, draw -> new ManyKeys(10, 12, 2, draw)),
                kind("10 keys, effects over 5 decades", Group.TEN, draw -> new ManyKeys(10, 12, 5, draw)),
                kind("40 keys, effects over 3 decades", Group.TEN, draw -> new ManyKeys(40, 8, 3, draw)),
                kind("40 keys, effects over 6 decades", Group.TEN, draw -> new ManyKeys(40, 8, 6, draw)));
    }

    /** Returns the standard network of an activation: the one in which faults are planted. */
    public static DenseNetwork standard(Activation activation, long seed) {
        return DenseNetwork.random(NetworkSettings.standard(activation), Draw.of("network " + activation, seed));
    }

    /** Returns the standard network, computed in float, its parameters in the given storage. */
    public static DenseNetwork standardFloat(Activation activation, Storage storage, long seed) {
        NetworkSettings settings = NetworkSettings.standard(activation).inFloat(storage);
        return DenseNetwork.random(settings, Draw.of("network " + activation + storage, seed));
    }

    /** Returns a ReLU network without an L2 term whose first layer is dead, so that W1, b1 and W2 have no influence. */
    public static DenseNetwork deadLayer(long seed) {
        NetworkSettings settings = NetworkSettings.standard(RELU).withLoss(loss -> loss.withL2(0));
        DenseNetwork network = DenseNetwork.random(settings, Draw.of("dead layer", seed));
        ArrayView biases = ArrayView.of(network.parameters(), "b1");
        for (int i = 0; i < biases.size(); i++) {
            biases.set(i, -100);
        }
        return network;
    }

    private static List<ProblemKind> ten() {
        return List.of(
                network("tanh network", TANH, settings -> settings),
                network("ReLU network", RELU, settings -> settings),
                network(
                        "loss summed over 500 samples",
                        TANH,
                        settings -> settings.withSizes(500, 4, 5, 3).withLoss(LossSettings::summed)),
                // 0.02 is the deviation of a weight, and the fan-in of every layer is 8.
                network("tiny weights (0.02)", TANH, settings -> settings.withSpread(0.02 * Math.sqrt(8))),
                network("loss offset by 1e6", TANH, settings -> settings.withLoss(loss -> loss.plus(1e6))),
                kind("linear regression, residuals near 1e3", Group.TEN, LinearRegression::new),
                kind("12-step recurrent network", Group.TEN, RecurrentNetwork::new),
                kind("parameters from 1e-4 to 1e4", Group.TEN, ScaledLogistic::new),
                kind("multi-class hinge", Group.TEN, MulticlassHinge::new),
                kind("-log p, p down to 2e-3", Group.TEN, LogLikelihood::moderate));
    }

    private static List<ProblemKind> scalesAndPrecision() {
        return List.of(
                further("loss times 1e-6", TANH, settings -> settings.withLoss(loss -> loss.times(1e-6))),
                further("loss times 1e6", TANH, settings -> settings.withLoss(loss -> loss.times(1e6))),
                further("tanh, float loss of double parameters", TANH, settings -> settings.inFloat(Storage.MATRIX)),
                further("ReLU, float loss of double parameters", RELU, settings -> settings.inFloat(Storage.MATRIX)),
                further("tanh, float arrays", TANH, settings -> settings.inFloat(Storage.FLOAT_ARRAY)),
                further("ReLU, float arrays", RELU, settings -> settings.inFloat(Storage.FLOAT_ARRAY)),
                kind(
                        "tanh, trained until gradients are 1e-8",
                        Group.FURTHER,
                        draw -> TrainedNetwork.converged(TANH, draw)),
                kind(
                        "ReLU, trained until gradients are 1e-8",
                        Group.FURTHER,
                        draw -> TrainedNetwork.converged(RELU, draw)),
                kind("ReLU, trained for 3000 steps", Group.FURTHER, TrainedNetwork::settledAmongKinks),
                kind("zero gradient in some entries", Group.FURTHER, EmbeddingClassifier::new));
    }

    private static List<ProblemKind> kinksAndEdges() {
        return List.of(
                kind("max-pool", Group.FURTHER, MaxPoolNetwork::new),
                kind("ReLU exactly at its kink", Group.FURTHER, ReluKinks::atKink),
                kind("ReLU 1e-9 to 1e-5 from its kink", Group.FURTHER, ReluKinks::nearKink),
                kind("abs exactly at its kink", Group.FURTHER, Lasso::atKink),
                kind("abs 1e-9 to 1e-5 from its kink", Group.FURTHER, Lasso::nearKink),
                kind("max with ties", Group.FURTHER, MaxTies::new),
                kind("-log p, p down to 1e-12, then NaN", Group.FURTHER, LogLikelihood::nearEdge),
                kind("sqrt x, x down to 1e-12, then throws", Group.FURTHER, RootSum::new),
                kind("log(1 - p), p up to 1 - 1e-9, then NaN", Group.FURTHER, BinaryCrossEntropy::new));
    }

    private static List<ProblemKind> wide() {
        return List.of(
                wide("ReLU 200-150-10, batch 150", 150, 200, 150, 10),
                wide("ReLU 400-200-10, batch 200", 200, 400, 200, 10));
    }

    private static ProblemKind wide(String title, int batch, Integer... sizes) {
        return kind(
                title,
                Group.WIDE,
                draw -> DenseNetwork.random(NetworkSettings.standard(RELU).withSizes(batch, sizes), draw));
    }

    private static ProblemKind network(String title, Activation activation, UnaryOperator<NetworkSettings> change) {
        NetworkSettings settings = change.apply(NetworkSettings.standard(activation));
        return kind(title, Group.TEN, draw -> DenseNetwork.random(settings, draw));
    }

    private static ProblemKind further(String title, Activation activation, UnaryOperator<NetworkSettings> change) {
        return new ProblemKind(
                title, Group.FURTHER, network(title, activation, change).factory());
    }

    private static ProblemKind kind(String title, Group group, Function<Draw, Problem> factory) {
        return new ProblemKind(title, group, factory);
    }
}
