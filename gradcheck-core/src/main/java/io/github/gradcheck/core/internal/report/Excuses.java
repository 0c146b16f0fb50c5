/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a key owes its pass to, beside agreement. */
public final class Excuses {

    private Excuses() {}

    /**
     * Whether a key is not verified because of its tolerance: the differences are sharp, and by every custom too large.
     *
     * @param key what was found out about it
     * @return true if less tolerance would give an answer
     */
    public static boolean isAllThatHidesIt(KeyReport key) {
        return key.verdict() == Verdict.UNVERIFIED
                && key.excusedEntries() + key.excusedDirections() > 0
                && Band.of(key.relativeDifference()).equals(Band.WRONG)
                && key.smallestVisibleFactor() <= Verdict.VISIBLE_ERROR;
    }

    /** How far such a key is off, and what passes at the most. */
    public static String wide(KeyReport key) {
        return "the tolerance excuses a relative difference of " + Numbers.magnitude(key.relativeDifference())
                + ", and none above " + Numbers.magnitude(Band.SUSPECT) + " passes";
    }

    /**
     * Says what was excused, and what a pass is worth where that is less than usual.
     *
     * @param key what was found out about it
     * @return no sentence for a plain pass
     */
    public static List<String> of(KeyReport key) {
        List<String> sentences = new ArrayList<>();
        if (key.excusedEntries() > 0) {
            sentences.add(excused(key, key.excusedEntries(), "entry differs", "entries differ"));
        } else if (key.excusedDirections() > 0) {
            sentences.add(excused(key, key.excusedDirections(), "direction differs", "directions differ"));
        }
        if (key.verdict() == Verdict.CORRECT && key.smallestVisibleError() > Verdict.VISIBLE_ERROR) {
            sentences.add("`" + key.key() + "`: " + worth(key));
        }
        return sentences;
    }

    private static String excused(KeyReport key, int count, String one, String several) {
        return "`" + key.key() + "`: " + count + " " + (count == 1 ? one : several) + " by up to "
                + Numbers.magnitude(key.largestExcused()) + ", excused by the tolerance";
    }

    private static String worth(KeyReport key) {
        String any = "an error of another shape from " + Numbers.magnitude(key.smallestVisibleError()) + " on";
        return key.smallestVisibleFactor() < key.smallestVisibleError()
                ? "a wrong factor would have been seen from " + Numbers.magnitude(key.smallestVisibleFactor()) + " on, "
                        + any
                : any.replace("of another shape ", "would have been seen ");
    }
}
