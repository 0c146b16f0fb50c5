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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What must hold before numbers can be compared: loss and backward give the same bits when called twice, in any order,
 * and leave the parameters and inputs as they are. Where they differ in their last bits only, as a parallel sum does, a
 * few more calls measure by how much.
 */
final class Preflight {
    private static final String RANDOM =
            "dropout? an unseeded random? a cache? What is random on purpose can draw from a"
                    + " generator that is handed to it: gradients.ofRandom(random -> loss(random)), checkRandom";

    private final Parameters all;
    private final Snapshot before;
    private final Objective objective;
    private final BackwardCalls backward;
    private final Unmatched unmatched;
    private final Set<String> skipped;

    /**
     * Prepares a check.
     *
     * @param all parameters and inputs
     * @param before a copy of them
     * @param unmatched looks at what backward returned beside the gradients
     * @param skipped the keys whose gradient is not looked at
     */
    Preflight(
            Parameters all,
            Snapshot before,
            Objective objective,
            BackwardCalls backward,
            Unmatched unmatched,
            Set<String> skipped) {
        this.all = all;
        this.before = before;
        this.objective = objective;
        this.backward = backward;
        this.unmatched = unmatched;
        this.skipped = skipped;
    }

    /**
     * Calls the loss three times and backward twice; either five times if its values differ.
     *
     * @return the value of the loss and the gradient
     * @throws GradientCheckException if they cannot be trusted; the parameters are as before
     */
    Baseline run() {
        Repeated losses = new Repeated(loss());
        repeat(losses, "two calls at the same point gave", RANDOM);
        Claim claim = backward.claim();
        List<List<KeyGradient>> gradients = copies(claim);
        Gradient any = claim.lane(0);
        List<String> remarks = new ArrayList<>(any.remarks());
        List<String> notChecked = any.notChecked();
        unmatched.requireNone(notChecked, keys(gradients.get(0)), all.keys());
        requireUnchanged("backward");
        repeat(
                losses,
                "before and after a call of backward it gave",
                "does it use values that backward stores, or does backward change the model?");
        List<List<KeyGradient>> repeated = new BackwardRepeats(backward, remarks).of(gradients);
        requireUnchanged("backward");
        while (losses.calls() < Repeated.CALLS && losses.spreads()) {
            repeat(losses, "two calls at the same point gave", RANDOM);
        }
        remark(losses, remarks);
        return new Baseline(
                IntStream.range(0, objective.lanes())
                        .mapToObj(
                                lane -> new Baseline.Lane(losses.first(lane), losses.spread(lane), repeated.get(lane)))
                        .toList(),
                notChecked,
                remarks);
    }

    private List<List<KeyGradient>> copies(Claim claim) {
        return IntStream.range(0, objective.lanes())
                .mapToObj(lane -> copy(claim.lane(lane), claim.usual()))
                .toList();
    }

    private List<KeyGradient> copy(Gradient gradient, Optional<Gradient> usual) {
        return all.blocks().stream()
                .filter(block -> !skipped.contains(block.key()))
                .flatMap(block -> gradient.of(block.key()).stream()
                        .map(view -> copy(block, view.toArray(), usual.flatMap(all -> all.of(block.key())))))
                .toList();
    }

    private KeyGradient copy(Block block, double[] gradient, Optional<Block> usual) {
        KeyGradient own = new KeyGradient(block, before.numbers(block), gradient);
        return usual.map(all -> own.movedAs(all.toArray())).orElse(own);
    }

    private static List<String> keys(List<KeyGradient> gradients) {
        return gradients.stream().map(KeyGradient::key).toList();
    }

    private void repeat(Repeated losses, String occasion, String cause) {
        double[] again = loss();
        losses.add(again);
        for (int lane = 0; lane < again.length; lane++) {
            requireSame(losses, lane, again[lane], occasion, cause);
        }
    }

    private void remark(Repeated losses, List<String> remarks) {
        if (losses.spreads()) {
            double most = IntStream.range(0, objective.lanes())
                    .mapToDouble(losses::relativeSpread)
                    .filter(spread -> spread > 0)
                    .max()
                    .orElse(0);
            remarks.add(String.format(
                    Locale.ROOT,
                    "the loss differs from call to call by up to %.0e of its value: taken as noise (a parallel sum?)",
                    most));
        }
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

    /** The sign of a zero is no rounding: no sum in another order changes it. */
    private static void requireSame(Repeated losses, int lane, double again, String occasion, String cause) {
        boolean same = Double.doubleToRawLongBits(losses.first(lane)) == Double.doubleToRawLongBits(again);
        boolean noise = losses.spread(lane) > 0 && losses.relativeSpread(lane) <= Repeated.NOISE;
        if (!same && !noise) {
            throw new GradientCheckException(String.format(
                    Locale.ROOT,
                    "the loss is not deterministic: %s %s and %s (%s)",
                    occasion,
                    losses.first(lane),
                    again,
                    cause));
        }
    }
}
