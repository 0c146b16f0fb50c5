/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Counts what one rule said about the cases of one row, or of several rows added up. */
final class Tally {

    private int cases;
    private int alarms;
    private int named;
    private int undecided;
    private int vacuous;
    private int vacuousFound;
    private int changed;
    private int causesNamed;
    private int causesSpurious;
    private int causesFalse;
    private final List<Long> evaluations = new ArrayList<>();

    synchronized void add(Case given, JudgedCase trial) {
        Outcome outcome = trial.outcome();
        cases++;
        alarms += outcome.alarm() ? 1 : 0;
        named += outcome.wrong().equals(given.wrongKeys()) ? 1 : 0;
        undecided += !outcome.alarm() && !outcome.undecided().isEmpty() ? 1 : 0;
        vacuous += !outcome.vacuous().isEmpty() ? 1 : 0;
        vacuousFound += outcome.vacuous().containsAll(given.vacuousKeys()) ? 1 : 0;
        changed += trial.kept() ? 0 : 1;
        causesNamed += given.isCauseNamed(outcome) ? 1 : 0;
        causesSpurious += given.isCauseSpurious(outcome) ? 1 : 0;
        causesFalse += given.isCauseFalse(outcome) ? 1 : 0;
        evaluations.add(trial.evaluations());
    }

    synchronized void add(Tally other) {
        cases += other.cases;
        alarms += other.alarms;
        named += other.named;
        undecided += other.undecided;
        vacuous += other.vacuous;
        vacuousFound += other.vacuousFound;
        changed += other.changed;
        causesNamed += other.causesNamed;
        causesSpurious += other.causesSpurious;
        causesFalse += other.causesFalse;
        evaluations.addAll(other.evaluations);
    }

    int cases() {
        return cases;
    }

    /** Returns in how many cases some key was said to be wrong. */
    int alarms() {
        return alarms;
    }

    /** Returns in how many cases exactly the wrong keys were said to be wrong. */
    int named() {
        return named;
    }

    /** Returns in how many cases, none of them with an alarm, some key was left undecided. */
    int undecided() {
        return undecided;
    }

    /** Returns in how many cases the planted cause was named for every key that was said to be wrong. */
    int causesNamed() {
        return causesNamed;
    }

    /** Returns in how many cases some other cause was named. */
    int causesSpurious() {
        return causesSpurious;
    }

    /** Returns in how many cases a cause was named that is neither the planted one nor plainly true. */
    int causesFalse() {
        return causesFalse;
    }

    /** Returns in how many cases some key was said to be vacuous. */
    int vacuous() {
        return vacuous;
    }

    /** Returns in how many cases every vacuous key was said to be vacuous. */
    int vacuousFound() {
        return vacuousFound;
    }

    /** Returns in how many cases the rule left the parameters changed. */
    int changed() {
        return changed;
    }

    /** Returns the median number of evaluations, the lower one of the two in the middle. */
    long medianEvaluations() {
        return evaluations.isEmpty()
                ? 0
                : evaluations.stream().sorted().toList().get((evaluations.size() - 1) / 2);
    }
}
