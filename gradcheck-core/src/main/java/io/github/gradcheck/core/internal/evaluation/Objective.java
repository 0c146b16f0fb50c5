/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.parameters.Block;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The function under test as the differentiation sees it: counted, stoppable, and NaN where it cannot be evaluated.
 *
 * <p>A step may leave the domain of the function (a logarithm of a negative number, a failing assertion on a range);
 * that is no fault of the gradient, so an exception at a moved point counts as "no value there". It is written into a
 * log; the first one of each log must come again at the same point, and not at the point itself, or else the function
 * is not deterministic.
 */
public final class Objective implements AutoCloseable {
    /** At so many points a loss that shares an array between threads hardly ever gives the right values. */
    private static final int PURITY_POINTS = 64;

    /** Fewer do for a check that takes few evaluations, and may cost an eighth of these. */
    private static final int FEWEST_PURITY_POINTS = 4;

    private static final int PART_FOR_PURITY = 8;

    /**
     * Threads and their copies take one to three milliseconds, the look at purity some tenth of the check; one that
     * takes as long as this alone is faster by more than that on two cores ({@code ParallelSpeed}).
     */
    private static final double WORTH_THREADS = 50e6;

    /** Waking threads takes some 50 microseconds: less work than this is done as fast by one. */
    private static final double WORTH_WAKING = 0.2e6;

    /** The points lie in a row at this distance, which is small against the parameters' own size. */
    private static final double PURITY_SPACING = 1e-3;

    private final LaneFunction function;
    private final int lanes;
    private final Meter meter;
    private final Evaluator own;
    private final Optional<Supplier<Workers>> crew;
    private Optional<Workers> workers;
    /** The shortest time of an evaluation at the point itself. */
    private double nanos;

    private ThrownLog log = new ThrownLog();
    private Optional<Place> here = Optional.empty();

    /** A point to which the parameters are moved. */
    private record Place(Move move, double distance) {
        String inWords() {
            return move.at(distance);
        }
    }

    /**
     * Wraps a function.
     *
     * @param function evaluated at the parameters' present values
     * @param meter counts the evaluations and ends them
     */
    public Objective(LaneFunction function, Meter meter) {
        this(function, meter, Optional.empty(), Optional.empty(), Double.POSITIVE_INFINITY);
    }

    /**
     * Wraps a function that may be evaluated on several cores at once.
     *
     * @param function evaluated at the parameters' present values
     * @param meter counts the evaluations and ends them
     * @param crew makes threads that evaluate the same function on copies of the parameters, where they are worth it;
     *     closed with this objective
     */
    public Objective(LaneFunction function, Meter meter, Supplier<Workers> crew) {
        this(function, meter, Optional.of(crew), Optional.empty(), Double.POSITIVE_INFINITY);
    }

    private Objective(
            LaneFunction function,
            Meter meter,
            Optional<Supplier<Workers>> crew,
            Optional<Workers> workers,
            double nanos) {
        this.function = function;
        this.lanes = function.count();
        this.meter = meter;
        this.own = new Evaluator(function, WorkingArrays.originals(), meter, meter.own());
        this.crew = crew;
        this.workers = workers;
        this.nanos = nanos;
    }

    /**
     * Lets several threads evaluate from now on, if that is worth its cost by the time that the function has taken so
     * far. What is found does not depend on it.
     *
     * @param evaluations about how many are to come
     */
    public void callThreads(long evaluations) {
        if (evaluations * nanos >= WORTH_THREADS) {
            workers = crew.map(Supplier::get);
        }
    }

    /**
     * How many lanes the function has.
     *
     * @return at least 1
     */
    public int lanes() {
        return lanes;
    }

    /**
     * Whether other functions are evaluated at the same points for nothing.
     *
     * @return true for one output of many
     */
    public boolean isShared() {
        return function.shared();
    }

