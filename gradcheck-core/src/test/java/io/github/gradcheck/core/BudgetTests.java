/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A budget ends a check early; what it has compared until then stands, and what it has not is never passed. */
class BudgetTests {
    /** Three calls beforehand, and at most five tables of eight for the noise. */
    private static final long MOST_TO_PREPARE = 3 + 5 * 8;

    /** Backward is asked for a cause at another point and once more at this one; all keys have been compared then. */
    private static final long FOR_A_CAUSE = 2;

    /** Keys that are visited entry by entry where they are suspicious. */
    private Parameters at = RingLoss.drawn(3, Parameters.of("w", new double[20], "b", new double[12]));

    /** Keys in which wrong entries are located. */
    private final Parameters large = RingLoss.drawn(3, Parameters.of("w", new double[600], "b", new double[600]));

    private final AtomicLong calls = new AtomicLong();
    private Function<Parameters, Parameters> backward = RingLoss::gradient;

    private double loss(Parameters parameters) {
        calls.incrementAndGet();
        return RingLoss.loss(parameters);
    }

    private GradientReport check(GradientChecker checker) {
        calls.set(0);
        return checker.checkPure(at, this::loss, backward);
    }

    /** The report within a budget; nothing where it does not even suffice to prepare. */
    private Optional<GradientReport> check(GradientChecker checker, long budget) {
        Snapshot before = Snapshot.of(at);
        try {
            return Optional.of(check(checker.withBudget(budget)));
        } catch (GradientCheckException tooSmall) {
            assertThat(tooSmall.getMessage(), containsString("the budget is too small"));
            assertThat(budget, is(lessThan(MOST_TO_PREPARE)));
            return Optional.empty();
        } finally {
            assertThat(calls.get(), is(lessThanOrEqualTo(budget)));
            assertThat(before.firstChange(), is(Optional.empty()));
        }
    }

