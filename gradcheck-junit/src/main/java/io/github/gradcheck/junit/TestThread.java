/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing is lost on another thread than the test's: what is thrown there never reaches JUnit by
 * itself. What the test's own thread throws does, or the test has caught it on purpose.
 */
final class TestThread {
    private final Queue<Throwable> lost = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Throwable> keeper = lost::add;
    private volatile @Nullable Thread own;

    /** The present thread runs the test. */
    void begin() {
        own = Thread.currentThread();
    }

    /** The test has ended: what is thrown on another thread from now on goes elsewhere. */
    void end(Consumer<Throwable> elsewhere) {
        keeper = elsewhere;
    }

    /** Does what a test asks for, on whatever thread it asks. */
    <T> T watch(Supplier<T> action) {
        try {
            return action.get();
        } catch (Throwable thrown) {
            if (Thread.currentThread() != own) {
                keeper.accept(thrown);
            }
            throw thrown;
        }
    }

    /** The first that was thrown on another thread. */
    Optional<Throwable> lost() {
        return Optional.ofNullable(lost.peek());
    }
}
