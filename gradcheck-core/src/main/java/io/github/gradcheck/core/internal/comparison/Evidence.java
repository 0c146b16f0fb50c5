/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.numerics.Derivative;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What was measured of a key's gradient, entry by entry and along directions, to test hypotheses with. */
public final class Evidence {
    private final Supplier<List<Measurement>> measurements;
    private final IntToDoubleFunction numerical;
    private final BitSet open;

    private Evidence(Supplier<List<Measurement>> measurements, IntToDoubleFunction numerical, BitSet open) {
        this.measurements = measurements;
        this.numerical = numerical;
        this.open = open;
    }

    /**
     * Entries of a key that was visited entry by entry. Their measurements are put together only when a key turns out
     * to be wrong.
     *
     * @param numerical the derivatives of all of them; NaN where there is none
     * @param reaches what their error bars leave open; evenly spaced ones of a large key
     */
    static Evidence of(double[] numerical, double[] reaches) {
        int stride = (numerical.length + reaches.length - 1) / reaches.length;
        return new Evidence(
                () -> IntStream.range(0, reaches.length)
                        .mapToObj(i -> Measurement.ofEntry(i * stride, numerical[i * stride], reaches[i]))
                        .filter(Measurement::isKnown)
                        .toList(),
                entry -> numerical[entry],
                new BitSet());
    }

    /**
     * The same with what could not be measured.
     *
     * @param entries those that lie on a kink, or of which the loss gave no answer; copied
     * @return a copy
     */
    Evidence withOpen(BitSet entries) {
        return new Evidence(measurements, numerical, (BitSet) entries.clone());
    }

    /**
     * The entries that were looked at and could not be compared: they lie on a kink, or the loss gave no answer.
     *
     * @return their numbers in order; none of a key that was compared along directions
     */
    public IntStream open() {
        return open.stream();
    }

    /**
     * All measurements.
     *
     * @return derivatives with error bars: all entries of a small key that was visited entry by entry and evenly spread
     *     ones of a large key, or directions over the whole key and single entries
     */
    public List<Measurement> measurements() {
        return measurements.get();
    }

    /**
     * The numerical derivative of one entry.
     *
     * @param entry its number
     * @return NaN if it was not measured on its own, or has none
     */
    public double numerical(int entry) {
        return numerical.applyAsDouble(entry);
    }

    /** Collects measurements along directions and of single entries. */
    static final class Collected {
        private final List<Measurement> measurements = new ArrayList<>();
        private final Map<Integer, Double> numerical = new HashMap<>();

        void add(Measurement measurement) {
            if (measurement.isKnown()) {
                measurements.add(measurement);
            }
        }

        void addEntry(int entry, Derivative derivative) {
            if (derivative.isKnown() && numerical.put(entry, derivative.value()) == null) {
                measurements.add(Measurement.ofEntry(entry, derivative.value(), derivative.reach()));
            }
        }

        Evidence evidence() {
            Map<Integer, Double> entries = Map.copyOf(numerical);
            List<Measurement> all = List.copyOf(measurements);
            return new Evidence(() -> all, entry -> entries.getOrDefault(entry, Double.NaN), new BitSet());
        }
    }
}
