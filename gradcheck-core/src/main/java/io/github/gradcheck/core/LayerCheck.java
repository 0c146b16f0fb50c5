/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Cotangents;
import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.claims.JacobianMatrix;
import io.github.gradcheck.core.internal.claims.OutputLanes;
import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.internal.diagnosis.ThroughOutput;
import io.github.gradcheck.core.internal.evaluation.LaneFunction;
import io.github.gradcheck.core.internal.evaluation.SharedLayer;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A check of a layer: by one random cotangent over all outputs, as if it were a loss, and where outputs are few or have
 * names, by one for each of them on its own scale. The layer is evaluated once for all at every point; only backward
 * is called more often.
 *
 * @param <Y> the type of the output
 */
final class LayerCheck<Y> {
    /** What was seen by other means than differences, and holds for all outputs. */
    private static final Set<Cause> LAWS = EnumSet.of(Cause.UPSTREAM, Cause.STORED_VALUES, Cause.TIE);

    private static final String NAME = "gradient";

    /** More outputs than that are counted. */
    private static final int MOST_NAMED = 3;

    private final Settings settings;
    private final Parameters parameters;
    private final Parameters inputs;
    private final Snapshot before;
    private final Supplier<? extends Y> output;
    private final Function<? super Y, ?> backward;

    /**
     * Prepares a check.
     *
     * @param settings how to check
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @param before a copy of both
     * @param output evaluates the layer
     * @param backward gets a cotangent
     */
    LayerCheck(
            Settings settings,
            Parameters parameters,
            Parameters inputs,
            Snapshot before,
            Supplier<? extends Y> output,
            Function<? super Y, ?> backward) {
        this.settings = settings;
        this.parameters = parameters;
        this.inputs = inputs;
        this.before = before;
        this.output = output;
        this.backward = backward;
    }

    GradientReport run() {
        FirstOutput<Y> first =
                FirstOutput.of(parameters.blocks().isEmpty() ? inputs : parameters, output, settings.seed());
        OutputLanes<Y> lanes = new OutputLanes<>(first.output(), first.scales(), settings.seed());
        if (lanes.count() == 0 || settings.isClassical()) {
            return named(first, check(first, backward, cotangents -> LaneFunction.ofOutput(output, cotangents)));
        }
        SharedLayer layer = layer(first);
        Function<Y, Object> visiting = visiting(layer);
        GradientReport whole = check(first, visiting, cotangents -> LaneFunction.ofShared(layer, cotangents));
        return whole.isFinished()
                ? merged(whole, each(whole, lanes, layer, visiting).run(NAME, 0), layer.calls(), true)
                : whole;
    }

    /** Looks through which of many outputs a layer is wrong that is known to be. */
    private GradientReport named(FirstOutput<Y> first, GradientReport whole) {
        Optional<OutputLanes<Y>> lanes = OutputLanes.ofNumbers(first.output());
        if (settings.isClassical() || !whole.isFinished() || whole.verdict() != Verdict.WRONG || lanes.isEmpty()) {
            return whole;
        }
        SharedLayer layer = layer(first);
        GradientReport each =
                each(whole, lanes.get(), layer, visiting(layer)).ofOutputsOnly().run(NAME, 0);
        return each.isFinished() ? merged(whole, each, whole.evaluations() + layer.calls(), false) : whole;
    }

    private SharedLayer layer(FirstOutput<Y> first) {
        return new SharedLayer(parameters.and(inputs), output, Outputs.of(first.output()));
    }

    private Function<Y, Object> visiting(SharedLayer layer) {
        return cotangent -> {
            layer.visit();
            return backward.apply(cotangent);
        };
    }

    private GradientReport check(
            FirstOutput<Y> first, Function<? super Y, ?> code, Function<Cotangents<Y>, LaneFunction> function) {
        Cotangents<Y> cotangents = new Cotangents<>(first.output(), first.scales(), 1, settings.seed());
        return new Check(
                        settings,
                        Subject.ofOutput(parameters, inputs, function.apply(cotangents), code, cotangents),
                        before)
                .run();
    }

    /** Every output by itself, of the keys that have a gradient. */
    private OutputCheck each(
            GradientReport whole, OutputLanes<Y> lanes, SharedLayer layer, Function<Y, Object> visiting) {
        Parameters columns = Parameters.of(parameters.and(inputs).blocks().stream()
                .filter(block -> whole.keys().stream().anyMatch(key -> key.key().equals(block.key())))
                .toArray(Block[]::new));
        Supplier<Map<String, Double>> numbers = () -> lanes.of(layer.numbers(1));
        Supplier<JacobianMatrix> gradients = () -> {
            JacobianMatrix rows = JacobianMatrix.zeros(lanes.count(), columns.blocks());
            for (int lane = 0; lane < lanes.count(); lane++) {
                rows.setRow(lane, Gradient.read(visiting.apply(lanes.cotangent(lane)), parameters, inputs));
            }
            return rows;
        };
        return OutputCheck.ofMatrix(settings, columns, numbers, Outputs.of(numbers.get()), gradients);
    }

    /**
     * One report of both.
     *
     * @param few whether outputs are few; of many a cause that was found through all of them together says more than
     *     through which it shows
     */
    private GradientReport merged(GradientReport whole, GradientReport each, long calls, boolean few) {
        List<KeyReport> keys = whole.keys().stream()
                .map(key -> merged(key, each.key(key.key()), few))
                .toList();
        return whole.with(keys, calls)
                .withRemarks(OutputReports.unverified(each.keys()).stream().toList());
    }

    private static KeyReport merged(KeyReport whole, KeyReport each, boolean few) {
        Map<String, KeyReport> rows = each.byOutput();
        List<String> wrong = rows.entrySet().stream()
                .filter(row -> row.getValue().verdict() == Verdict.WRONG)
                .map(Map.Entry::getKey)
                .toList();
        boolean known = whole.diagnosis()
                .filter(cause -> !few || LAWS.contains(cause.cause()))
                .isPresent();
        if (wrong.isEmpty() || known) {
            boolean open = whole.verdict() == Verdict.CORRECT && each.verdict() == Verdict.UNVERIFIED;
            return whole.through(rows, open ? Verdict.UNVERIFIED : whole.verdict(), whole.diagnosis());
        }
        boolean somewhereRight = rows.values().stream().anyMatch(row -> row.verdict() == Verdict.CORRECT);
        if (!somewhereRight && whole.verdict() == Verdict.WRONG) {
            return whole.through(rows, Verdict.WRONG, whole.diagnosis());
        }
        return (whole.verdict() == Verdict.WRONG ? whole : each.inPlaceOf(whole))
                .through(rows, Verdict.WRONG, Optional.of(ThroughOutput.of(shown(wrong), cause(rows))));
    }

    private static List<String> shown(List<String> names) {
        return names.size() <= MOST_NAMED ? names : List.of(names.get(0), (names.size() - 1) + " more");
    }

    /** That an output does not move says nothing of the layer, of which others do. */
    private static Optional<Diagnosis> cause(Map<String, KeyReport> rows) {
        return KeyReport.sharedCause(rows.values(), Verdict.WRONG).filter(cause -> cause.cause() != Cause.STILL_LOSS);
    }
}
