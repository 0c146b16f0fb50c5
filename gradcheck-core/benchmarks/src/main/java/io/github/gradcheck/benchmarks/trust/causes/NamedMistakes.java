/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import static io.github.gradcheck.benchmarks.trust.causes.Slips.LAYER;

import io.github.gradcheck.core.Cause;
import java.util.List;
import java.util.stream.Stream;

/** The mistakes whose causes should be named. */
final class NamedMistakes {

    private NamedMistakes() {}

    static List<Mistake> all() {
        return Stream.of(factors(), penalties(), samples(), products(), activations(), outputs(), arrays(), calls())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> factors() {
        return List.of(
                new Mistake("1/m missing", Truth.times("big"), Slips.scaled(Plan::samples)),
                new Mistake("1/m twice", Truth.times("small"), Slips.scaled(plan -> 1.0 / plan.samples())),
                new Mistake(
                        "divided by m - 1",
                        Truth.of(Cause.FACTOR, "times too big"),
                        Slips.scaled(plan -> plan.samples() / (plan.samples() - 1.0))),
                new Mistake("sign", Truth.of(Cause.SIGN, "the wrong sign"), Slips.scaled(plan -> -1)),
                new Mistake("1/m in integers", Truth.of(Cause.ZERO, "zero everywhere"), Slips.scaled(plan -> 0)));
    }

    private static List<Mistake> penalties() {
        return List.of(
                new Mistake("L2 forgotten", Truth.of(Cause.REGULARISATION, "lacks"), Slips.penalty(0))
                        .where(plan -> plan.decay() > 0),
                new Mistake("L2 doubled", Truth.of(Cause.REGULARISATION, "too much"), Slips.penalty(2))
                        .where(plan -> plan.decay() > 0),
                new Mistake("L2 on the biases", Truth.of(Cause.REGULARISATION, "too much"), Slips.penaltyOnBiases())
                        .where(plan -> plan.decay() > 0));
    }

    private static List<Mistake> samples() {
        return List.of(
                new Mistake(
                        "last sample left out",
                        Truth.of(Cause.SAMPLES, "lacks the last sample"),
                        Slips.output(dz -> dz.onlyColumns(j -> j < dz.columns() - 1))),
                new Mistake(
                        "last sample left out of one key",
                        Truth.of(Cause.SAMPLES, "lacks the last sample"),
                        Slips.leftOfProduct(dz -> dz.onlyColumns(j -> j < dz.columns() - 1))),
                new Mistake(
                        "first sample left out",
                        Truth.of(Cause.SAMPLES, "lacks the first sample"),
                        Slips.output(dz -> dz.onlyColumns(j -> j > 0))),
                new Mistake(
                        "second sample left out",
                        Truth.of(Cause.SAMPLES, "lacks sample 1"),
                        Slips.output(dz -> dz.onlyColumns(j -> j != 1))),
                new Mistake(
                        "last sample twice",
                        Truth.of(Cause.SAMPLES, "the last sample twice"),
                        Slips.output(dz -> dz.plus(dz.onlyColumns(j -> j == dz.columns() - 1)))),
                new Mistake(
                        "first sample alone",
                        Truth.of(Cause.SAMPLES, "that of the first sample alone"),
                        Slips.output(dz -> dz.onlyColumns(j -> j == 0))),
                new Mistake(
                        "samples of one factor shifted",
                        Truth.of(Cause.SAMPLES, "right only if all samples are equal"),
                        Slips.rightOfProduct(pass -> pass.a(LAYER - 1).columnsShifted())),
                new Mistake(
                        "bias not summed, first sample",
                        Truth.of(Cause.BATCH_SUM, "that of the first sample alone"),
                        Slips.bias(dz -> dz.onlyColumns(j -> j == 0))),
                new Mistake(
                        "bias not summed, last sample",
                        Truth.of(Cause.BATCH_SUM, "that of the last sample alone"),
                        Slips.bias(dz -> dz.onlyColumns(j -> j == dz.columns() - 1))));
    }

    private static List<Mistake> products() {
        return List.of(
                new Mistake(
                                "dW transposed",
                                Truth.of(Cause.TRANSPOSED, "transposed"),
                                Slips.returnedWeights((network, dw) -> dw.transposed()))
                        .where(plan -> plan.isSquare(LAYER)),
                new Mistake(
                                "dW filled column by column",
                                Truth.of(Cause.TRANSPOSED, "the right numbers in the wrong order"),
                                Slips.returnedWeights((network, dw) -> dw.readColumnByColumn()))
                        .where(plan -> !plan.isSquare(LAYER) && plan.units().get(LAYER) > 1),
                new Mistake(
                                "W not transposed on the way back",
                                Truth.of(Cause.PRODUCT, "W2 on the way back, and not its transpose"),
                                Slips.back(w -> w))
                        .where(plan -> plan.isSquare(LAYER)),
                new Mistake(
                        "Z for A",
                        Truth.of(Cause.PRODUCT, "Z in its product with dZ"),
                        Slips.rightOfProduct(pass -> pass.z(LAYER - 1))),
                new Mistake(
                                "A of another layer",
                                Truth.of(Cause.PRODUCT, "a product with other numbers"),
                                Slips.rightOfProduct(pass -> pass.a(LAYER)))
                        .where(plan -> plan.isSquare(LAYER)));
    }

    private static List<Mistake> activations() {
        Truth lacking = Truth.of(Cause.ACTIVATION, "lacks the derivative of");
        Truth wrong = Truth.of(Cause.ACTIVATION, "a wrong derivative of");
        return List.of(
                new Mistake(
                        "derivative forgotten in the first layer",
                        lacking,
                        Slips.slope(1, (pass, right) -> right.map(x -> 1))),
                new Mistake(
                                "derivative forgotten in a layer behind",
                                lacking,
                                Slips.slope(LAYER, (pass, right) -> right.map(x -> 1)))
                        .where(plan -> plan.layers() > LAYER),
                new Mistake(
                                "1 - Z^2 for 1 - A^2",
                                wrong,
                                Slips.slope(1, (pass, right) -> pass.z(1).map(z -> 1 - z * z)))
                        .where(plan -> plan.hidden() == Hidden.TANH),
                new Mistake(
                                "Z (1 - Z) for A (1 - A)",
                                wrong,
                                Slips.slope(1, (pass, right) -> pass.z(1).map(z -> z * (1 - z))))
                        .where(plan -> plan.hidden() == Hidden.SIGMOID),
                new Mistake(
                                "A (1 - A) for 1 - A^2",
                                wrong,
                                Slips.slope(1, (pass, right) -> pass.a(1).map(a -> a * (1 - a))))
                        .where(plan -> plan.hidden() == Hidden.TANH),
                new Mistake(
                                "1 - A^2 for A (1 - A)",
                                wrong,
                                Slips.slope(1, (pass, right) -> pass.a(1).map(a -> 1 - a * a)))
                        .where(plan -> plan.hidden() == Hidden.SIGMOID),
                new Mistake(
                                "mask not used on the way back",
                                Truth.of(Cause.ACTIVATION, "lacks the factor mask"),
                                Slips.maskForgotten())
                        .masked());
    }

    private static List<Mistake> outputs() {
        return List.of(
                new Mistake(
                        "labels forgotten", Truth.of(Cause.OUTPUT, "dZ = A without - Y"), Slips.output((a, y) -> a)),
                new Mistake(
                        "labels with the wrong sign",
                        Truth.of(Cause.OUTPUT, "dZ = A + Y"),
                        Slips.output((a, y) -> a + y)),
                new Mistake(
                                "softmax taken as diagonal",
                                Truth.of(Cause.OUTPUT, "zero but for the label's class"),
                                Slips.output((a, y) -> y * (a - 1)))
                        .where(plan -> plan.head() == Head.SOFTMAX));
    }

    private static List<Mistake> arrays() {
        return List.of(
                new Mistake(
                                "a loop that misses the last row",
                                Truth.of(Cause.PART, "zero in the last row"),
                                Slips.returnedWeights((network, dw) -> {
                                    Matrix stored = network.laidOut(dw);
                                    return network.laidOut(stored.onlyRows(i -> i < stored.rows() - 1));
                                }))
                        .where(plan -> plan.decay() == 0 && plan.units().get(LAYER) > 2),
                new Mistake(
                        "one key zero",
                        Truth.of(Cause.ZERO, "zero everywhere"),
                        Slips.returnedWeights((network, dw) -> dw.map(x -> 0))),
                new Mistake(
                        "one key not a number",
                        Truth.of(Cause.NOT_FINITE, "NaN"),
                        Slips.returnedWeights((network, dw) -> dw.map(x -> Double.NaN))),
                new Mistake(
                        "by the logarithm",
                        Truth.of(Cause.PARAMETER_FACTOR, "multiplied by the parameter"),
                        Slips.returnedWeights((network, dw) -> dw.entrywise(network.weights(LAYER)))),
                new Mistake(
                        "a constant too much",
                        Truth.of(Cause.OFFSET, "too big in every entry"),
                        Slips.returnedWeights((network, dw) -> dw.map(x -> x + 0.05))),
                new Mistake(
                                "two keys swapped",
                                Truth.of(Cause.OTHER_KEY, "swapped"),
                                Slips.returned((network, gradients) -> {
                                    Matrix first = Slips.of(gradients, "b1");
                                    gradients.put("b1", Slips.of(gradients, "b2"));
                                    gradients.put("b2", first);
                                }))
                        .where(plan -> plan.isSquare(LAYER)),
                new Mistake(
                                "one array for two keys",
                                Truth.of(Cause.ACCUMULATED, "contains that of b2 as well"),
                                Slips.returned((network, gradients) ->
                                        gradients.merge("b1", Slips.of(gradients, "b2"), Matrix::plus)))
                        .where(plan -> plan.isSquare(LAYER)));
    }

    private static List<Mistake> calls() {
        return List.of(
                new Mistake(
                        "added up from call to call",
                        Truth.of(Cause.ACCUMULATED, "backward accumulates"),
                        Slips.addedUp()),
                new Mistake("stale cache", Truth.of(Cause.STORED_VALUES, "values stored before?"), Slips.stale()));
    }
}
