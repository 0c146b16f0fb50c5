/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the gradients of one draw, and knows whether the test has compared anything. */
final class DrawGradients implements Gradients {
    private static final StackTraceElement[] NOWHERE = {};

    private final Failures failures;
    private final GradientChecker checker;
    private final Draw draw;
    private final DrawPages pages;
    private final TestThread thread;
    private final Consumer<String> passed;
    private final Map<String, @Nullable Object> added = new LinkedHashMap<>();
    /** Those that were opened and are not done, the oldest first. */
    private final Queue<Comparison> open = new ConcurrentLinkedQueue<>();
    /** A comparison moves the arrays of the draw, so that only one can run at a time. */
    private final ReentrantLock turn = new ReentrantLock();

    /** The keys that were there when a comparison was opened. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private volatile boolean used;
    private volatile boolean answered;
    private volatile boolean ended;
    private volatile String label = "";

    DrawGradients(
            Failures failures,
            GradientChecker checker,
            Draw draw,
            DrawPages pages,
            TestThread thread,
            Consumer<String> passed) {
        this.failures = failures;
        this.passed = passed;
        this.checker = checker;
        this.draw = draw;
        this.pages = pages;
        this.thread = thread;
    }

    @Override
    public LossCheck of(DoubleSupplier loss) {
        return new DrawnLoss(checker, loss, open("gradients.of(loss)", loss));
    }

    @Override
    public PureLossCheck ofPure(ToDoubleFunction<? super Parameters> loss) {
        return new DrawnPureLoss(checker, loss, open("gradients.ofPure(loss)", loss));
    }

    @Override
    public <Y> OutputCheck<Y> ofOutput(Supplier<Y> output) {
        return new DrawnOutput<>(checker, output, open("gradients.ofOutput(output)", output));
    }

    @Override
    public GradientOutputCheck ofGradient(Supplier<?> gradient) {
        return new DrawnGradient(checker, gradient, open("gradients.ofGradient(gradient)", gradient));
    }

    @Override
    public <V> void ofValueAndGradient(
            Supplier<V> both, ToDoubleFunction<? super V> value, Function<? super V, ?> gradient) {
        Opened opened = open("gradients.ofValueAndGradient(both, value, gradient)", both);
        opened.match("value(value)", value, (parameters, inputs) -> {
            failures.requireArgument(gradient, "gradients.ofValueAndGradient(both, value, gradient): gradient is null");
            return checker.<V>checkValueAndGradient(
                    parameters, inputs, Aborted.by(both), Aborted.byNumber(value), Aborted.by(gradient));
        });
    }

    @Override
    public RandomCheck ofRandom(ToDoubleFunction<? super RandomGenerator> loss) {
        Opened opened = open("gradients.ofRandom(loss)", loss);
        return backward -> opened.match(
                "match(backward)",
                backward,
                (parameters, inputs) ->
                        checker.checkRandom(parameters, inputs, Aborted.byNumber(loss), Aborted.by(backward)));
    }

    @Override
    public RandomCheck ofExpectation(ToDoubleFunction<? super RandomGenerator> loss) {
        Opened opened = open("gradients.ofExpectation(loss)", loss);
        return backward -> opened.match(
                "match(backward)",
                backward,
                (parameters, inputs) ->
                        checker.checkExpectation(parameters, inputs, Aborted.byNumber(loss), Aborted.by(backward)));
    }

    @Override
    public <P> Gradients.Point<P> at(P point) {
        return thread.watch(() -> {
            failures.requireArgument(point, "gradients.at(point): the point is null");
            return new DrawnPoint<>(checker, point, this);
        });
    }

    @Override
    public ElementwiseCheck ofElementwise(DoubleUnaryOperator function) {
        return new DrawnFunction(
                checker,
                function,
                -DrawnFunction.USUAL,
                DrawnFunction.USUAL,
                open("gradients.ofElementwise(function)", function));
    }

    @Override
    public Gradients parameter(String key, Object live) {
        return thread.watch(() -> {
            failures.requireArgument(key, "gradients.parameter(key, live): the key is null");
            add(Collections.singletonMap(key, live));
            return this;
        });
    }

    @Override
    public Gradients parameters(Object live) {
        return thread.watch(() -> {
            failures.requireArgument(live, "gradients.parameters(live): it is null");
            Map<String, @Nullable Object> arrays =
                    failures.boundary("gradients.parameters(live)", label, () -> Structure.of(live));
            if (arrays.containsKey("")) {
                throw failures.of(
                        "gradients.parameters(live): it is no map or record; use gradients.parameter(key, live)",
                        null,
                        label);
            }
            add(arrays);
            return this;
        });
    }

    /** Says now, at the user's line, what is wrong with what was added. */
    private void add(Map<String, @Nullable Object> arrays) {
        synchronized (added) {
            added.putAll(arrays);
        }
        point();
    }

