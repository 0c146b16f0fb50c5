/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Volume;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.MatrixType;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pure loss may be evaluated on all cores: faster, and otherwise the same to the bit. */
@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class ParallelTests {
    private static final String WORKER = "gradcheck";

    /** Before the first key: three evaluations, then some on one thread and the same on many. */
    private static final int BEFORE_THE_WORKERS = SlowAtFirst.CALLS + SlowAtFirst.PURITY_POINTS;

    private final double[] w = new double[20];
    private final DMatrixRMaj M = new DMatrixRMaj(3, 4);
    private final Parameters at = RingLoss.drawn(5, Parameters.of("w", w, "M", M));
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void threadsHaveEndedAndNothingIsInterrupted() throws InterruptedException {
        Thread.interrupted();
        for (int attempt = 0; attempt < 1000 && workersAlive() > 0; attempt++) {
            Thread.sleep(10);
        }
        assertThat("threads left behind", workersAlive(), is(0L));
    }

    private static long workersAlive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(WORKER))
                .count();
    }

    private static boolean onAWorker() {
        return Thread.currentThread().getName().equals(WORKER);
    }

    private record Layer(double[][] weights, float[] bias) {}

    private record Network(List<Layer> layers, DMatrixRMaj output) {}

    static List<Supplier<Parameters>> kindsOfParameters() {
        return List.of(
                () -> Parameters.of("w", new double[30]),
                () -> Parameters.of("w", new double[1], "b", new double[9]),
                () -> Parameters.of("f", new float[12], "w", new double[12]),
                () -> Parameters.of("rows", new double[4][5], "floats", new float[3][4]),
                () -> Parameters.of("M", new DMatrixRMaj(4, 5), "F", new FMatrixRMaj(3, 4)),
                () -> Parameters.of("S", new SimpleMatrix(4, 5), "T", new SimpleMatrix(3, 4, MatrixType.FDRM)),
                () -> Parameters.of("volume", new Volume(2, 3, 4)),
                () -> Parameters.of(new Network(
                        List.of(new Layer(new double[3][4], new float[3]), new Layer(new double[2][3], new float[2])),
                        new DMatrixRMaj(2, 5))));
    }

    /** What is done to one entry of the first key. */
    private static final List<DoubleUnaryOperator> FAULTS =
            List.of(g -> g, g -> -g, g -> 0, g -> g + 0.01, g -> Double.NaN);

    @ParameterizedTest
    @MethodSource("kindsOfParameters")
    void changesNoBitOfTheReport(Supplier<Parameters> kind) {
        for (long seed = 0; seed < 3; seed++) {
            Parameters drawn = RingLoss.drawn(seed, kind.get());
            String key = drawn.keys().get(0);
            int entry = (int) seed % drawn.blocks().get(0).size();
            for (DoubleUnaryOperator fault : FAULTS) {
                assertSameReport(
                        seed,
                        drawn,
                        RingLoss::loss,
                        parameters -> RingLoss.gradientWith(key, entry, fault, parameters));
            }
            assertSameReport(seed, drawn, RingLoss::loss, parameters -> RingLoss.gradientTimes(2, parameters));
        }
    }

    /**
     * Outside its domain the loss throws, overflows, or is not a number: from a hundredth of a step on, or from near
     * the point on.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-5, 1e-9})
    void changesNoBitOfTheReportWhereTheLossHasNoValue(double width) {
        double edge = w[3] + width;
        List<Supplier<Double>> outside = List.of(() -> Double.NaN, () -> Double.POSITIVE_INFINITY, () -> {
            throw new ArithmeticException("outside the domain");
        });
        for (Supplier<Double> value : outside) {
            assertSameReport(
                    7,
                    at,
                    parameters ->
                            parameters.get("w", double[].class)[3] > edge ? value.get() : RingLoss.loss(parameters),
                    RingLoss::gradient);
        }
    }

    private static void assertSameReport(
            long seed, Parameters at, ToDoubleFunction<Parameters> loss, Function<Parameters, ?> backward) {
        Snapshot before = Snapshot.of(at);
        for (Coverage coverage : Coverage.values()) {
            GradientChecker checker = GradientChecker.create().withSeed(seed).withCoverage(coverage);
            GradientReport alone = checker.checkPure(at, loss, backward);
            GradientReport together = checker.withParallel(true).checkPure(at, new SlowAtFirst(loss), backward);
            assertThat(together.toString(), is(alone.toString()));
            assertThat(together.evaluations(), is(alone.evaluations()));
            assertThat(before.firstChange(), is(Optional.empty()));
        }
    }

    /** It is wrong at the second point alone, to which the copies of the threads have to be moved as well. */
    @Test
    void changesNoBitOfTheReportWhereBackwardStoresWhatItSawFirst() {
        for (long seed = 0; seed < 5; seed++) {
            Parameters drawn = RingLoss.drawn(seed, at);
            Parameters stored = RingLoss.gradient(drawn);
            assertSameReport(seed, drawn, RingLoss::loss, parameters -> stored);
        }
    }

    @Test
    void takesTheSecondPointToTheThreadsToo() {
        double[] start = w.clone();
        Set<Boolean> moved = ConcurrentHashMap.newKeySet();
        parallel(Coverage.EVERY_ENTRY, parameters -> {
            double[] handed = parameters.get("w", double[].class);
            if (onAWorker()) {
                // A percent of a number is far more than the step of an entry, and no entry stays behind.
                moved.add(IntStream.range(0, w.length).allMatch(i -> Math.abs(handed[i] / start[i] - 1) > 1e-4));
            }
            return RingLoss.loss(parameters);
        });
        assertThat(moved, is(Set.of(true, false)));
    }

    @Test
    void checksThatTakeNoTimeStayOnOneThread() {
        for (Coverage coverage : Coverage.values()) {
            GradientChecker.create()
                    .withCoverage(coverage)
                    .withParallel(true)
                    .checkPure(
                            at,
                            parameters -> {
                                assertThat(onAWorker(), is(false));
                                return RingLoss.loss(parameters);
                            },
                            RingLoss::gradient);
        }
    }

    @Test
    void changesNothingOfTheClassicalMethodEither() {
        for (Scheme scheme : Scheme.values()) {
            GradientChecker classical = GradientChecker.create().withStep(1e-6).withScheme(scheme);
            assertThat(
                    classical
                            .withParallel(true)
                            .checkPure(at, new SlowAtFirst(RingLoss::loss), RingLoss::gradient)
                            .toString(),
                    is(classical
                            .checkPure(at, RingLoss::loss, RingLoss::gradient)
                            .toString()));
        }
    }

    @Test
    void inputsAreMovedInTheCopiesToo() {
        double[] x = {0.3, -0.7, 0.2};
        Parameters inputs = Parameters.of("x", x);
        GradientReport report = GradientChecker.create()
                .withParallel(true)
                .checkPure(
                        at,
                        inputs,
                        new SlowAtFirst(RingLoss::loss),
                        parameters -> RingLoss.gradientWith("x", 1, g -> 2 * g, parameters));
        assertThat(report.key("x").wrongEntries().get(0).entry(), is("x[1]"));
        assertThat(report.key("w").verdict(), is(Verdict.CORRECT));
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void evaluatesOnSeveralThreadsAtOnce(Coverage coverage) {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        parallel(coverage, parameters -> {
            calls.incrementAndGet();
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            if (calls.get() > BEFORE_THE_WORKERS + SlowAtFirst.PURITY_POINTS) {
                pause(2);
            }
            running.decrementAndGet();
            return RingLoss.loss(parameters);
        });
        assertThat(most.get(), is(greaterThan(1)));
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void leavesTheArraysOfTheUserAloneWhileOtherThreadsEvaluate(Coverage coverage) {
        List<Double> before = users();
        Set<List<Double>> places = ConcurrentHashMap.newKeySet();
        Set<String> accidents = ConcurrentHashMap.newKeySet();
        parallel(coverage, parameters -> {
            if (onAWorker()) {
                calls.incrementAndGet();
                double[] handed = parameters.get("w", double[].class);
                if (handed == w || parameters.get("M", DMatrixRMaj.class) == M) {
                    accidents.add("a worker was handed the user's own array");
                }
                List<Double> now = users();
                pause(1);
                places.add(now);
                if (!users().equals(now)) {
                    accidents.add("the user's own array was moved");
                }
            }
            return RingLoss.loss(parameters);
        });
        assertThat(accidents, is(Set.of()));
        assertThat(places, hasItem(before));
        assertThat("the point of the check and the second one", places, hasSize(2));
        assertThat("evaluations on workers", calls.get(), is(greaterThan(20)));
    }

    private List<Double> users() {
        return DoubleStream.concat(Arrays.stream(w), Arrays.stream(M.data))
                .boxed()
                .toList();
    }

    @Test
    void handsBackwardTheArraysOfTheUser() {
        GradientReport report = GradientChecker.create()
                .withParallel(true)
                .checkPure(at, new SlowAtFirst(RingLoss::loss), parameters -> {
                    assertThat(parameters.get("w", double[].class), is(sameInstance(w)));
                    assertThat(onAWorker(), is(false));
                    return RingLoss.gradient(parameters);
                });
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @Test
    void refusesALossThatReadsCapturedArrays() {
        assertNotPure(parameters -> RingLoss.loss(at));
    }

    @Test
    void refusesALossThatReadsOneCapturedArray() {
        assertNotPure(parameters -> RingLoss.loss(Parameters.of("w", w, "M", parameters.get("M", DMatrixRMaj.class))));
    }

    /** Between writing and reading, another thread writes: with a pause in between it always does. */
    @Test
    void refusesALossWhoseCallsShareAnArray() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        Parameters scratch = at.copy();
        assertNotPure(parameters -> {
            for (int i = 0; i < at.blocks().size(); i++) {
                scratch.blocks().get(i).setAll(parameters.blocks().get(i).toArray());
            }
            pause(onAWorker() ? 20 : 0);
            return RingLoss.loss(scratch);
        });
    }

    private void assertNotPure(ToDoubleFunction<Parameters> loss) {
        Snapshot before = Snapshot.of(at);
        String message = assertThrows(GradientCheckException.class, () -> parallel(Coverage.AUTO, loss))
                .getMessage();
        assertThat(message, startsWith("the loss is not pure"));
        assertThat(before.firstChange(), is(Optional.empty()));
    }

    @Test
    void refusesLossesAndLayersThatAreNotHandedTheirParameters() {
        GradientChecker checker = GradientChecker.create().withParallel(true);
        List<Runnable> checks = List.of(
                () -> checker.check(at, () -> RingLoss.loss(at), () -> RingLoss.gradient(at)),
                () -> checker.checkOutput(at, () -> w, (double[] cotangent) -> RingLoss.gradient(at)));
        for (Runnable check : checks) {
            String message =
                    assertThrows(GradientCheckException.class, check::run).getMessage();
            assertThat(
                    message,
                    allOf(
                            startsWith("parallel needs a loss that is handed its parameters"),
                            containsString("p -> loss(p)")));
        }
    }

    @Test
    void canBeTurnedOffAgain() {
        GradientReport report = GradientChecker.create()
                .withParallel(true)
                .withParallel(false)
                .check(at, () -> RingLoss.loss(at), () -> RingLoss.gradient(at));
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void passesOnAnErrorOnAnyThread(Coverage coverage) {
        Snapshot before = Snapshot.of(at);
        parallel(coverage, this::countedLoss);
        int all = calls.get();
        for (int fatal = 1; fatal <= all; fatal += 5) {
            int last = fatal;
            Error accident = new InternalError("accident");
            calls.set(0);
            Error thrown = assertThrows(
                    InternalError.class,
                    () -> parallel(coverage, parameters -> {
                        if (calls.get() >= last - 1) {
                            throw accident;
                        }
                        return countedLoss(parameters);
                    }));
            assertThat(thrown, is(sameInstance(accident)));
            assertThat(before.firstChange(), is(Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EVERY_ENTRY", "DIRECTIONS"})
    void stopsWhenTheThreadThatRunsTheCheckIsInterrupted(Coverage coverage) {
        Snapshot before = Snapshot.of(at);
        Thread check = Thread.currentThread();
        AtomicReference<String> interrupter = new AtomicReference<>("");
        assertThrows(
                CheckInterruptedException.class,
                () -> parallel(coverage, parameters -> {
                    calls.incrementAndGet();
                    if (onAWorker() && calls.get() > BEFORE_THE_WORKERS + SlowAtFirst.PURITY_POINTS) {
                        if (interrupter.compareAndSet("", Thread.currentThread().getName())) {
                            check.interrupt(); // once: another would come after the flag was read
                        }
                        pause(20_000); // until the check interrupts this thread too
                    }
                    return RingLoss.loss(parameters);
                }));
        assertThat(interrupter.get(), is(WORKER));
        assertThat("interrupt flag", Thread.interrupted(), is(true));
        assertThat(before.firstChange(), is(Optional.empty()));
    }

    @Test
    void anInterruptBeforehandStopsTheCheckAtOnce() {
        Thread.currentThread().interrupt();
        assertThrows(CheckInterruptedException.class, () -> parallel(Coverage.AUTO, this::countedLoss));
        assertThat(calls.get(), is(0));
    }

    @Test
    void lossThatIsWrongIsFoundWrong() {
        GradientReport report = GradientChecker.create()
                .withParallel(true)
                .checkPure(
                        at,
                        new SlowAtFirst(RingLoss::loss),
                        parameters -> RingLoss.gradientWith("M", 5, g -> 2 * g, parameters));
        assertThat(report.key("M").wrongEntries().get(0).entry(), is("M[1,1]"));
        assertThat(report.key("w").verdict(), is(not(Verdict.WRONG)));
    }

    private double countedLoss(Parameters parameters) {
        calls.incrementAndGet();
        return RingLoss.loss(parameters);
    }

    private GradientReport parallel(Coverage coverage, ToDoubleFunction<Parameters> loss) {
        return GradientChecker.create()
                .withCoverage(coverage)
                .withParallel(true)
                .checkPure(at, new SlowAtFirst(loss), RingLoss::gradient);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
