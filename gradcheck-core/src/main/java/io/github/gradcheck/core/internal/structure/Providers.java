/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds the adapters that others provide, each by itself: one that cannot be made does not stop the rest. */
final class Providers {
    private final List<ArrayAdapter<?>> adapters = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Providers() {}

    /** Looks through each class loader in turn; an adapter that two of them see is taken once. */
    static Providers seenBy(List<ClassLoader> loaders) {
        Providers providers = new Providers();
        loaders.forEach(providers::load);
        return providers;
    }

    List<ArrayAdapter<?>> adapters() {
        return adapters;
    }

    /** One sentence for each adapter that could not be made. */
    List<String> remarks() {
        return remarks;
    }

    private void load(ClassLoader loader) {
        List<String> failures = new ArrayList<>();
        @SuppressWarnings("rawtypes") // a service is named by a class, which has no type argument
        Iterator<ArrayAdapter> services =
                ServiceLoader.load(ArrayAdapter.class, loader).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    break;
                }
                add(services.next());
            } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
                String failure = "an adapter cannot be loaded: " + inWords(broken);
                if (failures.contains(failure)) {
                    break; // the iterator does not get past it
                }
                failures.add(failure);
            }
        }
        failures.stream().filter(failure -> !remarks.contains(failure)).forEach(remarks::add);
    }

    private void add(ArrayAdapter<?> adapter) {
        if (adapters.stream().noneMatch(known -> known.getClass() == adapter.getClass())) {
            adapters.add(adapter);
        }
    }

    private static String inWords(Throwable broken) {
        Throwable cause = broken.getCause();
        return Stream.of(String.valueOf(broken.getMessage()), cause == null ? "" : cause.toString())
                .filter(text -> !text.isEmpty())
                .reduce((what, why) -> what + " (" + why + ")")
                .orElseThrow();
    }
}
