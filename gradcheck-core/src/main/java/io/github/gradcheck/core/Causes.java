/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.diagnosis.Diagnoses;
import io.github.gradcheck.core.internal.diagnosis.Diagnostician;
import io.github.gradcheck.core.internal.diagnosis.StillLoss;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.evaluation.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks why keys are wrong, or vacuous. */
final class Causes implements Stage<Diagnoses> {
    private final Settings settings;
    private final List<KeyComparison> comparisons;
    private final StillLoss stillLoss;
    private final Diagnostician diagnostician;
    private final Map<String, Diagnosis> still = new HashMap<>();

    Causes(
            Settings settings,
            Subject subject,
            List<KeyComparison> comparisons,
            BasePoint point,
            BackwardCalls backward) {
        this.settings = settings;
        this.comparisons = comparisons;
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
            if (found.numericalZero() && !settings.vacuous().containsKey(found.key())) {
                still.put(found.key(), stillLoss.examine(found.candidate()));
            }
        }
        diagnostician.run();
    }

    @Override
    public Diagnoses soFar() {
        return diagnostician.soFar().and(still);
    }
}