    /**
     * Evaluates the function at the point itself, where it must have a value.
     *
     * @return the value of every lane
     * @throws GradientCheckException if the user's code throws
     * @throws CheckInterruptedException if the thread has been interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public double[] values() {
        meter.claim(1, 1);
        double[] values = new double[lanes];
        long start = System.nanoTime();
        own.values(values);
        nanos = Math.min(nanos, (double) (System.nanoTime() - start));
        return values;
    }

    /**
     * Evaluates the function at a moved point.
     *
     * @return the value of every lane, NaN where it is infinite or the user's code throws
     * @throws CheckInterruptedException if the thread has been interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public double[] valuesOrNaN() {
        meter.claim(1, 1);
        double[] values = new double[lanes];
        ThrownAtOnce thrown = new ThrownAtOnce();
        own.valuesOrNaN(values, thrown, 0);
        thrown.inOrder().values().forEach(exception -> note("the loss", exception));
        return values;
    }

    /**
     * Begins to write down what is thrown at moved points.
     *
     * @return a log that grows until the next one is begun
     */
    public ThrownLog startLog() {
        log = new ThrownLog();
        return log;
    }

    /** Writes down what was thrown where {@link #during} has moved the parameters to. */
    void note(String culprit, Throwable exception) {
        log.add(() -> new Thrown(culprit, exception, here.map(Place::inWords).orElse("the drawn point")));
    }

    /**
     * The same function for another point, to which {@link #elsewhere} leads.
     *
     * @return a function that counts its evaluations with this one's, on the same threads, and has a log of its own
     */
    public Objective withOwnLog() {
        return new Objective(function, meter, Optional.empty(), workers, nanos);
    }

    /**
     * Does something at a distance from the point that moves nothing further.
     *
     * @param move leads there
     * @param t the distance
     * @param action evaluated while the user's own parameters are there; the copies of other threads stay behind
     * @return its value
     */
    public double during(Move move, double t, DoubleSupplier action) {
        return there(move, t, action::getAsDouble);
    }

    /**
     * Does something else at a distance from the point, along other lines.
     *
     * @param move leads there
     * @param t the distance
     * @param action done while the parameters are there, the copies of other threads too
     * @param <T> what it finds
     * @return its result
     */
    public <T> T elsewhere(Move move, double t, Supplier<T> action) {
        try {
            workers.ifPresent(threads -> threads.to(move, t));
            return there(move, t, action);
        } finally {
            workers.ifPresent(threads -> threads.back(move));
        }
    }

    private <T> T there(Move move, double t, Supplier<T> action) {
        WorkingArrays originals = own.arrays();
        here = Optional.of(new Place(move, t));
        try {
            move.to(t, originals);
            return action.get();
        } finally {
            move.back(originals);
            here = Optional.empty();
        }
    }

    /** Evaluates the function at several distances, and moves back; the values of all lanes stand side by side. */
    void along(Move move, double[] distances, double[] values, int count) {
        if (meter.claim(count, count) < count) {
            throw new BudgetSpentException(meter.evaluations());
        }
        ThrownAtOnce thrown = new ThrownAtOnce();
        workersFor(count)
                .ifPresentOrElse(
                        threads -> threads.along(move, distances, values, count, thrown),
                        () -> own.along(move, distances, values, new AtomicInteger(), count, thrown));
        for (int i = 0; i < count; i++) {
            log.value(move, distances[i], values[i * lanes]);
        }
        thrown.inOrder().forEach((i, exception) -> {
            Place place = new Place(move, distances[i]);
            note(place, exception);
            log.thrown(move, distances[i], () -> thrown(place, exception));
        });
    }

    /** Those who share so many evaluations; nobody where the thread that runs the check is as fast. */
    private Optional<Workers> workersFor(int evaluations) {
        return workers.filter(threads -> evaluations > 1 && evaluations * nanos >= WORTH_WAKING);
    }

    private void note(Place place, Throwable exception) {
        boolean first = log.count() == 0;
        log.add(() -> thrown(place, exception));
        if (first) {
            requireAgain(place, thrown(place, exception));
        }
    }

    private static Thrown thrown(Place place, Throwable exception) {
        return new Thrown("the loss", exception, place.inWords());
    }

