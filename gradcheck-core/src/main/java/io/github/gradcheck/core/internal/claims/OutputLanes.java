/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.internal.structure.Replica;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;

/**
 * The cotangents that show one output each: one for every number of a small output, else one for every array of it that
 * has a name. All other outputs get a cotangent of zeros.
 *
 * @param <Y> the type of the output
 */
public final class OutputLanes<Y> {
    /** So many numbers are shown one by one: backward is called a few times for each. */
    private static final int FEW = 8;

    /** So many are shown one by one where something is wrong: backward is called some six times for each. */
    private static final int MOST_NUMBERS = 128;

    /** A layer has a few named outputs; a long list is a batch. */
    private static final int MOST_NAMED = 16;

    private final Y model;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();

    /**
     * Chooses cotangents.
     *
     * @param model an output of the layer
     * @param scales how much each number of it moves
     * @param seed where random ones come from
     */
    public OutputLanes(Y model, OutputScales scales, long seed) {
        this.model = model;
        Outputs outputs = Outputs.of(model);
        List<Outputs.Part> parts = outputs.parts();
        if (outputs.count() > 1 && outputs.count() <= FEW) {
            for (int number = 0; number < outputs.count(); number++) {
                addNumber(outputs, number);
            }
        } else if (parts.size() > 1 && parts.size() <= MOST_NAMED) {
            for (Outputs.Part part : parts) {
                names.add(part.name());
                weights.add(random(part, outputs.count(), scales, seed));
            }
        }
    }

    private OutputLanes(Y model, Outputs outputs) {
        this.model = model;
        for (int number = 0; number < outputs.count(); number++) {
            addNumber(outputs, number);
        }
    }

    /**
     * One for every number, for a layer that is known to be wrong.
     *
     * @param model an output of the layer
     * @param <Y> the type of the output
     * @return nothing where there are too many, or one
     */
    public static <Y> Optional<OutputLanes<Y>> ofNumbers(Y model) {
        Outputs outputs = Outputs.of(model);
        return outputs.count() > 1 && outputs.count() <= MOST_NUMBERS
                ? Optional.of(new OutputLanes<>(model, outputs))
                : Optional.empty();
    }

    private void addNumber(Outputs outputs, int number) {
        names.add(outputs.name(number));
        double[] unit = new double[outputs.count()];
        unit[number] = 1;
        weights.add(unit);
    }

    private static double[] random(Outputs.Part part, int count, OutputScales scales, long seed) {
        double[] weights = new double[count];
        double[] divisors = Objects.requireNonNull(scales.byPath().get(part.path()));
        RandomStream random = RandomStream.of(seed, "cotangent of " + part.path());
        for (int i = 0; i < part.size(); i++) {
            weights[part.first() + i] = random.nextGaussian() / divisors[i];
        }
        return weights;
    }

    /**
     * How many outputs are shown one by one.
     *
     * @return 0 where one cotangent for all has to do
     */
    public int count() {
        return names.size();
    }

    /**
     * A fresh cotangent of one lane.
     *
     * @param lane its number
     * @return of the type and shape of the output
     */
    @SuppressWarnings("unchecked") // a replica has the type of its original
    public Y cotangent(int lane) {
        PrimitiveIterator.OfDouble numbers = Arrays.stream(weights.get(lane)).iterator();
        return (Y) Replica.of(model, numbers::nextDouble);
    }

    /**
     * What each lane sees of an output.
     *
     * @param output all its numbers in a row
     * @return the inner product with each cotangent, by name
     */
    public Map<String, Double> of(double[] output) {
        Map<String, Double> lanes = new LinkedHashMap<>();
        for (int lane = 0; lane < weights.size(); lane++) {
            double sum = 0;
            for (int i = 0; i < output.length; i++) {
                double weight = weights.get(lane)[i];
                sum += weight == 0 ? 0 : weight * output[i];
            }
            lanes.put(names.get(lane), sum);
        }
        return lanes;
    }
}
