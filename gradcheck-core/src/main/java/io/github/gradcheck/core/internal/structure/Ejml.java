/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The adapters for EJML's matrices, where there is an EJML and it fits.
 *
 * <p>This class links nothing of EJML. Each adapter is a class of its own, which is loaded only if its type of matrix
 * is present, and is tried out before it is used: what it calls is then there, whatever the version.
 */
final class Ejml {
    /**
     * The oldest version with which the tests have been run; {@code SimpleMatrix} is another class in much older
     * ones.
     */
    static final String NEEDED = "0.39";

    private final List<ArrayAdapter<?>> adapters = new ArrayList<>();
    private @Nullable Throwable misfit;

    private Ejml() {
        add("org.ejml.data.DMatrixRMaj", () -> new DenseMatrixAdapter());
        add("org.ejml.data.FMatrixRMaj", () -> new FloatMatrixAdapter());
        add("org.ejml.simple.SimpleMatrix", () -> new SimpleMatrixAdapter());
    }

    /** The EJML that the class loader of this library sees, if any. */
    static Ejml found() {
        return Found.EJML;
    }

    List<ArrayAdapter<?>> adapters() {
        return List.copyOf(adapters);
    }

    /**
     * Says why a matrix of EJML cannot be viewed, where that is for its version.
     *
     * @param type the type of a value that no adapter serves
     * @return a sentence without a stop, or nothing if the type is no matrix of EJML, or the EJML that was found fits
     */
    Optional<String> complaintAbout(Class<?> type) {
        return ancestorInEjml(type)
                .filter(matrix -> misfit != null || adapters.isEmpty())
                .map(matrix -> EjmlVersion.of(matrix)
                        + " does not fit: this version of gradcheck needs EJML " + NEEDED + " or newer"
                        + (misfit == null ? "" : " (" + misfit + ")"));
    }

    private static Optional<Class<?>> ancestorInEjml(Class<?> type) {
        for (Class<?> ancestor = type; ancestor != null; ancestor = ancestor.getSuperclass()) {
            if (ancestor.getName().startsWith("org.ejml.")) {
                return Optional.of(ancestor);
            }
        }
        return Optional.empty();
    }

    private <T> void add(String type, Supplier<ArrayAdapter<T>> maker) {
        try {
            Class.forName(type, false, Ejml.class.getClassLoader());
            ArrayAdapter<T> adapter = maker.get();
            tryOut(adapter);
            adapters.add(adapter);
        } catch (ClassNotFoundException absent) {
            // Nobody can have a matrix of this type.
        } catch (LinkageError | RuntimeException unfit) {
            misfit = unfit;
        }
    }

    /** Links whatever the adapter calls. */
    private static <T> void tryOut(ArrayAdapter<T> adapter) {
        T matrix = adapter.createLike(adapter.create(Shape.of(1, 1)));
        Entries entries = adapter.entries(matrix);
        entries.set(0, entries.get(0));
        if (!adapter.accepts(matrix) || adapter.shape(matrix).size() != 1) {
            throw new IllegalStateException("a " + adapter.type().getSimpleName() + " of one entry has another shape");
        }
    }

    /** Made when it is first asked for. */
    private static final class Found {
        private static final Ejml EJML = new Ejml();
    }
}
