package io.github.gradcheck.core.differentiation;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Threads that evaluate a pure loss, each on a copy of the parameters of its own. Every value goes to its own place, so that the result is
 * the same as on one thread, bit by bit.
 */
public final class Workers implements AutoCloseable {
    /** So often the thread that runs the check looks whether to say how far it is, while the others work. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private final List<Evaluator> evaluators;
    private final ExecutorService threads;

    /**
     * Copies the parameters for every thread.
     *
     * @param count how many threads
     * @param parameters all arrays on which the loss depends and that are moved
     * @param loss evaluates the loss at the parameters that it is given, and at nothing else that changes
     * @param meter ends the work when the time is over
     */
    public Workers(int count, Parameters parameters, ToDoubleFunction<? super Parameters> loss, Meter meter) {
        this.evaluators = IntStream.range(0, count)
                .mapToObj(i -> evaluator(parameters, loss, meter))
                .toList();
        this.threads = Executors.newFixedThreadPool(count, Workers::thread);
    }

    private static Evaluator evaluator(Parameters parameters, ToDoubleFunction<? super Parameters> loss, Meter meter) {
        Parameters copy = parameters.copy();
        Map<Block, Block> copies = new HashMap<>();
        for (int i = 0; i < parameters.blocks().size(); i++) {
            copies.put(parameters.blocks().get(i), copy.blocks().get(i));
        }
        return new Evaluator(() -> loss.applyAsDouble(copy), Blocks.copies(copies), meter, meter::beginElsewhere);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "gradcheck");
        thread.setDaemon(true);
        return thread;
    }

    void along(Move move, double[] distances, double[] values, int count, Meter meter) {
        int stride = evaluators.size();
        run(worker -> evaluators.get(worker).along(move, distances, values, worker, count, stride), meter);
    }

    /** Each thread ends by itself when the time is over; what all of them have done from the first entry on counts. */
    int quotients(Block block, int first, double[] steps, double[] quotients, int count, Meter meter) {
        int stride = evaluators.size();
        int[] made = new int[stride];
        run(
                worker -> made[worker] =
                        evaluators.get(worker).quotients(block, first, steps, quotients, worker, count, stride),
                meter);
        return Arrays.stream(made).min().orElse(count);
    }

    Stream<RuntimeException> failures() {
        return evaluators.stream().flatMap(evaluator -> Stream.ofNullable(evaluator.failure()));
    }

    /** Lets every thread do its part, and waits for all of them; where one fails, the others are interrupted. */
    private void run(IntConsumer part, Meter meter) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < evaluators.size(); i++) {
            int worker = i;
            running.add(threads.submit(() -> part.accept(worker)));
        }
        try {
            for (Future<?> task : running) {
                await(task, meter);
            }
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

    private static void await(Future<?> task, Meter meter) throws InterruptedException, ExecutionException {
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
