/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.WrongEntries;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** A check of {@code f'} against {@code f}, argument by argument, each of which has a check and a step of its own. */
final class ElementwiseCheck {
    private static final String FUNCTION = "f";

    private final GradientChecker checker;
    private final double[] arguments;
    private final double[] analytic;
    private final double[] numerical;
    private final List<KeyReport> found = new ArrayList<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private long evaluations;

    ElementwiseCheck(GradientChecker checker, double[] arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("there are no arguments at which to compare");
        }
        this.checker = checker;
        this.arguments = arguments.clone();
        this.analytic = new double[arguments.length];
        this.numerical = new double[arguments.length];
    }

    GradientReport run(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        for (int i = 0; i < arguments.length; i++) {
            check(i, function, derivative);
        }
        KeyReport key = merged();
        return new GradientReport(
                        List.of(key),
                        List.of(),
                        remarks.entrySet().stream()
                                .map(remark -> "at " + remark.getValue() + ": " + remark.getKey())
                                .toList(),
                        key.relativeDifference(),
                        evaluations,
                        new TextAndHtml())
                .withDerivative("derivative");
    }

    private void check(int place, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        double[] x = {arguments[place]};
        GradientReport report;
        try {
            report = checker.check(Parameters.of(FUNCTION, x), () -> function.applyAsDouble(x[0]), () ->
                    new double[] {derivative.applyAsDouble(x[0])});
        } catch (GradientCheckException finding) {
            throw new GradientCheckException(
                    "at the argument " + arguments[place] + ": " + finding.getMessage(), finding);
        }
        KeyReport key = report.key(FUNCTION);
        found.add(key);
        analytic[place] = key.gradients().analytic(0);
        numerical[place] = key.wrongEntries().stream()
                .mapToDouble(EntryReport::numerical)
                .findFirst()
                .orElse(key.gradients().numerical(0));
        evaluations += report.evaluations();
        report.remarks().forEach(remark -> remarks.putIfAbsent(remark, String.valueOf(arguments[place])));
    }

    private KeyReport merged() {
        Verdict verdict = verdict();
        return new KeyReport(
                FUNCTION,
                Shape.of(arguments.length),
                verdict,
                largest(KeyReport::relativeDifference),
                count(key -> key.verdict() == Verdict.WRONG),
                false,
                verdict == Verdict.WRONG ? wrongEntries() : List.of(),
                found.stream().mapToInt(KeyReport::nonDifferentiable).sum(),
                found.stream().mapToInt(KeyReport::undecided).sum(),
                found.stream().mapToInt(KeyReport::unvisited).sum(),
                largest(KeyReport::smallestVisibleFactor),
                largest(KeyReport::smallestVisibleError),
                found.stream().mapToInt(KeyReport::excusedEntries).sum(),
                0,
                largest(KeyReport::largestExcused),
                diagnosis(verdict),
                new EntryGradients(
                        Shape.of(arguments.length),
                        i -> analytic[i],
                        i -> numerical[i],
                        i -> found.get(i).verdict() == Verdict.WRONG));
    }

    /** A function may be flat at many arguments, and have kinks at some. */
    private Verdict verdict() {
        if (count(key -> key.verdict() == Verdict.WRONG) > 0) {
            return Verdict.WRONG;
        }
        if (count(key -> key.verdict() == Verdict.UNVERIFIED && key.nonDifferentiable() == 0) > 0) {
            return Verdict.UNVERIFIED;
        }
        return count(key -> key.verdict() == Verdict.CORRECT) > 0 ? Verdict.CORRECT : Verdict.VACUOUS;
    }

    private int count(Predicate<KeyReport> which) {
        return (int) found.stream().filter(which).count();
    }

    /** Of what is accepted at a kink, and of what is zero, no error bar is known. */
    private double largest(ToDoubleFunction<KeyReport> number) {
        return found.stream()
                .filter(key -> key.verdict() == Verdict.WRONG || key.verdict() == Verdict.CORRECT)
                .mapToDouble(number)
                .max()
                .orElse(Double.NaN);
    }

    private List<EntryReport> wrongEntries() {
        List<EntryReport> entries = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (found.get(i).verdict() == Verdict.WRONG) {
                entries.add(wrongEntry(i));
            }
        }
        entries.sort(Comparator.comparingDouble(entry -> -EntryReport.difference(entry.analytic(), entry.numerical())));
        return entries.stream().limit(WrongEntries.MOST_KEPT).toList();
    }

    private EntryReport wrongEntry(int place) {
        String name = FUNCTION + "'(" + arguments[place] + ")";
        return found.get(place).wrongEntries().stream()
                .findFirst()
                .map(entry ->
                        new EntryReport(name, entry.analytic(), entry.numerical(), entry.errorBar(), entry.steps()))
                .orElse(new EntryReport(name, analytic[place], numerical[place], Double.NaN, List.of()));
    }

    /** What is known of a wrong derivative, if it is the same at every argument where the function is not flat. */
    private Optional<Diagnosis> diagnosis(Verdict verdict) {
        boolean everywhere = Arrays.stream(Verdict.values())
                .filter(other -> other != verdict && other != Verdict.VACUOUS)
                .allMatch(other -> count(key -> key.verdict() == other && key.nonDifferentiable() == 0) == 0);
        return everywhere ? KeyReport.sharedCause(found, verdict) : Optional.empty();
    }
}