    private static GradientChecker checker(Coverage coverage) {
        return GradientChecker.create().withCoverage(coverage);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void isNeverExceededAndNeverPassesWhatItDoesNotReach(Coverage coverage) {
        GradientReport whole = check(checker(coverage));
        assertThat(whole.verdict(), is(Verdict.CORRECT));
        for (long budget = 1; budget < whole.evaluations(); budget++) {
            Optional<GradientReport> report = check(checker(coverage), budget);
            report.ifPresent(BudgetTests::assertOnlyFinishedKeysPass);
            report.ifPresent(partial -> assertThat(partial.verdict(), is(Verdict.UNVERIFIED)));
        }
    }

    private static void assertOnlyFinishedKeysPass(GradientReport report) {
        assertThat("finished\n" + report, report.isFinished(), is(false));
        for (KeyReport key : report.keys()) {
            assertThat("" + report, key.verdict(), is(key.unvisited() == 0 ? Verdict.CORRECT : Verdict.UNVERIFIED));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void changesNothingWhereItSuffices(Coverage coverage) {
        GradientReport whole = check(checker(coverage));
        for (long more : new long[] {0, 1, 1000}) {
            GradientReport report =
                    check(checker(coverage), whole.evaluations() + more).orElseThrow();
            assertThat(report.toString(), is(whole.toString()));
            assertThat(report.isFinished(), is(true));
        }
        assertThat(check(checker(coverage).withBudget(Duration.ofDays(1))).toString(), is(whole.toString()));
    }

    /** Every entry costs two evaluations, so that one too few leaves one entry, and so does two. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 15, 24})
    void saysHowManyEntriesOfWhichKeyAreLeft(int missing) {
        long whole = check(checker(Coverage.EVERY_ENTRY)).evaluations();
        GradientReport report =
                check(checker(Coverage.EVERY_ENTRY), whole - missing).orElseThrow();
        int left = (missing + 1) / 2;
        assertThat(report.key("w").unvisited(), is(0));
        assertThat(report.key("b").unvisited(), is(left));
        assertThat(
                report.toString(),
                allOf(
                        containsString("gradient of b is not verified: the budget was spent before"),
                        containsString("\nthe budget was spent after " + report.evaluations() + " evaluations"),
                        containsString("\nnot checked: " + (left == 12 ? "" : left + " of the ") + "12 entries of `b`"),
                        not(containsString("entries of `w`"))));
        assertThat(report.evaluations(), is(calls.get()));
    }

    @Test
    void keysThatItDoesNotReachAreNamedToo() {
        GradientReport report =
                check(checker(Coverage.EVERY_ENTRY), MOST_TO_PREPARE + 2).orElseThrow();
        assertThat(
                report.toString(),
                allOf(
                        containsString("gradients of w, b are not verified: the budget was spent before"),
                        containsString(" of the 20 entries of `w`\n"),
                        containsString("\nnot checked: 12 entries of `b`\n")));
        assertThat(report.key("b").gradients().numerical(0), is(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 10})
    void thatDoesNotSufficeToPrepareIsRefusedWithWhatItTakes(long budget) {
        String message = assertThrows(
                        GradientCheckException.class,
                        () -> check(GradientChecker.create().withBudget(budget)))
                .getMessage();
        assertThat(
                message,
                allOf(
                        containsString("the budget is too small"),
                        containsString("preparing a check takes up to 50 evaluations")));
    }

    /** Once it is known to be wrong it stays so, and at no budget it passes; locating is long: cut now and then. */
    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void aKeyThatIsFoundWrongStaysWrong(Coverage coverage) {
        at = coverage == Coverage.DIRECTIONS ? large : at;
        long step = coverage == Coverage.DIRECTIONS ? 37 : 10;
        DoubleUnaryOperator[] faults = {g -> 2 * g, g -> 0, g -> g + 1e-3, g -> Double.NaN};
        for (DoubleUnaryOperator fault : faults) {
            backward = parameters -> RingLoss.gradientWith("w", 7, fault, parameters);
            GradientReport whole = check(checker(coverage));
            boolean wrong = false;
            long early = 0;
            for (long budget = 1; budget <= whole.evaluations(); budget += wrong ? step : 1) {
                Optional<GradientReport> report = check(checker(coverage), budget);
                if (report.isPresent()) {
                    Verdict verdict = report.get().key("w").verdict();
                    wrong |= verdict == Verdict.WRONG;
                    assertThat(
                            "budget " + budget + "\n" + report.get(),
                            verdict,
                            is(wrong ? Verdict.WRONG : Verdict.UNVERIFIED));
                    early += wrong && !report.get().isFinished() ? 1 : 0;
                }
            }
            assertThat("wrong at last", wrong, is(true));
            assertThat("budgets that end after it was found", early, is(greaterThan(1L)));
        }
    }

    /** Whoever reads that a key is wrong must also read that the search was cut short. */
    @Test
    void thatEndsWhileWrongEntriesAreLocatedSaysSo() {
        at = large;
        backward = parameters -> RingLoss.gradientWith("b", 3, g -> 2 * g, parameters);
        GradientReport whole = check(checker(Coverage.DIRECTIONS));
        int cut = 0;
        for (long budget = MOST_TO_PREPARE; budget < whole.evaluations() - FOR_A_CAUSE; budget += 3) {
            GradientReport report = check(checker(Coverage.DIRECTIONS), budget).orElseThrow();
            if (report.verdict() == Verdict.WRONG) {
                cut++;
                assertThat(report.isFinished(), is(false));
                assertThat(
                        report.toString(),
                        allOf(containsString("the budget was spent after"), containsString("of `b`")));
            }
        }
        assertThat("budgets that end while it is located", cut, is(greaterThan(0)));
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void ofTheSameSizeGivesTheSameReportAlsoInParallel(Coverage coverage) {
        backward = parameters -> RingLoss.gradientWith("w", 7, g -> 2 * g, parameters);
        long whole = check(checker(coverage)).evaluations();
        for (long budget = 1; budget < whole; budget += 7) {
            Optional<String> text = check(checker(coverage), budget).map(GradientReport::toString);
            assertThat(check(checker(coverage), budget).map(GradientReport::toString), is(text));
            assertThat(inParallel(coverage, budget), is(text));
        }
    }

    private Optional<String> inParallel(Coverage coverage, long budget) {
        try {
            return Optional.of(checker(coverage)
                    .withParallel(true)
                    .withBudget(budget)
                    .checkPure(at, new SlowAtFirst(RingLoss::loss), backward)
                    .toString());
        } catch (GradientCheckException tooSmall) {
            return Optional.empty();
        }
    }

    /** A loss of few digits is compared along segments, of which every node counts. */
    @Test
    void holdsForKeysThatNoiseBlursAsWell() {
        Parameters floats = RingLoss.drawn(1, Parameters.of("x", new float[3]));
        AtomicLong backwards = new AtomicLong();
        for (double factor : new double[] {1, 1.1}) {
            AtomicLong count = new AtomicLong();
            Function<GradientChecker, GradientReport> check = checker -> {
                count.set(0);
                return checker.checkPure(
                        floats,
                        parameters -> {
                            count.incrementAndGet();
                            return RingLoss.noisyLoss(1e-6, parameters);
                        },
                        parameters -> {
                            backwards.incrementAndGet();
                            return RingLoss.gradientTimes(factor, parameters);
                        });
            };
            GradientReport whole = check.apply(GradientChecker.create());
            assertThat(whole.verdict(), is(factor == 1 ? Verdict.CORRECT : Verdict.WRONG));
            assertThat("calls of backward, also at moved points", backwards.getAndSet(0), is(greaterThan(2L)));
            for (long budget = MOST_TO_PREPARE; budget < whole.evaluations() - FOR_A_CAUSE; budget++) {
                GradientReport report = check.apply(GradientChecker.create().withBudget(budget));
                assertThat(count.get(), is(lessThanOrEqualTo(budget)));
                assertThat("budget " + budget + "\n" + report, report.isFinished(), is(false));
                assertThat("" + report, report.verdict(), is(not(Verdict.CORRECT)));
            }
        }
    }

    @Test
    void holdsForTheClassicalMethodToo() {
        for (Scheme scheme : Scheme.values()) {
            GradientChecker classical =
                    GradientChecker.create().withStep(1e-6).withScheme(scheme).withThreshold(1e-5);
            GradientReport whole = check(classical);
            assertThat(whole.verdict(), is(Verdict.CORRECT));
            for (long budget = 1; budget < whole.evaluations(); budget++) {
                check(classical, budget).ifPresent(BudgetTests::assertOnlyFinishedKeysPass);
            }
            assertThat(check(classical, whole.evaluations()).orElseThrow().toString(), is(whole.toString()));
        }
    }

    /**
     * Noise of many sizes, so that some directions are just sharp enough to pass but not sharp enough to do without
     * segments; each is cut at other places.
     */
    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void thatEndsWhileASecondMethodLooksCloserPassesNothing(Coverage coverage) {
        int cut = 0;
        int sizes = 0;
        for (double noise = 1e-12; noise < 1e-4; noise *= 3) {
            double amplitude = noise;
            long first = MOST_TO_PREPARE + 5L * sizes++ % 17;
            Function<GradientChecker, GradientReport> check =
                    checker -> checker.checkPure(at, parameters -> RingLoss.noisyLoss(amplitude, parameters), backward);
            long whole = check.apply(checker(coverage)).evaluations();
            for (long budget = first; budget < whole; budget += 17) {
                GradientReport report = check.apply(checker(coverage).withBudget(budget));
                cut++;
                assertThat("noise " + noise + "\n" + report, report.verdict(), is(Verdict.UNVERIFIED));
                assertThat(report.isFinished(), is(false));
            }
        }
        assertThat(cut, is(greaterThan(0)));
    }

    /** At a kink any slope between those of both sides is valid; more can be said only from farther away. */
    @Test
    void thatEndsBeforeKinksAreSeenFromAfarPassesNothing() {
        double[] x = new double[4];
        Function<GradientChecker, GradientReport> check = checker -> checker.check(
                Parameters.of("x", x),
                () -> 1 + Arrays.stream(x).map(Math::abs).sum(),
                () -> Arrays.stream(x)
                        .map(entry -> entry == 0 ? 0.5 : Math.signum(entry))
                        .toArray());
        GradientReport whole = check.apply(GradientChecker.create());
        assertThat(whole.verdict(), is(Verdict.CORRECT));
        for (long budget = MOST_TO_PREPARE; budget < whole.evaluations(); budget++) {
            GradientReport report = check.apply(GradientChecker.create().withBudget(budget));
            assertThat("budget " + budget + "\n" + report, report.verdict(), is(Verdict.UNVERIFIED));
        }
    }

    /**
     * The first key alone is beyond the threshold; beside the second, which is a million times larger, it is within.
     */
    @Test
    void doesNotMakeTheClassicalMethodFailAKeyBeforeItKnowsTheOthers() {
        double[] small = {1};
        double[] large = {1, 2};
        Function<GradientChecker, GradientReport> check = checker -> checker.withStep(1e-2)
                .withThreshold(1e-6)
                .check(
                        Parameters.of("small", small, "large", large),
                        () -> Math.pow(small[0], 3) + 1e6 * (large[0] + large[1]),
                        () -> Map.of("small", new double[] {3}, "large", new double[] {1e6, 1e6}));
        GradientReport whole = check.apply(GradientChecker.create());
        assertThat("" + whole, whole.verdict(), is(Verdict.CORRECT));
        for (long missing = 1; missing <= 4; missing++) {
            GradientReport report = check.apply(GradientChecker.create().withBudget(whole.evaluations() - missing));
            assertThat("" + report, report.key("small").verdict(), is(Verdict.CORRECT));
            assertThat("" + report, report.key("large").verdict(), is(Verdict.UNVERIFIED));
        }
    }

    @Test
    void ofTimeStopsASlowLossAndPassesNothing() {
        Snapshot before = Snapshot.of(at);
        GradientReport report = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> GradientChecker.create()
                        .withCoverage(Coverage.EVERY_ENTRY)
                        .withBudget(Duration.ofMillis(400))
                        .checkPure(
                                at,
                                parameters -> {
                                    double value = loss(parameters);
                                    pause(calls.get() > MOST_TO_PREPARE ? 30 : 0);
                                    return value;
                                },
                                backward));
        assertOnlyFinishedKeysPass(report);
        assertThat(report.evaluations(), is(calls.get()));
        assertThat(report.toString(), containsString("the budget was spent after " + calls.get() + " evaluations"));
        assertThat(before.firstChange(), is(Optional.empty()));
    }

    /** The first ten entries cost no time, each of the others a part of it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofTimeReportsTheEntriesThatItHasReached(boolean parallel) {
        double[] origin = at.get("w", double[].class).clone();
        GradientReport report = checker(Coverage.EVERY_ENTRY)
                .withParallel(parallel)
                .withBudget(Duration.ofMillis(900))
                .checkPure(
                        at,
                        new SlowAtFirst(parameters -> {
                            double[] w = parameters.get("w", double[].class);
                            boolean late = IntStream.range(10, 20).anyMatch(i -> w[i] != origin[i]);
                            pause(late && w[0] == origin[0] ? 100 : 0);
                            return RingLoss.loss(parameters);
                        }),
                        backward);
        assertThat(
                "" + report,
                report.key("w").unvisited(),
                is(both(greaterThan(0)).and(lessThanOrEqualTo(10))));
        assertThat("" + report, report.key("b").unvisited(), is(12));
    }

    /**
     * A closer look at the first entry takes six evaluations at least; for the others one quotient is enough, and made.
     * One at the second point, where backward is off as well, takes four.
     */
    @Test
    void leavesOpenOnlyTheEntryForWhichItDoesNotSuffice() {
        long prepare = check(checker(Coverage.EVERY_ENTRY)).evaluations() - 2 * 32;
        backward = parameters -> RingLoss.gradientWith("w", 0, g -> 2 * g, parameters);
        GradientReport report =
                check(checker(Coverage.EVERY_ENTRY), prepare + 4 + 2 * 20 + 5).orElseThrow();
        assertThat("" + report, report.key("w").unvisited(), is(1));
        assertThat(report.key("w").gradients().numerical(0), is(Double.NaN));
    }

    /** The loss is slow from a call on: the first one, the first for the noise, the first on another thread. */
    @ParameterizedTest
    @CsvSource({"false, 1", "false, 4", "true, 1", "true, 4", "true, 6"})
    void ofTimeThatDoesNotSufficeToPrepareIsRefused(boolean parallel, long slowFrom) {
        GradientChecker hurried =
                GradientChecker.create().withParallel(parallel).withBudget(Duration.ofMillis(100));
        String message = assertThrows(
                        GradientCheckException.class,
                        () -> hurried.checkPure(
                                at,
                                new SlowAtFirst(parameters -> {
                                    double value = loss(parameters);
                                    pause(calls.get() >= slowFrom ? 110 : 0);
                                    return value;
                                }),
                                backward))
                .getMessage();
        assertThat(message, containsString("the budget is too small"));
    }

    @Test
    void mustBePositive() {
        GradientChecker checker = GradientChecker.create();
        for (long bad : new long[] {0, -1, Long.MIN_VALUE}) {
            String message = assertThrows(IllegalArgumentException.class, () -> checker.withBudget(bad))
                    .getMessage();
            assertThat(message, allOf(containsString("budget"), containsString("" + bad)));
        }
        for (Duration bad : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
            String message = assertThrows(IllegalArgumentException.class, () -> checker.withBudget(bad))
                    .getMessage();
            assertThat(message, allOf(containsString("budget"), containsString("" + bad)));
        }
    }

    @Test
    void ofCenturiesIsNoLimit() {
        assertThat(
                check(GradientChecker.create().withBudget(Duration.ofSeconds(Long.MAX_VALUE)))
                        .verdict(),
                is(Verdict.CORRECT));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
