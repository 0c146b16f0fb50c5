/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.rules.Outcome;
import io.github.gradcheck.benchmarks.trust.rules.Rule;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something that a rule got wrong in a single case, so that it can be run again alone.
 *
 * @param kind what it got wrong
 * @param where rule, row and seed
 * @param detail keys, or what was thrown
 */
record Remark(Kind kind, String where, String detail) implements Comparable<Remark> {

    /** What can be wrong, the worst first. */
    private enum Kind {
        THREW("threw"),
        CHANGED("left the parameters changed"),
        FALSE_ALARM("false alarm on"),
        MISSED("missed"),
        OTHER_CAUSE("named another cause:"),
        NOT_CALLED_VACUOUS("called nothing vacuous but"),
        CALLED_VACUOUS("called vacuous"),
        UNDECIDED("undecided on");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Returns what is worst about a rule's answer, or empty where there is nothing to remark. */
    static Optional<Remark> about(Rule rule, Row row, long seed, Case given, JudgedCase trial) {
        String where = "%s: %s, seed %d".formatted(rule.name(), row.name(), seed);
        Outcome outcome = trial.outcome();
        if (!trial.threw().isEmpty()) {
            return Optional.of(new Remark(Kind.THREW, where, trial.threw()));
        }
        if (!trial.kept()) {
            return Optional.of(new Remark(Kind.CHANGED, where, ""));
        }
        if (outcome.alarm() != !given.wrongKeys().isEmpty()) {
            return outcome.alarm()
                    ? of(Kind.FALSE_ALARM, where, outcome.wrong())
                    : of(Kind.MISSED, where, given.wrongKeys());
        }
        if (given.isCauseSpurious(outcome)) {
            return Optional.of(new Remark(Kind.OTHER_CAUSE, where, new TreeMap<>(outcome.causes()).toString()));
        }
        if (!outcome.vacuous().containsAll(given.vacuousKeys())) {
            return of(Kind.NOT_CALLED_VACUOUS, where, outcome.vacuous());
        }
        if (row.section().correct() && !outcome.vacuous().isEmpty()) {
            return of(Kind.CALLED_VACUOUS, where, outcome.vacuous());
        }
        if (row.section().correct() && !outcome.undecided().isEmpty()) {
            return of(Kind.UNDECIDED, where, outcome.undecided());
        }
        return Optional.empty();
    }

    private static Optional<Remark> of(Kind kind, String where, Set<String> keys) {
        return Optional.of(new Remark(kind, where, new TreeSet<>(keys).toString()));
    }

    /** Returns the remark in one line. */
    String text() {
        return where + ": " + kind.text + (detail.isEmpty() ? "" : " " + detail);
    }

    @Override
    public int compareTo(Remark other) {
        return Comparator.comparing(Remark::kind).thenComparing(Remark::text).compare(this, other);
    }
}
