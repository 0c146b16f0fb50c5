/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.evaluation.Thrown;
import io.github.gradcheck.core.internal.evaluation.ThrownLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says where the user's code threw beside the point, for those keys to which that mattered. */
final class DomainRemarks {
    private final Map<String, ThrownLog> logs;

    /**
     * Keeps the logs.
     *
     * @param logs what was thrown while each key was compared
     */
    DomainRemarks(Map<String, ThrownLog> logs) {
        this.logs = logs;
    }

    /** One sentence for each key that was compared on one side only, or not where it should have been. */
    List<String> of(List<KeyComparison> comparisons) {
        return comparisons.stream().flatMap(found -> of(found).stream()).toList();
    }

    private Optional<String> of(KeyComparison found) {
        ThrownLog log = logs.get(found.key());
        if (log == null) {
            return Optional.empty();
        }
        return log.blocked()
                .map(first -> quote(first, log) + ": no value on either side there")
                .or(() -> log.edge()
                        .map(first -> quote(first, log)
                                + ": values on the other side only, which is taken as the edge of its domain"))
                .or(() -> log.first().filter(first -> found.isOpen()).map(first -> quote(first, log)))
                .map(sentence -> "`" + found.key() + "`: " + sentence);
    }

    private static String quote(Thrown first, ThrownLog log) {
        return first.sentence() + (log.count() == 1 ? "" : " (and " + (log.count() - 1) + " times more)");
    }
}
