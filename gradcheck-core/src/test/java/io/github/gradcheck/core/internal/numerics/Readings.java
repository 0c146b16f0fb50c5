/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Readings by hand: slopes less the analytic one, with noise of 1e-9 in a loss of size 1. */
final class Readings {
    static final double NOISE = 1e-9;

    private Readings() {}

    static Reading smooth(double step, double difference, double bar) {
        return smooth(step, difference, bar, NOISE);
    }

    static Reading smooth(double step, double difference, double bar, double noise) {
        return smooth(step, difference, bar, noise, 1);
    }

    static Reading smooth(double step, double difference, double bar, double noise, double size) {
        return new Reading(
                step, difference, bar, difference, bar, difference, bar, false, noise, 1e-16, size, false, 0);
    }

    static Reading kinked(double step, double left, double right, double bar) {
        double middle = (left + right) / 2;
        return new Reading(step, middle, bar, left, bar, right, bar, true, NOISE, 1e-16, 1, false, 0);
    }

    static Reading onTheRight(double step, double difference, double bar) {
        double none = Double.POSITIVE_INFINITY;
        return new Reading(step, Double.NaN, none, Double.NaN, none, difference, bar, false, NOISE, 1e-16, 1, false, 0);
    }

    static Reading flat(double step) {
        return new Reading(step, 0, 1, 0, 1, 0, 1, false, NOISE, 1e-16, 1, true, 0);
    }

    /** By the numbers of their levels, of which more are finer. */
    static NavigableMap<Integer, Reading> numbered(Reading... readings) {
        NavigableMap<Integer, Reading> numbered = new TreeMap<>();
        for (Reading reading : readings) {
            numbered.put((int) Math.round(-Levels.DECADE * Math.log10(reading.step())), reading);
        }
        return numbered;
    }

    static Evidence evidence(Question question, Reading... readings) {
        return new Evidence(numbered(readings), question, AcceptConstants.DEFAULT);
    }

    static Evidence evidence(Reading... readings) {
        return evidence(Question.of(0, 1), readings);
    }
}
