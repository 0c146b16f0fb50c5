/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.Excused;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports with contents of one's own choice, for tests of what is made of them. */
public final class HandMadeReport {
    private final List<KeyReport> keys = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    public HandMadeReport with(HandMadeKey key) {
        keys.add(key.report());
        return this;
    }

    public HandMadeReport withRemark(String remark) {
        remarks.add(remark);
        return this;
    }

    public HandMadeReport withNotChecked(String name) {
        notChecked.add(name);
        return this;
    }

    public GradientReport report() {
        return new GradientReport(keys, notChecked, remarks, 0.25, 77, new TextAndHtml())
                .withSettings(Map.of("coverage", "AUTO"), Map.of());
    }

    /** A diagnosis as a check may say it. */
    public record Said(Cause cause, String claim, String claimOfSeveral, String reason, boolean isPlaceOnly)
            implements Diagnosis {

        public static Said of(String claim, String claimOfSeveral, String reason) {
            return new Said(Cause.FACTOR, claim, claimOfSeveral, reason, false);
        }
    }

    /** What was found out about one key; at first nothing but that it is right. */
    public static final class HandMadeKey {
        private final String name;
        private final Shape shape;
        private Verdict verdict = Verdict.CORRECT;
        private double relativeDifference = 1e-9;
        private double smallestVisibleError = 1e-8;
        private double smallestVisibleFactor = 1e-9;
        private Excused excused = Excused.NONE;
        private boolean dense;
        private int nonDifferentiable;
        private int undecided;
        private int unvisited;
        private final List<EntryReport> wrong = new ArrayList<>();
        private Optional<Diagnosis> diagnosis = Optional.empty();
        private final double[] analytic;
        private final double[] numerical;
        private final boolean[] isWrong;

        public HandMadeKey(String name, int... shape) {
            this.name = name;
            this.shape = Shape.of(shape);
            this.analytic = new double[this.shape.size()];
            this.numerical = new double[this.shape.size()];
            this.isWrong = new boolean[this.shape.size()];
            Arrays.fill(analytic, 1);
            Arrays.fill(numerical, 1);
        }

        public HandMadeKey verdict(Verdict answer) {
            verdict = answer;
            return this;
        }

        public HandMadeKey entry(int number, double analyticValue, double numericalValue) {
            analytic[number] = analyticValue;
            numerical[number] = numericalValue;
            return this;
        }

        public HandMadeKey wrong(int number, double analyticValue, double numericalValue) {
            entry(number, analyticValue, numericalValue);
            isWrong[number] = true;
            wrong.add(new EntryReport(name + shape.indices(number), analyticValue, numericalValue, 1e-9, List.of()));
            return verdict(Verdict.WRONG);
        }

        public HandMadeKey because(Diagnosis cause) {
            diagnosis = Optional.of(cause);
            return this;
        }

        public HandMadeKey still(String reason) {
            return verdict(Verdict.VACUOUS)
                    .because(new Said(Cause.STILL_LOSS, "meets a still loss", "meet a still loss", reason, false));
        }

        public HandMadeKey dense() {
            dense = true;
            return this;
        }

        public HandMadeKey relativeDifference(double value) {
            relativeDifference = value;
            return this;
        }

        public HandMadeKey smallestVisibleError(double value) {
            smallestVisibleError = value;
            return this;
        }

        public HandMadeKey smallestVisibleFactor(double value) {
            smallestVisibleFactor = value;
            return this;
        }

        public HandMadeKey excused(int entries, int directions, double largest) {
            excused = new Excused(entries, directions, largest);
            return this;
        }

        public HandMadeKey nonDifferentiable(int count) {
            nonDifferentiable = count;
            return this;
        }

        public HandMadeKey undecided(int count) {
            undecided = count;
            return this;
        }

        public HandMadeKey unvisited(int count) {
            unvisited = count;
            return this;
        }

        public KeyReport report() {
            return new KeyReport(
                    name,
                    shape,
                    verdict,
                    relativeDifference,
                    wrong.size(),
                    dense,
                    wrong,
                    nonDifferentiable,
                    undecided,
                    unvisited,
                    smallestVisibleFactor,
                    smallestVisibleError,
                    excused.entries(),
                    excused.directions(),
                    excused.largest(),
                    diagnosis,
                    gradients());
        }

        public EntryGradients gradients() {
            return new EntryGradients(shape, i -> analytic[i], i -> numerical[i], i -> isWrong[i]);
        }
    }
}
