/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.EntryComparison;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.RelativeDifference;
import io.github.gradcheck.core.internal.numerics.Curve;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Quotient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns what was found out about a key into a verdict. */
final class Verdicts {
    private final Function<KeyComparison, Verdict> rule;

    private Verdicts(Function<KeyComparison, Verdict> rule) {
        this.rule = rule;
    }

    /** The default: a difference counts where it is proven, an agreement where a difference would have been seen. */
    static Verdicts byErrorBars() {
        return new Verdicts(Verdicts::byErrorBars);
    }

    /**
     * The classical method: the gradient passes if the relative difference over all keys is at most the threshold. If
     * not, those of the k keys are wrong whose share of it, {@code sqrt(k) ||a - n||} against the norms of the whole
     * gradient, exceeds it: at least one does.
     */
    static Verdicts byThreshold(RelativeDifference overall, double threshold, int keys) {
        return new Verdicts(comparison -> byThreshold(comparison, overall, threshold, keys));
    }

    /** A key that the user allows to be vacuous passes as such. */
    Verdicts allowing(Set<String> vacuous) {
        return new Verdicts(found -> {
            Verdict verdict = rule.apply(found);
            return verdict == Verdict.VACUOUS && vacuous.contains(found.key()) ? Verdict.CORRECT : verdict;
        });
    }

    KeyReport report(KeyComparison found, Optional<Diagnosis> diagnosis) {
        Verdict verdict = rule.apply(found);
        boolean wrong = verdict == Verdict.WRONG;
        return new KeyReport(
                found.key(),
                found.candidate().block().shape(),
                verdict,
                found.relativeDifference().value(),
                wrong ? found.wrong().count() : 0,
                found.extent() == FaultDensity.DENSE,
                wrong ? entryReports(found) : List.of(),
                found.nonDifferentiable(),
                found.undecided(),
                found.unvisited(),
                found.resolution(),
                found.isVacuous() ? Double.NaN : found.visibleError(),
                found.excused().entries(),
                found.excused().directions(),
                found.excused().largest(),
                diagnosis,
                new EntryGradients(
                        found.candidate().block().shape(),
                        found.candidate()::analytic,
                        found.evidence()::numerical,
                        found.wrong()::contains));
    }

    private static List<EntryReport> entryReports(KeyComparison found) {
        return found.wrong().worst().stream()
                .map(entry -> entryReport(found, entry))
                .toList();
    }

    private static Verdict byErrorBars(KeyComparison found) {
        if (found.extent() != FaultDensity.NONE) {
            return Verdict.WRONG;
        }
        if (found.unvisited() > 0) {
            return Verdict.UNVERIFIED;
        }
        if (found.isVacuous()) {
            return Verdict.VACUOUS;
        }
        return !found.isOpen() && meansSomething(found) ? Verdict.CORRECT : Verdict.UNVERIFIED;
    }

    /**
     * No pass stands beside an unlimited visible error, or a relative difference that is wrong by every custom. It is
     * no number where its squares overflow; the reaches have decided then.
     */
    private static boolean meansSomething(KeyComparison found) {
        return found.visibleError() < Double.POSITIVE_INFINITY && !found.isFarOff();
    }

    private static Verdict byThreshold(KeyComparison found, RelativeDifference overall, double threshold, int keys) {
        RelativeDifference own = found.relativeDifference();
        boolean small = Math.sqrt(own.difference() * keys) <= threshold * overall.norms();
        if (!(overall.value() <= threshold || own.value() <= threshold || small)) {
            return Verdict.WRONG;
        }
        if (found.unvisited() > 0) {
            return Verdict.UNVERIFIED;
        }
        return own.norms() == 0 ? Verdict.VACUOUS : Verdict.CORRECT;
    }

    private static EntryReport entryReport(KeyComparison found, EntryComparison entry) {
        Derivative numerical = entry.numerical();
        return new EntryReport(
                found.candidate().block().entry(entry.entry()),
                entry.analytic(),
                numerical.value(),
                numerical.errorBar(),
                steps(entry.quotients(), numerical));
    }

    /** What central differences show at every step, as a report has it. */
    static StepCurve stepCurve(Curve curve) {
        Derivative best = curve.derivative();
        return new StepCurve(
                curve.analytic(), best.value(), best.errorBar(), curve.rounding(), steps(curve.quotients(), best));
    }

    private static List<StepReport> steps(List<Quotient> quotients, Derivative kept) {
        return quotients.stream()
                .map(quotient -> new StepReport(
                        quotient.step(), quotient.value(), quotient.errorBar(), quotient.step() == kept.step()))
                .toList();
    }
}
