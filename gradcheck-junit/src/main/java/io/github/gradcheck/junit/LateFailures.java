/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What was thrown on other threads for draws that had ended. Their tests are green already; the class that they belong
 * to is not, if it is still running.
 */
// JUnit up to 5.12 closes nothing but a CloseableResource, and 6 nothing but an AutoCloseable.
@SuppressWarnings("deprecation")
final class LateFailures implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LateFailures.class);

    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    /**
     * Those of the class of a draw, which outlives the draw and the method.
     *
     * @param draw the context of one draw
     */
    static LateFailures of(ExtensionContext draw) {
        ExtensionContext owner =
                draw.getParent().flatMap(ExtensionContext::getParent).orElse(draw);
        return owner.getStore(NAMESPACE).getOrComputeIfAbsent("thrown", key -> new LateFailures(), LateFailures.class);
    }

    void add(Throwable late) {
        thrown.add(late);
    }

    @Override
    public void close() {
        Throwable first = thrown.peek();
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
