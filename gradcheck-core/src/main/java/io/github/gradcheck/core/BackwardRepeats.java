/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.comparison.GradientSpread;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls backward again at the same point: twice in all if it returns the same bits, else a few times more, to measure
 * how it differs.
 */
final class BackwardRepeats {
    private final BackwardCalls backward;
    private final List<String> remarks;

    /** The answers for those keys that differ. */
    private final Map<KeyGradient, Repeated> differing = new HashMap<>();

    /**
     * Repeats calls of one backward function.
     *
     * @param remarks where a remark goes if its answers differ
     */
    BackwardRepeats(BackwardCalls backward, List<String> remarks) {
        this.backward = backward;
        this.remarks = remarks;
    }

    /**
     * Compares further calls with the first.
     *
     * @param first what the first call returned, for each lane
     * @return the same, with the spread of those keys that differ
     * @throws GradientCheckException if backward accumulates, or differs by more than rounding
     */
    List<List<KeyGradient>> of(List<List<KeyGradient>> first) {
        repeat(first, 2);
        for (int call = 3; call <= Repeated.CALLS && !differing.isEmpty(); call++) {
            repeat(first, call);
        }
        if (differing.isEmpty()) {
            return first;
        }
        remark();
        return first.stream()
                .map(keys -> keys.stream().map(this::withSpread).toList())
                .toList();
    }

    private void repeat(List<List<KeyGradient>> first, int call) {
        Claim again = backward.claim();
        for (int lane = 0; lane < first.size(); lane++) {
            for (KeyGradient key : first.get(lane)) {
                compare(key, again.lane(lane), call);
            }
        }
    }

    private void compare(KeyGradient first, Gradient again, int call) {
        Block after = again.of(first.key())
                .orElseThrow(() -> new GradientCheckException("backward is not deterministic: its " + ordinal(call)
                        + " call returned no gradient for `" + first.key() + "`"));
        boolean same = isMultiple(first, after, 1);
        if (same && !differing.containsKey(first)) {
            return;
        }
        Repeated answers = differing.computeIfAbsent(first, BackwardRepeats::firstAnswer);
        answers.add(after.toArray());
        if (!same && !(answers.spreads() && answers.relativeSpread() <= Repeated.NOISE)) {
            throw new GradientCheckException(
                    isMultiple(first, after, 2)
                            ? "backward accumulates: for `" + first.key()
                                    + "` the second call returned exactly twice the first; set the"
                                    + " gradients to zero at its beginning"
                            : "backward is not deterministic: two calls at the same point returned different gradients"
                                    + " for `" + first.key() + "` (dropout? an unseeded random? a cache?)");
        }
    }

    private static String ordinal(int call) {
        return call == 2 ? "second" : call + "th";
    }

    private static Repeated firstAnswer(KeyGradient key) {
        double[] answer = new double[key.size()];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = key.analytic(i);
        }
        return new Repeated(answer);
    }

    private static boolean isMultiple(KeyGradient first, Block second, double factor) {
        for (int i = 0; i < first.size(); i++) {
            if (Double.compare(factor * first.analytic(i), second.get(i)) != 0) {
                return false;
            }
        }
        return first.size() == second.size();
    }

    private KeyGradient withSpread(KeyGradient key) {
        Repeated answers = differing.get(key);
        return answers == null ? key : key.withSpread(new GradientSpread(answers.spread()));
    }

    private void remark() {
        List<String> keys = new ArrayList<>();
        double most = 0;
        for (Map.Entry<KeyGradient, Repeated> found : differing.entrySet()) {
            keys.add(found.getKey().key());
            most = Math.max(most, found.getValue().relativeSpread());
        }
        keys.sort(null);
        remarks.add(String.format(
                Locale.ROOT,
                "backward differs from call to call by up to %.0e of the norm of `%s`%s: taken as noise"
                        + " (a parallel sum?)",
                most,
                keys.get(0),
                keys.size() > 1 ? " and " + (keys.size() - 1) + " more" : ""));
    }
}
