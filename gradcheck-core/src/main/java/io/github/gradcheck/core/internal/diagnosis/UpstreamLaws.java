/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.Upstream;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.parameters.Block;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What holds of the backward function g of every layer, whatever it computes, because {@code g(c) = J'c}: it is zero
 * for a cotangent of zeros, and {@code g(c + d) = g(c) + g(d)}. Three calls of backward, each behind one of the layer,
 * whose values it may use, and no difference quotient: a gradient that breaks a law is wrong, though it be right for
 * the cotangent with which it is compared.
 */
public final class UpstreamLaws implements Stage<Map<String, Diagnosis>> {
    /** Rounding of sums of some millions of doubles, as part of the largest entry of a key. */
    private static final double DOUBLE_ROUNDING = 1e-9;

    /** The same of floats, of some thousands of summands. */
    private static final double FLOAT_ROUNDING = 1e-3;

    /**
     * A gradient with so small a part in what the keys do together, or in the output, is zero up to rounding, as that
     * of a bias before a norm; rounding obeys no law.
     */
    private static final double PART_OF_KEYS = 1e-9;

    private static final double PART_OF_OUTPUT = 1e-12;

    private final Upstream upstream;
    private final Objective objective;
    private final List<KeyGradient> keys;
    private final Map<String, Diagnosis> faults = new LinkedHashMap<>();
    private double output;

    /**
     * Prepares the test.
     *
     * @param upstream asks backward with other cotangents
     * @param objective the layer
     * @param keys the gradients for the cotangent of the check
     */
    public UpstreamLaws(Upstream upstream, Objective objective, List<KeyGradient> keys) {
        this.upstream = upstream;
        this.objective = objective;
        this.keys = keys;
    }

    @Override
    public void run() {
        Map<String, double[]> other = answer(0, 1);
        Map<String, double[]> both = answer(1, 1);
        Map<String, double[]> none = answer(0, 0);
        double effect = keys.stream().mapToDouble(KeyGradient::effect).max().orElse(0);
        for (KeyGradient key : keys) {
            if (key.effect() <= Math.max(PART_OF_KEYS * effect, PART_OF_OUTPUT * output)) {
                continue;
            }
            fault(
                            key,
                            Optional.ofNullable(other.get(key.key())),
                            Optional.ofNullable(both.get(key.key())),
                            Optional.ofNullable(none.get(key.key())))
                    .ifPresent(fault -> faults.put(key.key(), fault));
        }
    }

    /** The fault of each key that breaks a law. */
    @Override
    public Map<String, Diagnosis> soFar() {
        return faults;
    }

    /** Empty where backward has no answer to such a cotangent; copied, because it may reuse its arrays. */
    private Map<String, double[]> answer(double first, double another) {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        gradient(() -> upstream.gradient(first, another))
                .ifPresent(gradient -> keys.forEach(
                        key -> gradient.of(key.key()).map(Block::toArray).ifPresent(g -> numbers.put(key.key(), g))));
        return numbers;
    }

    private Optional<Gradient> gradient(Supplier<Gradient> call) {
        output = Largest.of(objective.values()); // what backward uses is stored anew
        try {
            return Optional.of(call.get());
        } catch (RuntimeException | AssertionError thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, objective.evaluations());
            return Optional.empty();
        }
    }

    private static Optional<Diagnosis> fault(
            KeyGradient key, Optional<double[]> other, Optional<double[]> both, Optional<double[]> none) {
        double[] first = numbers(key);
        if (!isFinite(first) || isZero(first)) {
            return Optional.empty();
        }
        if (other.filter(g -> Arrays.equals(g, first)).isPresent()) {
            return fault("is the same for every upstream gradient", "is the upstream gradient ignored?");
        }
        double rounding = key.block().singlePrecision() ? FLOAT_ROUNDING : DOUBLE_ROUNDING;
        if (none.filter(g -> !(Largest.of(g) <= rounding * Largest.of(first))).isPresent()) {
            return fault(
                    "is not zero for an upstream gradient of zeros",
                    "a term that does not come from the output, such as a penalty?");
        }
        boolean linear = other.isEmpty() || both.isEmpty() || isSum(first, other.get(), both.get(), rounding);
        return linear
                ? Optional.empty()
                : fault("is not linear in the upstream gradient", "it is a product with it, row by row of the output");
    }

    private static Optional<Diagnosis> fault(String claim, String reason) {
        return Optional.of(
                new Finding(Cause.UPSTREAM, new Claim(claim, claim.replaceFirst("^is", "are"), false), reason));
    }

    private static double[] numbers(KeyGradient key) {
        double[] numbers = new double[key.size()];
        Arrays.setAll(numbers, key::analytic);
        return numbers;
    }

    private static boolean isFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    private static boolean isZero(double[] numbers) {
        return Arrays.stream(numbers).allMatch(number -> number == 0);
    }

    private static boolean isSum(double[] first, double[] other, double[] both, double rounding) {
        double allowed = rounding * (Largest.of(first) + Largest.of(other) + Largest.of(both));
        for (int i = 0; i < both.length; i++) {
            if (!(Math.abs(both[i] - first[i] - other[i]) <= allowed)) {
                return false;
            }
        }
        return true;
    }
}
