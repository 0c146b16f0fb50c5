/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.parameters.Block;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What loss and backward say if one input is another one, and the rest as it was.
 *
 * @param input the block
 * @param unchanged at the inputs themselves
 * @param reflected where its large numbers are small and the small ones large: of labels every zero is a one
 * @param negated where it has the other sign
 */
record OtherInput(Block input, Optional<Answer> unchanged, Optional<Answer> reflected, Optional<Answer> negated) {

    /** Asks loss and backward; the input is put back. */
    static OtherInput ask(Block input, BackwardCalls backward, int lane, Network network) {
        Optional<Answer> unchanged = Answer.ask(backward, lane, network);
        double[] numbers = input.toArray();
        double ends = Arrays.stream(numbers).max().orElse(0)
                + Arrays.stream(numbers).min().orElse(0);
        try {
            Optional<Answer> reflected = at(input, numbers, number -> ends - number, backward, lane, network);
            Optional<Answer> negated = at(input, numbers, number -> -number, backward, lane, network);
            return new OtherInput(input, unchanged, reflected, negated);
        } finally {
            input.setAll(numbers);
        }
    }

    private static Optional<Answer> at(
            Block input,
            double[] numbers,
            DoubleUnaryOperator change,
            BackwardCalls backward,
            int lane,
            Network network) {
        input.setAll(Arrays.stream(numbers).map(change).toArray());
        return Answer.ask(backward, lane, network);
    }

    /** Whether the loss is another one where the input is reflected, and the gradient of no key in any bit. */
    boolean isUnread(Network network) {
        return unchanged.isPresent()
                && reflected.isPresent()
                && reflected.get().loss() != unchanged.get().loss()
                && network.keys().stream()
                        .allMatch(key -> isSame(key, reflected.get().of(key)));
    }

    private static boolean isSame(Suspect key, double[] numbers) {
        return IntStream.range(0, numbers.length).allMatch(entry -> numbers[entry] == key.analytic(entry));
    }

    /** Whether backward would be right in all keys if the input had the other sign. */
    boolean isRightIfNegated(Network network) {
        return negated.isPresent()
                && Suspect.areExplained(
                        network.keys().stream().filter(Suspect::isWrong).toList(), this::projected, 0);
    }

    private double[] projected(Suspect key) {
        double[] gradient = negated.orElseThrow().of(key);
        return key.project(entry -> gradient[entry]);
    }
}
