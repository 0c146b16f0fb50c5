/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What must hold before numbers can be compared: loss and backward give the same bits when called twice, in any order,
 * and leave the parameters and inputs as they are.
 */
final class Preflight {
    private final Parameters all;
    private final Snapshot before;
    private final Objective objective;
    private final BackwardCalls backward;

    /**
     * Prepares a check.
     *
     * @param all parameters and inputs
     * @param before a copy of them
     */
    Preflight(Parameters all, Snapshot before, Objective objective, BackwardCalls backward) {
        this.all = all;
        this.before = before;
        this.objective = objective;
        this.backward = backward;
    }

    /**
     * Calls the loss three times and backward twice.
     *
     * @return the value of the loss and the gradient
     * @throws GradientCheckException if they cannot be trusted; the parameters are as before
     */
    Baseline run() {
        double[] first = loss();
        requireSame(first, loss(), "two calls at the same point gave", "dropout? an unseeded random? a cache?");
        Claim claim = backward.claim();
        Baseline baseline = baseline(first, claim);
        requireUnchanged("backward");
        requireSame(
                first,
                loss(),
                "before and after a call of backward it gave",
                "does it use values that backward stores, or does backward change the model?");
        Claim again = backward.claim();
        for (int lane = 0; lane < objective.lanes(); lane++) {
            requireSame(baseline.lanes().get(lane).gradients(), again.lane(lane));
        }
        requireUnchanged("backward");
        return baseline;
    }

    private Baseline baseline(double[] values, Claim claim) {
        List<Baseline.Lane> lanes = IntStream.range(0, values.length)
                .mapToObj(lane -> new Baseline.Lane(values[lane], copy(claim.lane(lane))))
                .toList();
        Gradient any = claim.lane(0);
        return new Baseline(lanes, any.notChecked(), any.remarks());
    }

    private List<KeyGradient> copy(Gradient gradient) {
        return all.blocks().stream()
                .flatMap(block -> gradient.of(block.key()).stream()
                        .map(view -> new KeyGradient(block, before.numbers(block), view.toArray())))
                .toList();
    }

    private double[] loss() {
        double[] values = objective.values();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new GradientCheckException("the loss is " + value
                        + " at the drawn point; draw values inside its domain (range, distribution), or guard its"
                        + " logarithms and divisions");
            }
        }
        requireUnchanged("the loss");
        return values;
    }

    private void requireUnchanged(String culprit) {
        before.firstChange().ifPresent(entry -> {
            throw new GradientCheckException(culprit + " changes `" + entry
                    + "`: it must leave parameters and inputs as they are; let it work on a copy");
        });
    }

    private static void requireSame(double[] first, double[] second, String occasion, String cause) {
        for (int lane = 0; lane < first.length; lane++) {
            if (Double.doubleToRawLongBits(first[lane]) != Double.doubleToRawLongBits(second[lane])) {
                throw new GradientCheckException(String.format(
                        Locale.ROOT,
                        "the loss is not deterministic: %s %s and %s (%s)",
                        occasion,
                        first[lane],
                        second[lane],
                        cause));
            }
        }
    }

    private static void requireSame(List<KeyGradient> first, Gradient second) {
        for (KeyGradient before : first) {
            String key = before.key();
            Block after = second.of(key)
                    .orElseThrow(() -> new GradientCheckException(
                            "backward is not deterministic: its second call returned no gradient for `" + key + "`"));
            if (!isMultiple(before, after, 1)) {
                throw new GradientCheckException(
                        isMultiple(before, after, 2)
                                ? "backward accumulates: for `" + key
                                        + "` the second call returned exactly twice the first; set the"
                                        + " gradients to zero at its beginning"
                                : "backward is not deterministic: two calls at the same point returned"
                                        + " different gradients"
                                        + " for `" + key + "` (dropout? an unseeded random? a cache?)");
            }
        }
    }

    private static boolean isMultiple(KeyGradient first, Block second, double factor) {
        for (int i = 0; i < first.size(); i++) {
            if (Double.compare(factor * first.analytic(i), second.get(i)) != 0) {
                return false;
            }
        }
        return first.size() == second.size();
    }
}