    @Override
    public Gradients label(String label) {
        return thread.watch(() -> {
            failures.requireArgument(label, "gradients.label(label): the label is null");
            this.label = label;
            return this;
        });
    }

    /** What a test that ended normally must fail for. */
    Optional<Throwable> omission() {
        return thread.lost()
                .or(() -> Optional.ofNullable(open.peek()).map(Comparison::unfinished))
                .or(() -> nothingCompared().map(finding -> failures.nothingCompared(finding, NOWHERE)));
    }

    private Optional<String> nothingCompared() {
        if (!used) {
            return Optional.of("gradients.of(...) was never called");
        }
        if (!answered) {
            return Optional.of("every comparison was ended by an error, which the test has caught");
        }
        return declared()
                .filter(key -> !seen.contains(key))
                .findFirst()
                .map(late ->
                        "`" + late + "` was declared after the last gradients.of(...); declare it before, for with it");
    }

    /** The names under which parameters were drawn or added. */
    private Stream<String> declared() {
        synchronized (added) {
            return Stream.concat(draw.arrays(Role.PARAMETER).keySet().stream(), List.copyOf(added.keySet()).stream());
        }
    }

    /**
     * The draw has ended: nothing is compared any more.
     *
     * @param late takes what is thrown for it on other threads
     */
    void end(Consumer<Throwable> late) {
        ended = true;
        thread.end(late);
    }

    /**
     * Opens a comparison.
     *
     * @param call how the user opens it: {@code gradients.of(loss)}
     * @param code what the user hands in, which must not be null
     */
    Opened open(String call, @Nullable Object code) {
        return thread.watch(() -> {
            int argument = call.lastIndexOf('(') + 1;
            failures.requireArgument(
                    code, call + ": the " + call.substring(argument).split("[,)]", 2)[0] + " is null");
            return open(call.substring(0, argument) + "...)");
        });
    }

    private Opened open(String call) {
        if (ended) {
            throw failures.nothingCompared(
                    call + " was called after its draw had ended; take the Gradients of the test that runs, and wait"
                            + " for other threads, for instance with Thread.join or Future.get",
                    failures.caller());
        }
        Arrays point = point();
        declared().forEach(seen::add);
        used = true;
        Comparison comparison = new Comparison(failures, draw, pages, passed, call, label);
        open.add(comparison);
        return (name, argument, check) -> thread.watch(() -> {
            comparison.begin();
            try {
                inTurn(() -> comparison.match(name, argument, () -> check.apply(point.parameters(), point.inputs())));
            } finally {
                if (comparison.isAnswered()) {
                    answered = true;
                }
                open.remove(comparison);
            }
            return comparison;
        });
    }

    private void inTurn(Runnable comparison) {
        if (turn.isHeldByCurrentThread()) {
            throw failures.of(
                    "loss or backward compares gradients itself: a comparison moves the arrays, so that none can run"
                            + " inside another",
                    null,
                    label);
        }
        turn.lock();
        try {
            comparison.run();
        } finally {
            turn.unlock();
        }
    }

    /** The live arrays as they are now: a list or map that was added may hold others than before. */
    private Arrays point() {
        return failures.boundary("the declared arrays", label, () -> {
            Parameters parameters;
            synchronized (added) {
                parameters = Parameters.of(draw.arrays(Role.PARAMETER)).and(Parameters.of(added));
            }
            Parameters inputs = Parameters.of(draw.arrays(Role.INPUT));
            parameters.and(inputs); // no array may stand on both sides
            return new Arrays(parameters, inputs);
        });
    }

    private record Arrays(Parameters parameters, Parameters inputs) {}
}
