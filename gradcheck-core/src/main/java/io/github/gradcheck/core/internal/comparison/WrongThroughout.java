/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.evaluation.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells suspicious keys that are wrong as a whole from those of which some entries are wrong: a fresh direction over
 * all of them agrees once each is multiplied with the factor that its part of the direction before has shown. Where it
 * does not, the keys are found that make it disagree.
 *
 * <p>It proves no key wrong: that remains with single entries, of which a sample will do.
 */
public final class WrongThroughout implements Stage<Map<String, Suspicion>> {
    /** A factor counts as known from so small a part of its distance to 1 on; the others of a key follow its search. */
    private static final double KNOWN = 1e-2;

    private final BasePoint point;
    private final Map<String, Suspicion> suspicious;
    private final Map<String, Suspicion> explained = new LinkedHashMap<>();

    /**
     * Prepares the search.
     *
     * @param point where the gradient is checked
     * @param suspicious keys in which a joint direction was followed
     */
    public WrongThroughout(BasePoint point, Map<String, Suspicion> suspicious) {
        this.point = point;
        this.suspicious = suspicious;
    }

    @Override
    public void run() {
        List<Suspicion> known = suspicious.values().stream()
                .filter(key -> key.reach() <= KNOWN * Math.abs(1 - key.factor()))
                .toList();
        if (known.isEmpty()) {
            return;
        }
        JointDerivatives joint = new JointDerivatives(
                point, known.stream().map(Suspicion::derivatives).toList());
        int[] before = joint.numbers();
        List<Multiplied> factors = known.stream().map(Suspicion::multiplied).toList();
        Set<Integer> others;
        try {
            joint.next();
            others = unexplained(joint.corrected(factors));
        } finally {
            joint.goTo(before);
        }
        for (int i = 0; i < known.size(); i++) {
            if (!others.contains(i)) {
                Suspicion key = known.get(i);
                explained.put(key.derivatives().candidate().key(), key.wrongThroughout());
            }
        }
    }

    private static Set<Integer> unexplained(JointDerivatives corrected) {
        Range whole = corrected.measure(0, corrected.count(), corrected.corrections());
        return whole.disagrees()
                ? new KeySearch(corrected)
                        .follow(whole).stream().map(Range::from).collect(Collectors.toSet())
                : Set.of();
    }

    /** The keys that a factor explains. */
    @Override
    public Map<String, Suspicion> soFar() {
        return explained;
    }
}
