/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Compares the gradients of one draw, and knows whether the test has compared anything. */
final class DrawGradients implements Gradients {
    private static final StackTraceElement[] NOWHERE = {};

    private final Failures failures;
    private final GradientChecker checker;
    private final Draw draw;
    private final DrawPages pages;
    private final Map<String, @Nullable Object> added = new LinkedHashMap<>();
    private final Queue<Comparison> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean used;
    private String label = "";

    DrawGradients(TestName test, GradientChecker checker, Draw draw, DrawPages pages) {
        this.failures = new Failures(test, draw.id());
        this.checker = checker;
        this.draw = draw;
        this.pages = pages;
    }

    @Override
    public LossCheck of(DoubleSupplier loss) {
        failures.requireArgument(loss, "gradients.of(loss): the loss is null");
        Point point = point();
        Comparison comparison = open("gradients.of(...)");
        return backward ->
                close(comparison, backward, () -> checker.check(point.parameters(), point.inputs(), loss, backward));
    }

    @Override
    public PureLossCheck ofPure(ToDoubleFunction<? super Parameters> loss) {
        failures.requireArgument(loss, "gradients.ofPure(loss): the loss is null");
        Point point = point();
        Comparison comparison = open("gradients.ofPure(...)");
        return new PureLossCheck() {
            @Override
            public void match(Supplier<?> backward) {
                close(comparison, backward, () -> check(parameters -> backward.get()));
            }

            @Override
            public void match(Function<? super Parameters, ?> backward) {
                close(comparison, backward, () -> check(backward));
            }

            private GradientReport check(Function<? super Parameters, ?> backward) {
                return checker.checkPure(point.parameters(), point.inputs(), loss, backward);
            }
        };
    }

    @Override
    public <Y> OutputCheck<Y> ofOutput(Supplier<Y> output) {
        failures.requireArgument(output, "gradients.ofOutput(output): the output is null");
        Point point = point();
        Comparison comparison = open("gradients.ofOutput(...)");
        return backward -> close(
                comparison, backward, () -> checker.checkOutput(point.parameters(), point.inputs(), output, backward));
    }

    @Override
    public Gradients parameter(String key, Object live) {
        failures.requireArgument(key, "gradients.parameter(key, live): the key is null");
        added.put(key, live);
        point(); // says now, at the user's line, what is wrong with it
        return this;
    }

    @Override
    public Gradients parameters(Object live) {
        failures.requireArgument(live, "gradients.parameters(live): it is null");
        Map<String, @Nullable Object> arrays = Structure.of(live);
        if (arrays.containsKey("")) {
            throw failures.of(
                    "gradients.parameters(live): it is no map or record; use gradients.parameter(key, live)",
                    null,
                    label);
        }
        added.putAll(arrays);
        point();
        return this;
    }

    @Override
    public Gradients label(String label) {
        failures.requireArgument(label, "gradients.label(label): the label is null");
        this.label = label;
        return this;
    }

    /** What a test that ended normally must fail for. */
    Optional<AssertionFailedError> omission() {
        return used
                ? Optional.ofNullable(waiting.peek()).map(Comparison::forgotten)
                : Optional.of(failures.nothingCompared("gradients.of(...) was never called", NOWHERE));
    }

    private Comparison open(String call) {
        used = true;
        Comparison comparison = new Comparison(failures, draw, pages, call, label);
        waiting.add(comparison);
        return comparison;
    }

    private void close(Comparison comparison, @Nullable Object backward, Supplier<GradientReport> check) {
        waiting.remove(comparison);
        comparison.match(backward, check);
    }

    /** The live arrays as they are now: a list or map that was added may hold others than before. */
    private Point point() {
        try {
            Parameters parameters = Parameters.of(draw.arrays(Role.PARAMETER)).and(Parameters.of(added));
            Parameters inputs = Parameters.of(draw.arrays(Role.INPUT));
            parameters.and(inputs); // no array may stand on both sides
            return new Point(parameters, inputs);
        } catch (IllegalArgumentException invalid) {
            throw failures.of(String.valueOf(invalid.getMessage()), null, label);
        }
    }

    private record Point(Parameters parameters, Parameters inputs) {}
}
