/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Diagnosis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known about the causes of faults.
 *
 * @param causes the diagnosis of each wrong key that has one
 * @param remarks sentences about the network as a whole
 */
public record Diagnoses(Map<String, Diagnosis> causes, List<String> remarks) {

    /** Nothing is known. */
    public static final Diagnoses NONE = new Diagnoses(Map.of(), List.of());

    /**
     * Copies both.
     *
     * @param causes the diagnosis of each wrong key that has one
     * @param remarks sentences about the network as a whole
     */
    public Diagnoses {
        causes = Map.copyOf(causes);
        remarks = List.copyOf(remarks);
    }

    /**
     * The diagnosis of one key.
     *
     * @param key its name
     * @return nothing if it is not wrong, or no cause was recognised
     */
    public Optional<Diagnosis> of(String key) {
        return Optional.ofNullable(causes.get(key));
    }

    /**
     * Adds what is known from elsewhere.
     *
     * @param others the diagnosis of further keys, or a better one
     * @return both; of two diagnoses of a key the other one
     */
    public Diagnoses and(Map<String, Diagnosis> others) {
        Map<String, Diagnosis> all = new HashMap<>(causes);
        all.putAll(others);
        return new Diagnoses(all, remarks);
    }
}
