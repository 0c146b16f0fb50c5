/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MeterTests {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private int told;

    private static Meter of(long evaluations) {
        return new Meter(evaluations, NEVER, NEVER, () -> {});
    }

    @Nested
    class Claim {

        @Test
        void isGrantedInFullAsFarAsTheBudgetReaches() {
            Meter meter = of(10);
            assertThat(meter.claim(7, 1), is(7L));
            assertThat(meter.claim(3, 3), is(3L));
            assertThrows(BudgetSpentException.class, () -> meter.claim(1, 1));
        }

        @Test
        void isCutToWholeUnits() {
            Meter meter = of(10);
            assertThat(meter.claim(16, 4), is(8L));
            assertThat(meter.claim(2, 1), is(2L));
        }

        @Test
        void isGrantedWhereItIsExactlyWhatIsLeftThoughNoMultipleOfTheUnit() {
            assertThat(of(5).claim(5, 2), is(5L));
        }

        @Test
        void thatWasRefusedOnceIsRefusedForGoodHoweverSmall() {
            Meter meter = of(3);
            assertThrows(BudgetSpentException.class, () -> meter.claim(8, 4));
            assertThrows(BudgetSpentException.class, () -> meter.claim(1, 1));
        }

        @Test
        void countsNoEvaluation() {
            Meter meter = of(10);
            meter.claim(7, 1);
            assertThat(meter.evaluations(), is(0L));
        }

        @Test
        void isNeverRefusedWithoutLimits() {
            Meter meter = Meter.unlimited();
            assertThat(meter.claim(Long.MAX_VALUE, 2), is(Long.MAX_VALUE));
            assertThat(Meter.unlimited().own().isOver(), is(false));
            assertThat(Meter.unlimited().elsewhere().isOver(), is(false));
        }
    }

    @Nested
    class Evaluations {

        @Test
        void areCountedByWhicheverThread() {
            Meter meter = of(10);
            meter.own().count();
            meter.elsewhere().count();
            meter.own().count();
            assertThat(meter.evaluations(), is(3L));
        }

        @Test
        void areNotCountedWhereTheyDoNotBelongToTheCheck() {
            Meter meter = of(10);
            meter.withoutCounting(() -> {
                meter.own().count();
                meter.elsewhere().count();
            });
            assertThat(meter.evaluations(), is(0L));
            meter.own().count();
            assertThat(meter.evaluations(), is(1L));
        }

        @Test
        void areCountedAgainAfterAnAccident() {
            Meter meter = of(10);
            assertThrows(
                    IllegalStateException.class,
                    () -> meter.withoutCounting(() -> {
                        throw new IllegalStateException();
                    }));
            meter.own().count();
            assertThat(meter.evaluations(), is(1L));
        }
    }

    @Nested
    class Time {

        @Test
        void isOverForEveryThreadAfterTheBudget() {
            Meter meter = new Meter(10, AT_ONCE, NEVER, () -> {});
            assertThat(meter.own().isOver(), is(true));
            assertThat(meter.elsewhere().isOver(), is(true));
        }

        @Test
        void isNotOverBefore() {
            assertThat(of(10).own().isOver(), is(false));
            assertThat(of(10).elsewhere().isOver(), is(false));
        }

        @Test
        void isLookedAtAfterSixteenEvaluationsAtMostWhereTheyAreFast() {
            Evaluator.Clock clock = new Meter(Long.MAX_VALUE, NEVER, AT_ONCE, () -> told++).own();
            int rounds = 1600;
            for (int i = 0; i < rounds; i++) {
                clock.isOver();
                clock.count();
            }
            assertThat(told, is(greaterThanOrEqualTo(rounds / 16)));
            assertThat(told, is(lessThan(rounds / 4)));
        }

        @Test
        void isLookedAtBeforeTheFirstEvaluationAndThenMoreAndMoreSeldom() {
            Evaluator.Clock clock = new Meter(Long.MAX_VALUE, NEVER, AT_ONCE, () -> told++).own();
            clock.isOver();
            assertThat(told, is(1));
            clock.isOver();
            assertThat("not without an evaluation in between", told, is(1));
        }

        @Test
        void isLookedAtEveryTimeWhereEvaluationsAreSlow() throws InterruptedException {
            Evaluator.Clock clock = new Meter(Long.MAX_VALUE, NEVER, AT_ONCE, () -> told++).own();
            for (int i = 0; i < 5; i++) {
                Thread.sleep(11);
                clock.count();
                clock.count();
                clock.isOver();
                assertThat(told, is(i + 1));
            }
        }

        @Test
        void sinceTheBeginningIsKnown() throws InterruptedException {
            Meter meter = of(10);
            Thread.sleep(2);
            assertThat(meter.elapsed(), is(greaterThanOrEqualTo(Duration.ofMillis(2))));
            assertThat(meter.elapsed().compareTo(Duration.ofMinutes(1)) < 0, is(true));
        }

        @Test
        void ofCenturiesIsNoLimit() {
            Meter meter = new Meter(10, Duration.ofDays(365_000_000), Duration.ofDays(365_000_000), () -> told++);
            assertThat(meter.own().isOver(), is(false));
            assertThat(told, is(0));
        }
    }

    @Nested
    class Listener {

        @Test
        void isToldWhenTheIntervalIsOver() {
            Meter meter = new Meter(10, NEVER, AT_ONCE, () -> told++);
            meter.tell();
            assertThat(told, is(1));
            meter.own().isOver();
            assertThat(told, is(2));
        }

        @Test
        void isToldOnceInEachInterval() throws InterruptedException {
            Duration interval = Duration.ofMillis(20);
            Meter meter = new Meter(10, NEVER, interval, () -> told++);
            Thread.sleep(21);
            for (int i = 0; i < 100; i++) {
                meter.tell();
                assertThat((long) told, is(lessThanOrEqualTo(meter.elapsed().dividedBy(interval))));
            }
            assertThat(told, is(greaterThanOrEqualTo(1)));
        }

        @Test
        void isNotToldBefore() {
            Meter meter = new Meter(10, NEVER, NEVER, () -> told++);
            meter.tell();
            meter.own().isOver();
            assertThat(told, is(0));
        }

        @Test
        void isNotToldWhenTheTimeIsOver() {
            Meter meter = new Meter(10, AT_ONCE, AT_ONCE, () -> told++);
            meter.own().isOver();
            assertThat(told, is(0));
        }

        @Test
        void isNotToldByOtherThreads() {
            Meter meter = new Meter(10, NEVER, AT_ONCE, () -> told++);
            meter.elsewhere().isOver();
            meter.elsewhere().count();
            assertThat(told, is(0));
        }
    }
}
