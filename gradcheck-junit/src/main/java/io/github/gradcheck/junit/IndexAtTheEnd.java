/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes the index when JUnit ends, once for all tests of this process: not after each of thousands. */
// JUnit up to 5.12 closes nothing but a CloseableResource, and 6 nothing but an AutoCloseable.
@SuppressWarnings("deprecation")
final class IndexAtTheEnd implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(IndexAtTheEnd.class);

    private final PageFolder folder;

    private IndexAtTheEnd(PageFolder folder) {
        this.folder = folder;
    }

    static void write(ExtensionContext context, PageFolder folder) {
        context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(folder.display(""), path -> new IndexAtTheEnd(folder));
    }

    @Override
    public void close() {
        try {
            folder.writeIndex();
        } catch (IOException | RuntimeException noIndex) {
            System.getLogger(IndexAtTheEnd.class.getName())
                    .log(System.Logger.Level.DEBUG, "the index could not be written", noIndex);
        }
    }
}
