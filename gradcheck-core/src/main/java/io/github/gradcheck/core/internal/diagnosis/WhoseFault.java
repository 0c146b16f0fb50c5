/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Says whether loss or backward is the suspect.
 *
 * @param wrong the wrong keys
 * @param causes what is known of them
 * @param loss the value of the loss; nothing where a layer is checked, whose backward is handed a cotangent
 * @param labelled whether an input has the form of labels, one in every row or column, so that the loss looks like a
 *     cross-entropy
 */
record WhoseFault(List<Suspect> wrong, Map<String, Diagnosis> causes, OptionalDouble loss, boolean labelled) {
    /** Causes that lie in backward, whatever function it may be the gradient of. */
    private static final Set<Cause> IN_BACKWARD = EnumSet.of(
            Cause.NOT_FINITE,
            Cause.ZERO,
            Cause.TRANSPOSED,
            Cause.OTHER_KEY,
            Cause.ACCUMULATED,
            Cause.BATCH_SUM,
            Cause.SAMPLES,
            Cause.OVERWRITTEN,
            Cause.AXIS,
            Cause.CLIPPED,
            Cause.ACTIVATION,
            Cause.PRODUCT,
            Cause.OUTPUT,
            Cause.STORED_VALUES,
            Cause.LAYER,
            Cause.PART);

    /** Causes that say where backward is wrong, and not how. */
    private static final Set<Cause> LEAVE_OPEN = EnumSet.of(Cause.BATCH_SUM, Cause.PART);

    /** Numbers that are off by this have gone through an unsigned byte: there -1 is 255. */
    private static final double BYTE = 255;

    /** To how much a factor must be 255: single entries are measured to 1e-8 and better in double. */
    private static final double PRECISION = 1e-6;

    /** One entry may be off by 255 by chance, and a second one with it; three have something in common. */
    private static final int FEWEST_BYTES = 3;

    /** Whether the causes that are known leave the question open. */
    boolean isOpen() {
        boolean known = wrong.stream().allMatch(suspect -> has(suspect, IN_BACKWARD) || isSingleEntry(suspect));
        return !known && wrong.stream().anyMatch(suspect -> !suspect.found().numericalZero());
    }

    /** Puts the answer into words. */
    List<String> remarks(Consistency.Answer answer) {
        return switch (answer) {
            case GRADIENT -> consistent();
            case NO_GRADIENT ->
                wrong.stream().allMatch(suspect -> causes.containsKey(suspect.key()))
                        ? List.of()
                        : List.of(Diagnostician.NO_GRADIENT);
            case OPEN -> List.of();
        };
    }

    /** One cause that explains a key is nearer than a fault of the loss; a layer has no loss. */
    private List<String> consistent() {
        boolean explained =
                wrong.stream().anyMatch(suspect -> causes.containsKey(suspect.key()) && !has(suspect, LEAVE_OPEN));
        if (explained || loss.isEmpty()) {
            return List.of();
        }
        List<String> remarks = new ArrayList<>();
        remarks.add(
                "backward is consistent in itself: look at the loss, or at a term or factor that only one of the two"
                        + " has (backward is the exact gradient of some function)");
        long bytes = wrong.stream()
                .filter(suspect -> !causes.containsKey(suspect.key()))
                .mapToLong(WhoseFault::bytes)
                .sum();
        if (loss.getAsDouble() < 0 && (labelled || bytes >= FEWEST_BYTES)) {
            remarks.add("the loss is negative (" + Amount.of(loss.getAsDouble()).text()
                    + "): a cross-entropy cannot be; check its signs and the labels");
        }
        if (bytes >= FEWEST_BYTES) {
            remarks.add(bytes + " entries are off by a factor of exactly 255: is a label or pixel an unsigned byte?");
        }
        return remarks;
    }

    private static long bytes(Suspect suspect) {
        return suspect.found().wrong().stream()
                .mapToDouble(entry -> Math.abs(suspect.numerical(entry) / suspect.analytic(entry)))
                .filter(ratio -> Math.abs(Math.max(ratio, 1 / ratio) - BYTE) <= PRECISION * BYTE)
                .count();
    }

    /** One wrong entry of many is a slip of backward, even where the rest hardly depends on it. */
    private static boolean isSingleEntry(Suspect suspect) {
        return suspect.size() > 1
                && suspect.found().extent() == FaultDensity.SPARSE
                && suspect.found().wrong().count() == 1;
    }

    private boolean has(Suspect suspect, Set<Cause> among) {
        Diagnosis diagnosis = causes.get(suspect.key());
        return diagnosis != null && among.contains(diagnosis.cause());
    }
}
