package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.diagnosis.Diagnoses;
import io.github.gradcheck.core.internal.diagnosis.Diagnostician;
import io.github.gradcheck.core.internal.diagnosis.StillLoss;
import io.github.gradcheck.core.internal.evaluation.BudgetSpentException;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks why keys are wrong, or vacuous. */
final class Causes {
    private final Settings settings;
    private final Objective objective;
    private final Preflight.Baseline baseline;
    private final OptionalDouble loss;
    private final Diagnostician diagnostician;

    /**
     * Prepares the questions.
     *
     * @param ofLoss whether it is a loss that is differentiated, and not a layer's output times a cotangent
     */
    Causes(
            Settings settings,
            Objective objective,
            Preflight.Baseline baseline,
            Parameters at,
            Parameters inputs,
            boolean ofLoss) {
        this.settings = settings;
        this.objective = objective;
        this.baseline = baseline;
        this.loss = ofLoss ? OptionalDouble.of(baseline.loss()) : OptionalDouble.empty();
        this.diagnostician = new Diagnostician(at, inputs, objective, this::gradientAtPresentValues, settings.seed());
    }

    /** The classical method knows no error bars, and so no evidence for or against a cause. */
    Diagnoses of(List<KeyComparison> comparisons) {
        if (settings.isClassical()) {
            return Diagnoses.NONE;
        }
        Map<String, Diagnosis> still = new HashMap<>();
        for (KeyComparison found : comparisons) {
            if (found.numericalZero() && !settings.vacuous().containsKey(found.key())) {
                whyStill(found).ifPresent(diagnosis -> still.put(found.key(), diagnosis));
            }
        }
        return diagnostician.examine(comparisons, loss).and(still);
    }

    private Optional<Diagnosis> whyStill(KeyComparison found) {
        try {
            return Optional.of(new StillLoss(objective, baseline.loss(), baseline.backward(), settings.seed())
                    .examine(found.candidate()));
        } catch (BudgetSpentException spent) {
            return Optional.empty();
        }
    }

    /** Loss before backward, because backward may use what the loss has stored. */
    private Map<String, Block> gradientAtPresentValues() {
        double unused = objective.valueOrNaN();
        return baseline.backward().get();
    }
}