    /**
     * What is thrown once and not again, or from some call on even at the point itself, depends on the call and not on
     * the point.
     */
    private void requireAgain(Place place, Thrown thrown) {
        meter.claim(2, 2);
        ThrownAtOnce again = new ThrownAtOnce();
        own.along(place.move(), new double[] {place.distance()}, new double[lanes], new AtomicInteger(), 1, again);
        if (again.isEmpty()) {
            throw notDeterministic(thrown, "and at the same point again it threw nothing");
        }
        ThrownAtOnce back = new ThrownAtOnce();
        own.valuesOrNaN(new double[lanes], back, 0);
        if (!back.isEmpty()) {
            throw notDeterministic(thrown, "and from then on also at the drawn point, where it had a value before");
        }
    }

    private static GradientCheckException notDeterministic(Thrown thrown, String andThen) {
        return new GradientCheckException(
                "the loss is not deterministic: " + thrown.sentence().replaceFirst("^the loss", "it") + ", " + andThen
                        + " (a counter? a cache? an unseeded random?)",
                thrown.exception());
    }

    /**
     * Central difference quotients of neighbouring entries, one for each entry and lane.
     *
     * @param block holds the entries
     * @param first the number of the first one
     * @param steps how far each is moved to both sides
     * @param quotients where the quotients go, those of all lanes of an entry side by side; NaN outside the domain
     * @param means where the means of the values on both sides go, in the same order
     * @param count how many entries
     * @return how many entries were done, from the first on: fewer than wanted if the budget ends among them
     * @throws CheckInterruptedException if the thread has been interrupted
     * @throws BudgetSpentException if no further evaluation is allowed
     */
    public int quotients(Block block, int first, double[] steps, double[] quotients, double[] means, int count) {
        int granted = (int) (meter.claim(2L * count, 2) / 2);
        ThrownAtOnce thrown = new ThrownAtOnce();
        int made = workersFor(2 * granted)
                .map(threads -> threads.quotients(block, first, steps, quotients, means, granted, thrown))
                .orElseGet(() ->
                        own.quotients(block, first, steps, quotients, means, new AtomicInteger(), granted, thrown));
        thrown.inOrder().forEach((i, exception) -> {
            double distance = i % 2 == 0 ? steps[i / 2] : -steps[i / 2];
            note(new Place(new EntryMove(block, first + i / 2), distance), exception);
        });
        if (made == 0) {
            throw new BudgetSpentException(meter.evaluations());
        }
        return made;
    }

    /**
     * How far the values that the workers' threads get, all at once, are from those of one thread alone. These
     * evaluations are not counted, so that a check on many cores reports the same as on one.
     *
     * @param move leads to several points
     * @param expected about how many evaluations are to come; an eighth may be spent on the look
     * @return the largest relative difference: 0 if all values are the same to the bit, and without workers; large or
     *     NaN if the function is not pure
     */
    public double spreadOnThreads(Move move, long expected) {
        return workers.map(threads -> spreadOnThreads(move, threads, expected)).orElse(0.0);
    }

    private double spreadOnThreads(Move move, Workers threads, long expected) {
        int points = (int) Math.min(PURITY_POINTS, Math.max(FEWEST_PURITY_POINTS, expected / PART_FOR_PURITY));
        double[] distances = IntStream.rangeClosed(1, points)
                .mapToDouble(i -> i * PURITY_SPACING)
                .toArray();
        double[] alone = new double[points * lanes];
        double[] together = new double[points * lanes];
        meter.withoutCounting(() -> {
            ThrownAtOnce ignored = new ThrownAtOnce();
            own.along(move, distances, alone, new AtomicInteger(), points, ignored);
            threads.along(move, distances, together, points, ignored);
        });
        double most = 0;
        for (int i = 0; i < alone.length; i++) {
            boolean same = Double.compare(alone[i], together[i]) == 0;
            most = Math.max(most, same ? 0 : Math.abs(alone[i] - together[i]) / Math.abs(alone[i]));
        }
        return most;
    }

    /**
     * How often the function has been called.
     *
     * @return the number of calls, failed ones included
     */
    public long evaluations() {
        return meter.evaluations();
    }

    /** Ends the workers' threads. */
    @Override
    public void close() {
        workers.ifPresent(Workers::close);
    }
}
