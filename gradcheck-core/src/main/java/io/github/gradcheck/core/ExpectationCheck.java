/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.diagnosis.Bias;
import io.github.gradcheck.core.internal.directions.Coordinates;
import io.github.gradcheck.core.internal.directions.Scale;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.PairedMean;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * A check of a gradient that is right only on average: its mean over many samples against the derivative of the mean
 * loss. In each sample loss and backward get a generator in the same state, so that what they have in common cancels.
 *
 * <p>Samples are added until every key is decided. A key is biased if the means differ by more than five standard
 * errors, and so by as many as before; unbiased if they do not and a bias of {@link #PASS} would have been seen.
 */
final class ExpectationCheck {
    /**
     * What a pass is worth: a forgotten term or factor is larger. A hundredth would need a hundred times as many
     * samples, and scores vary by several times their mean.
     */
    static final double PASS = 1e-1;

    /** A bias that small beside the largest derivative is not asked for in keys that hardly matter. */
    private static final double LEAST_SIZE = 5e-2;

    private static final int FIRST_SAMPLES = 128;

    /** Then a mean is known to a fiftieth of one sample's deviation, five standard errors included. */
    private static final int MOST_SAMPLES = 1 << 16;

    /** As near as differences of a smooth loss have nine digits. */
    private static final double FINE_STEP = 1e-4;

    /**
     * A loss of discrete samples jumps from one to another, more often in a wider step but by less of it: the variance
     * of a quotient falls with the step, and its truncation, {@code h^2/6 f'''}, stays below a hundredth.
     */
    private static final double COARSE_STEP = 0.1;

    /** The truncation of the wide step in proportion to the derivative, with some margin for curved losses. */
    private static final double TRUNCATION = 2e-2;

    /** With so many times less variance the wide step pays. */
    private static final double MUCH_LESS = 4;

    private final Settings settings;
    private final Parameters parameters;
    private final Unchanged unchanged;
    private final Coordinates coordinates;
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private long evaluations;
    private int samples;

    /** One entry or direction, with the pairs of backward and loss for both steps. */
    private static final class Line {
        private final Block block;
        private final int entry;
        private final double scale;
        private final PairedMean fine = new PairedMean();
        private final PairedMean coarse = new PairedMean();

        Line(Block block, int entry, double scale) {
            this.block = block;
            this.entry = entry;
            this.scale = scale;
        }

        boolean isCoarse() {
            return coarse.variance() * MUCH_LESS < fine.variance();
        }

        PairedMean best() {
            return isCoarse() ? coarse : fine;
        }

        double size() {
            return scale * Math.max(Math.abs(best().one()), Math.abs(best().other()));
        }

        /** What may be between the two means though they are the same. */
        double reach() {
            return scale * best().reach() + (isCoarse() ? TRUNCATION : 0) * size();
        }

        double difference() {
            return scale * Math.abs(best().difference());
        }
    }

    ExpectationCheck(Settings settings, Parameters parameters, Snapshot before) {
        this.settings = settings;
        this.parameters = parameters;
        this.unchanged = new Unchanged(before);
        this.coordinates = Coordinates.ofDirections(parameters.blocks(), settings.seed());
        for (Block block : coordinates.moved().blocks()) {
            Scale scale = Scale.of(block.toArray());
            List<Line> ofKey = new ArrayList<>();
            for (int entry = 0; entry < block.size(); entry++) {
                ofKey.add(new Line(block, entry, scale.of(entry)));
            }
            lines.put(block.key(), ofKey);
        }
    }

    GradientReport run(ToDoubleFunction<? super RandomGenerator> loss, Function<? super RandomGenerator, ?> backward) {
        requireSame(loss);
        long most = settings.limits().mostEvaluations();
        for (int wanted = FIRST_SAMPLES; wanted <= MOST_SAMPLES; wanted *= 2) {
            while (samples < wanted && evaluations < most) {
                sample(loss, backward);
            }
            if (evaluations >= most
                    || lines.values().stream().flatMap(List::stream).allMatch(this::isDecided)) {
                break;
            }
        }
        return report();
    }

    private void requireSame(ToDoubleFunction<? super RandomGenerator> loss) {
        double first = unchanged.call("the loss", () -> loss.applyAsDouble(generator(0)));
        double again = unchanged.call("the loss", () -> loss.applyAsDouble(generator(0)));
        evaluations += 2;
        if (Double.compare(first, again) != 0) {
            throw new GradientCheckException(
                    "the loss is random beyond its generator: handed one in the same state, two calls gave " + first
                            + " and " + again + "; let it draw from the generator alone");
        }
    }

    private RandomGenerator generator(int sample) {
        return RandomStream.generator(settings.seed(), "sample " + sample);
    }

    private void sample(ToDoubleFunction<? super RandomGenerator> loss, Function<? super RandomGenerator, ?> backward) {
        int number = samples++;
        Gradient gradient = unchanged.call(
                "backward", () -> Gradient.read(backward.apply(generator(number)), parameters, Parameters.none()));
        for (List<Line> ofKey : lines.values()) {
            Block block = ofKey.get(0).block;
            double[] claimed = coordinates.along(
                    block, gradient.of(block.key()).orElseThrow().toArray());
            for (Line line : ofKey) {
                boolean both = number < FIRST_SAMPLES;
                if (both || !line.isCoarse()) {
                    line.fine.add(claimed[line.entry], quotient(line, FINE_STEP, number, loss));
                }
                if (both || line.isCoarse()) {
                    line.coarse.add(claimed[line.entry], quotient(line, COARSE_STEP, number, loss));
                }
            }
        }
    }

    private double quotient(Line line, double step, int sample, ToDoubleFunction<? super RandomGenerator> loss) {
        double origin = line.block.get(line.entry);
        try {
            line.block.set(line.entry, origin + step * line.scale);
            double right = line.block.get(line.entry);
            double above = loss.applyAsDouble(generator(sample));
            line.block.set(line.entry, origin - step * line.scale);
            double left = line.block.get(line.entry);
            double below = loss.applyAsDouble(generator(sample));
            evaluations += 2;
            return (above - below) / (right - left);
        } finally {
            line.block.set(line.entry, origin);
        }
    }

    private double size(Line line) {
        double largest = lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(Line::size)
                .max()
                .orElse(0);
        return Math.max(line.size(), LEAST_SIZE * largest);
    }

    private boolean isDecided(Line line) {
        return isBiased(line) || visible(line) <= PASS;
    }

    private static boolean isBiased(Line line) {
        return line.difference() > line.reach();
    }

    private double visible(Line line) {
        double size = size(line);
        return size > 0 ? line.reach() / size : line.reach();
    }

    private GradientReport report() {
        List<KeyReport> keys =
                coordinates.moved().blocks().stream().map(this::key).toList();
        double difference =
                keys.stream().mapToDouble(KeyReport::relativeDifference).max().orElse(Double.NaN);
        return new GradientReport(keys, List.of(), List.of(remark(keys)), difference, evaluations, new TextAndHtml())
                .withSettings(settings.inWords(), settings.skipped());
    }

    private String remark(List<KeyReport> keys) {
        boolean unbiased = keys.stream().allMatch(key -> key.verdict() == Verdict.CORRECT);
        String found = unbiased
                ? "unbiased"
                : keys.stream().anyMatch(key -> key.verdict() == Verdict.WRONG) ? "biased" : "undecided";
        return String.format(Locale.ROOT, "mean over %d samples, within five standard errors: %s", samples, found);
    }

    private KeyReport key(Block block) {
        List<Line> ofKey = Objects.requireNonNull(lines.get(block.key()));
        List<Line> biased = ofKey.stream().filter(ExpectationCheck::isBiased).toList();
        boolean zero = ofKey.stream().allMatch(line -> line.size() == 0 && line.reach() == 0);
        boolean seen = ofKey.stream().allMatch(line -> visible(line) <= PASS);
        Verdict verdict = !biased.isEmpty()
                ? Verdict.WRONG
                : zero ? vacuous(block.key()) : seen ? Verdict.CORRECT : Verdict.UNVERIFIED;
        double visible = ofKey.stream().mapToDouble(this::visible).max().orElse(Double.NaN);
        return new KeyReport(
                block.key(),
                block.shape(),
                verdict,
                ofKey.stream()
                        .mapToDouble(line -> line.difference() / Math.max(2 * size(line), Double.MIN_NORMAL))
                        .max()
                        .orElse(Double.NaN),
                biased.size(),
                false,
                biased.stream().map(ExpectationCheck::entry).toList(),
                0,
                0,
                0,
                visible,
                zero ? Double.NaN : visible,
                0,
                0,
                0,
                biased.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Bias.of(biased.get(0).best().count())),
                new EntryGradients(
                        Shape.of(ofKey.size()),
                        entry -> ofKey.get(entry).best().one(),
                        entry -> ofKey.get(entry).best().other(),
                        entry -> biased.contains(ofKey.get(entry))));
    }

    private Verdict vacuous(String key) {
        return settings.vacuous().containsKey(key) ? Verdict.CORRECT : Verdict.VACUOUS;
    }

    private static EntryReport entry(Line line) {
        return new EntryReport(
                line.block.entry(line.entry),
                line.best().one(),
                line.best().other(),
                line.best().reach() / Derivative.BARS,
                List.of());
    }
}
