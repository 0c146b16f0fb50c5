/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.List;
import java.util.Optional;

/**
 * Backward does not read an input that the loss reads: it returns the same, to the bit, if ones are zeros and zeros are
 * ones. Of the labels that is a term forgotten, of what the first layer reads a value stored before. Or it is right for
 * the same labels with the other sign.
 */
final class LabelFault {

    private LabelFault() {}

    /**
     * Looks for such an input.
     *
     * @param others all inputs
     * @param network all keys
     * @return what is said of every key that has no other cause
     */
    static Optional<Finding> find(List<OtherInput> others, Network network) {
        // What reads no input at all, such as an L2 term alone, tells nothing of one of them.
        if (others.size() > 1 && others.stream().allMatch(other -> other.isUnread(network))) {
            return Optional.empty();
        }
        for (OtherInput other : others) {
            String key = other.input().key();
            String labels = Labels.isOneHot(other.input()) ? "the labels" : key;
            if (other.isUnread(network)) {
                return Optional.of(isFirst(other, others, network) ? stored(key) : forgotten(labels, key, network));
            }
            if (other.isRightIfNegated(network)) {
                return Optional.of(
                        new Finding(Cause.OUTPUT, Claim.has(labels + " with the wrong sign"), "dZ = A + " + key + "?"));
            }
        }
        return Optional.empty();
    }

    /** Of several inputs that the first layer may read, it reads the first. */
    private static boolean isFirst(OtherInput other, List<OtherInput> others, Network network) {
        return Chain.among(network).stream()
                .anyMatch(chain -> others.stream()
                        .filter(x -> chain.mayRead(x.input()))
                        .limit(1)
                        .anyMatch(x -> x.equals(other)));
    }

    private static Finding stored(String key) {
        return new Finding(
                Cause.STORED_VALUES,
                new Claim("is the same for any " + key, "are the same for any " + key, false),
                "values stored before?");
    }

    private static Finding forgotten(String labels, String key, Network network) {
        return new Finding(
                Cause.OUTPUT,
                Claim.lacks(labels),
                Chain.among(network).isEmpty() && labels.equals(key)
                        ? "backward returns the same whatever it is"
                        : "dZ = A without - " + key + "?");
    }
}
