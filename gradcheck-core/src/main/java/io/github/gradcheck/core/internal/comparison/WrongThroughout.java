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
        try {
            explain(suspicious.values().stream()
                    .map(WrongThroughout::sharper)
                    .filter(WrongThroughout::isKnown)
                    .toList());
        } finally {
            suspicious.forEach((name, key) -> explained.getOrDefault(name, key).again());
        }
    }

    private void explain(List<Suspicion> known) {
        if (known.isEmpty()) {
            return;
        }
        JointDerivatives joint = new JointDerivatives(
                point, known.stream().map(Suspicion::derivatives).toList());
        List<Multiplied> factors = known.stream().map(Suspicion::multiplied).toList();
        joint.next();
        Set<Integer> others = unexplained(joint.corrected(factors));
        for (int i = 0; i < known.size(); i++) {
            if (!others.contains(i)) {
                Suspicion key = known.get(i);
                explained.put(key.key(), key.wrongThroughout());
            }
        }
    }

    /** A direction along which a key hardly moves does not tell its factor; then the next one may. */
    private static Suspicion sharper(Suspicion key) {
        return isKnown(key) ? key : key.alongTheNext();
    }

    private static boolean isKnown(Suspicion key) {
        return key.reach() <= KNOWN * Math.abs(1 - key.factor());
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
