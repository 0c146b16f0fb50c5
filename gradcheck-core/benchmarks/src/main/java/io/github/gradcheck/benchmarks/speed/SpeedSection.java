/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import java.util.Locale;

/** One part of the results: a program of this package, and what its tables show. */
enum SpeedSection {
    OVERHEAD(
            "PairedOverhead",
            "A check, beside the bare loop",
            "Our check, of every entry and as it is by default, and the bare loop of two losses for each entry take"
                    + " turns. Processor time of one thread: the least of all rounds; the ratio is the median over the"
                    + " rounds. To reach: at most 1.15 and 1.05 for every entry, 0.15 and 0.02 by default."),

    PARALLEL(
            "ParallelSpeed",
            "A pure loss on all cores",
            "The same check on one core and on all, by turns; in every round both reports are the same text. Time on"
                    + " the wall: the least of all rounds; a ratio is the median over the rounds. The last column is"
                    + " what the machine gives to bare losses without any check. To reach: at least 1.7 on two cores."),

    JMH(
            "SpeedReport",
            "Entries, directions and locating, by JMH",
            "Every entry beside the bare loop and ddogleg's `DerivativeChecker`, which takes forward differences;"
                    + " directions over keys of 10^2 to 10^7 entries beside as many bare losses; locating entries"
                    + " that are one percent wrong."),

    LOCATING(
            "LocatingTrials",
            "Locating, over many seeds",
            "How often exactly the wrong entries are named, and at what cost. To reach: named exactly in 99 % of the"
                    + " trials, within 4 s log2(n) + 10 projections of eight evaluations."),

    JOINT(
            "JointCost",
            "Many keys at once",
            "Evaluations of the loss, which do not depend on the machine: passes, and keys that are wrong. As expected"
                    + " is a check that passes a right gradient and names exactly the keys of a wrong one. The visible"
                    + " error is the largest of all keys that passed."),

    MEMORY(
            "LiveMemory",
            "Arrays alive at a time",
            "The most arrays of the parameters' size alive at any call of loss or backward, beside the parameters"
                    + " themselves. To reach: at most three."),

    DEEPLEARNING4J(
            "Deeplearning4jSpeed",
            "Every entry, beside Deeplearning4j",
            "Deeplearning4j's `GradientCheckUtil` and our check take turns, on networks of the same weights and loss."
                    + " Time on the wall, because its native library has threads of its own; our check has one. The"
                    + " least of all rounds; the ratio is the median over the rounds.");

    private final String program;
    private final String title;
    private final String text;

    SpeedSection(String program, String title, String text) {
        this.program = program;
        this.title = title;
        this.text = text;
    }

    String program() {
        return program;
    }

    String className() {
        return SpeedSection.class.getPackageName() + "." + program;
    }

    String title() {
        return title;
    }

    String text() {
        return text;
    }

    boolean isCalled(String name) {
        return name().equals(name.toUpperCase(Locale.ROOT));
    }

    /** A peer is there only if the build was told so. */
    boolean isAvailable() {
        try {
            Class.forName(className(), false, SpeedSection.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
