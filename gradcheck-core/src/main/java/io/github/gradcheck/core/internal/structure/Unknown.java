/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.Optional;
import java.util.stream.Collectors;

/** Says what can be done about a value that no adapter serves. */
public final class Unknown {
    private Unknown() {}

    /**
     * The sentence without its subject.
     *
     * @param type the type of the value
     * @return what is wrong with its adapter or library, else which types are known
     */
    public static String type(Class<?> type) {
        return "cannot view a " + type.getSimpleName() + reason(type);
    }

    static String reason(Class<?> type) {
        Optional<String> complaint = Adapters.complaintAbout(type);
        return complaint
                .map(why -> ": " + why)
                .orElseGet(() -> "; known are " + Adapters.typeNames()
                        + ", and lists, maps and records of these (other types: write an ArrayAdapter)" + remarks());
    }

    /** Where an adapter has failed, there will be no report to say so. */
    private static String remarks() {
        return Adapters.remarks().stream().map(remark -> "; " + remark).collect(Collectors.joining());
    }
}
