/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Threads that evaluate a pure function, each on a copy of the parameters of its own. Every value goes to its own
 * place, so that the result is the same as on one thread, bit by bit.
 */
public final class Workers implements AutoCloseable {
    /** So often the thread that runs the check looks whether to say how far it is, while the others work. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private final List<Evaluator> evaluators;
    private final ExecutorService threads;
    private final Meter meter;

    /**
     * Copies the parameters for every thread.
     *
     * @param count how many threads
     * @param parameters all arrays on which the function depends and that are moved
     * @param function of the parameters that it is given, and of nothing else that changes
     * @param meter ends the work when the time is over
     */
    public Workers(int count, Parameters parameters, Function<Parameters, LaneFunction> function, Meter meter) {
        this.evaluators = IntStream.range(0, count)
                .mapToObj(i -> evaluator(parameters, function, meter))
                .toList();
        this.threads = Executors.newFixedThreadPool(count, Workers::thread);
        this.meter = meter;
    }

    private static Evaluator evaluator(
            Parameters parameters, Function<Parameters, LaneFunction> function, Meter meter) {
        Parameters copy = parameters.copy();
        Map<Block, Block> copies = new HashMap<>();
        for (int i = 0; i < parameters.blocks().size(); i++) {
            copies.put(parameters.blocks().get(i), copy.blocks().get(i));
        }
        return new Evaluator(function.apply(copy), WorkingArrays.copies(copies), meter, meter.elsewhere());
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "gradcheck");
        thread.setDaemon(true);
        return thread;
    }

    /** Moves all copies; while no other thread works. */
    void to(Move move, double t) {
        evaluators.forEach(evaluator -> move.to(t, evaluator.arrays()));
    }

    /** Puts every bit of all copies back. */
    void back(Move move) {
        evaluators.forEach(evaluator -> move.back(evaluator.arrays()));
    }

    void along(Move move, double[] distances, double[] values, int count, ThrownAtOnce thrown) {
        AtomicInteger next = new AtomicInteger();
        run(evaluator -> evaluator.along(move, distances, values, next, count, thrown));
    }

    /** Each thread ends by itself when the time is over; what all of them have done from the first entry on counts. */
    int quotients(
            Block block,
            int first,
            double[] steps,
            double[] quotients,
            double[] means,
            int count,
            ThrownAtOnce thrown) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger made = new AtomicInteger(count);
        run(evaluator -> {
            int own = evaluator.quotients(block, first, steps, quotients, means, next, count, thrown);
            made.accumulateAndGet(own, Math::min);
        });
        return made.get();
    }

    /**
     * Lets every thread take its share, and waits for all of them; where one fails, the others are interrupted. A
     * thread takes the next piece of work when it is done with one, so that none waits for another that the machine has
     * slowed down. How far the check is can be due after any of it: many short pieces in a row take long as well.
     */
    private void run(Consumer<Evaluator> share) {
        List<Future<?>> running = new ArrayList<>();
        for (Evaluator evaluator : evaluators) {
            running.add(threads.submit(() -> share.accept(evaluator)));
        }
        try {
            for (Future<?> task : running) {
                await(task);
            }
            meter.tell();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CheckInterruptedException(meter.evaluations());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException stop ? stop : new IllegalStateException(failed);
        } finally {
            running.forEach(task -> task.cancel(true));
        }
    }

    private void await(Future<?> task) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException stillRunning) {
                meter.tell();
            }
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
