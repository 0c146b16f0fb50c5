/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A long check says now and then how far it is. */
class ProgressTests {
    private static final Duration EVERY = Duration.ofMillis(20);

    /** Of 32 entries, at two evaluations each. */
    private static final double SHARE_OF_W = 20.0 / 32;

    private final Parameters at = RingLoss.drawn(3, Parameters.of("w", new double[20], "b", new double[12]));
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Progress> told = new ArrayList<>();
    private Function<Parameters, Parameters> backward = RingLoss::gradient;

    private double slowLoss(Parameters parameters) {
        calls.incrementAndGet();
        pause(3);
        return RingLoss.loss(parameters);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private GradientReport check(GradientChecker checker) {
        return checker.checkPure(at, this::slowLoss, backward);
    }

    private static GradientChecker checker(Coverage coverage) {
        return GradientChecker.create().withCoverage(coverage);
    }

    private void assertNeverGoesBack() {
        assertThat(told, is(not(empty())));
        List<String> keys = List.of("preparing", "all keys", "w", "b");
        Progress before = told.get(0);
        for (Progress progress : told) {
            assertThat(progress.done(), is(greaterThanOrEqualTo(before.done())));
            assertThat(progress.evaluations(), is(greaterThanOrEqualTo(before.evaluations())));
            assertThat(progress.elapsed(), is(greaterThanOrEqualTo(before.elapsed())));
            assertThat(keys.indexOf(progress.key()), is(greaterThanOrEqualTo(keys.indexOf(before.key()))));
            before = progress;
        }
        assertThat(told.get(0).done(), is(greaterThanOrEqualTo(0.0)));
        assertThat(before.done(), is(lessThan(1.0)));
    }

    @Test
    void isNotToldOfAShortCheck() {
        GradientReport report = check(GradientChecker.create().withProgress(Duration.ofDays(1), told::add));
        assertThat(told, is(empty()));
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void isToldOfALongCheckAtIntervals(Coverage coverage) {
        check(checker(coverage).withProgress(EVERY, told::add));
        assertNeverGoesBack();
        assertThat(told.size(), is(greaterThan(2)));
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).elapsed(), is(greaterThanOrEqualTo(EVERY.multipliedBy(i + 1))));
        }
        assertThat(told.get(told.size() - 1).key(), is(coverage == Coverage.EVERY_ENTRY ? "b" : "all keys"));
    }

    @Test
    void knowsHowOftenTheLossWasCalledAndWhatThatIsOfAll() {
        check(checker(Coverage.EVERY_ENTRY).withProgress(EVERY, progress -> {
            assertThat(progress.evaluations(), is((long) calls.get()));
            told.add(progress);
        }));
        assertThat(told.stream().map(Progress::key).toList(), hasItem("w"));
        int last = calls.get();
        for (Progress progress : told) {
            double left = (last - progress.evaluations()) / 64.0;
            switch (progress.key()) {
                case "preparing" -> assertThat(progress.done(), is(0.0));
                case "w" -> assertThat(progress.done(), is(1 - left));
                default -> assertThat(progress.done(), is(lessThanOrEqualTo(1 - left)));
            }
            if (progress.key().equals("b")) {
                assertThat(progress.done(), is(greaterThanOrEqualTo(SHARE_OF_W)));
            }
        }
    }

    /** At the pace so far: three quarters left take three times as long as the first quarter. */
    @Test
    void tellsTheTimeThatIsLeft() {
        check(checker(Coverage.EVERY_ENTRY).withProgress(EVERY, told::add));
        for (Progress progress : told) {
            double done = progress.done();
            double left = done == 0 ? 0 : progress.elapsed().toNanos() * (1 - done) / done;
            double millisecond = 1e6 / Math.max(done, 0.01);
            assertThat(progress.left().toNanos() - left, is(lessThanOrEqualTo(millisecond)));
            assertThat(left - progress.left().toNanos(), is(lessThanOrEqualTo(millisecond)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void isAlmostDoneWhereAFaultCostsMoreThanExpected(Coverage coverage) {
        backward = parameters -> RingLoss.gradientWith("w", 7, g -> 2 * g, parameters);
        check(checker(coverage).withProgress(EVERY, told::add));
        assertNeverGoesBack();
        assertThat(
                told.stream()
                        .filter(progress -> progress.key().equals("w"))
                        .map(Progress::done)
                        .toList(),
                everyItem(is(lessThan(coverage == Coverage.EVERY_ENTRY ? SHARE_OF_W : 1.0))));
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void isToldByTheThreadThatRunsTheCheckAlsoInParallel(Coverage coverage) {
        Thread check = Thread.currentThread();
        GradientReport report = check(checker(coverage).withParallel(true).withProgress(EVERY, progress -> {
            assertThat(Thread.currentThread(), is(sameInstance(check)));
            told.add(progress);
        }));
        assertNeverGoesBack();
        assertThat(told.get(told.size() - 1).evaluations(), is(lessThanOrEqualTo(report.evaluations())));
    }

    @Test
    void isToldWhileAllOtherThreadsAreBusy() {
        check(checker(Coverage.EVERY_ENTRY).withProgress(Duration.ofMillis(1), told::add), 250);
        long during = told.stream()
                .filter(progress -> progress.key().equals("w"))
                .map(Progress::evaluations)
                .distinct()
                .count();
        assertThat("different counts within one key", during, is(greaterThan(1L)));
        assertNeverGoesBack();
    }

    /** Each piece takes longer than the interval, but not so long that the clock is looked at while it is awaited. */
    @Test
    void isToldBetweenShortPiecesOfTheOtherThreads() {
        checker(Coverage.DIRECTIONS)
                .withParallel(true)
                .withProgress(EVERY, told::add)
                .checkPure(
                        at,
                        new SlowAtFirst(parameters -> {
                            pause(Thread.currentThread().getName().equals("gradcheck") ? 30 : 0);
                            return RingLoss.loss(parameters);
                        }),
                        backward);
        assertThat(told.stream().map(Progress::key).toList(), hasItem("all keys"));
        assertNeverGoesBack();
    }

    /**
     * On the threads every evaluation takes long in which one entry alone is moved, so that the thread that runs the
     * check waits for them.
     */
    private void check(GradientChecker checker, long millis) {
        Parameters small = RingLoss.drawn(3, Parameters.of("w", new double[4], "b", new double[1]));
        Parameters drawn = small.copy();
        checker.withParallel(true)
                .checkPure(
                        small,
                        new SlowAtFirst(parameters -> {
                            boolean waited = Thread.currentThread().getName().equals("gradcheck");
                            pause(waited && moved(drawn, parameters) == 1 ? millis : 0);
                            return RingLoss.loss(parameters);
                        }),
                        RingLoss::gradient);
    }

    private static long moved(Parameters from, Parameters to) {
        return from.keys().stream()
                .mapToLong(key -> {
                    double[] before = from.get(key, double[].class);
                    double[] after = to.get(key, double[].class);
                    return IntStream.range(0, before.length)
                            .filter(i -> before[i] != after[i])
                            .count();
                })
                .sum();
    }

    @Test
    void changesNothingOfTheReport() {
        String text = check(GradientChecker.create()).toString();
        assertThat(
                check(GradientChecker.create().withProgress(Duration.ofNanos(1), told::add))
                        .toString(),
                is(text));
        assertThat(told, is(not(empty())));
    }

    /** It must not be taken for a point outside the domain of the loss. */
    @Test
    void accidentOfTheListenerEndsTheCheck() {
        IllegalStateException accident = new IllegalStateException("accident");
        Snapshot before = Snapshot.of(at);
        for (int after = 0; after < 12; after += 3) {
            int last = after;
            told.clear();
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> check(checker(Coverage.EVERY_ENTRY).withProgress(EVERY, progress -> {
                        told.add(progress);
                        if (told.size() > last) {
                            throw accident;
                        }
                    })));
            assertThat(thrown, is(sameInstance(accident)));
            assertThat(before.firstChange(), is(Optional.empty()));
        }
    }

    @Test
    void readsAsALine() {
        Progress half = new Progress("W1", 0.404, 1200, Duration.ofSeconds(6), Duration.ofMillis(9100));
        assertThat(half.toString(), is("W1: 40 % done, 1200 evaluations, about 9 s left"));
    }

    @Test
    void promisesNoEndBeforeAnythingIsDone() {
        Progress begun = new Progress("preparing", 0, 12, Duration.ofSeconds(6), Duration.ZERO);
        assertThat(begun.toString(), is("preparing: 0 % done, 12 evaluations"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void intervalMustBePositive(long nanos) {
        Duration bad = Duration.ofNanos(nanos);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> GradientChecker.create().withProgress(bad, told::add))
                .getMessage();
        assertThat(message, allOf(containsString("interval"), containsString("" + bad)));
    }
}
