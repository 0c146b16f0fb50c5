/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.diagnosis.Diagnoses;
import io.github.gradcheck.core.internal.diagnosis.Diagnostician;
import io.github.gradcheck.core.internal.diagnosis.HiddenByException;
import io.github.gradcheck.core.internal.diagnosis.StillLoss;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.evaluation.ThrownLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks why keys are wrong, or vacuous. */
final class Causes implements Stage<Diagnoses> {
    private final Settings settings;
    private final List<KeyComparison> comparisons;
    private final Map<String, ThrownLog> thrown;
    private final StillLoss stillLoss;
    private final Diagnostician diagnostician;
    private final Map<String, Diagnosis> known = new HashMap<>();

    Causes(
            Settings settings,
            Subject subject,
            List<KeyComparison> comparisons,
            Map<String, Diagnosis> seen,
            Map<String, ThrownLog> thrown,
            BasePoint point,
            BackwardCalls backward) {
        this.settings = settings;
        this.comparisons = comparisons;
        this.known.putAll(seen);
        this.thrown = thrown;
        this.stillLoss = new StillLoss(point, backward, settings.seed());
        this.diagnostician = new Diagnostician(subject, comparisons, point, backward, settings.seed());
    }

    /** The classical method knows no error bars, and so no evidence for or against a cause. */
    @Override
    public void run() {
        if (settings.isClassical()) {
            return;
        }
        for (KeyComparison found : comparisons) {
            Optional.ofNullable(thrown.get(found.key()))
                    .flatMap(log -> HiddenByException.examine(found, log))
                    .ifPresent(diagnosis -> known.put(found.key(), diagnosis));
            if (found.numericalZero() && !settings.vacuous().containsKey(found.key())) {
                stillLoss.examine(found).ifPresent(diagnosis -> known.put(found.key(), diagnosis));
            }
        }
        diagnostician.run();
    }

    @Override
    public Diagnoses soFar() {
        return diagnostician.soFar().and(known);
    }
}
