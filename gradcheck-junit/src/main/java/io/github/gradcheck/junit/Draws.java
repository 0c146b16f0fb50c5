/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the draws of one test failed for, in the order in which they are to run, so that a fault is told once however
 * many draws find it.
 *
 * <p>Draws may run at once. One that has failed waits until it is known what those before it have found: the text of a
 * failure then depends on no chance. Only draws that JUnit has planned are waited for, not those that somebody left out
 * of the run.
 */
final class Draws {
    /** What a draw that failed for nothing ends with. */
    private static final String NO_FAULT = "";

    /** Nothing but draws that wait for each other takes so long; then each tells its own. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<DrawId> planned = new ArrayList<>();
    private final Map<DrawId, CompletableFuture<String>> faults = new ConcurrentHashMap<>();

    /** JUnit will run a draw. It says so of each before it runs the next. */
    synchronized void plan(DrawId draw) {
        if (faults.putIfAbsent(draw, new CompletableFuture<>()) == null) {
            planned.add(draw);
        }
    }

    /** A draw has failed for something. */
    void failed(DrawId draw, String fault) {
        end(draw, fault);
    }

    /** A draw has ended in any other way. What it failed for, if that was said before, stays. */
    void ended(DrawId draw) {
        end(draw, NO_FAULT);
    }

    private void end(DrawId draw, String fault) {
        CompletableFuture<String> own = faults.get(draw);
        if (own != null) {
            own.complete(fault);
        }
    }

    /** The first draw before this one that failed for the same. */
    Optional<DrawId> firstWith(String fault, DrawId draw) {
        return before(draw).stream()
                .filter(earlier -> fault.equals(faultOf(earlier)))
                .findFirst();
    }

    private synchronized List<DrawId> before(DrawId draw) {
        return List.copyOf(planned.subList(0, Math.max(0, planned.indexOf(draw))));
    }

    private String faultOf(DrawId draw) {
        try {
            return faults.getOrDefault(draw, CompletableFuture.completedFuture(NO_FAULT))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unknown) {
            return NO_FAULT;
        }
        return NO_FAULT;
    }
}
