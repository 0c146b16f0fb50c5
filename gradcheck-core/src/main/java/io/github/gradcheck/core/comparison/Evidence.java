package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import io.github.gradcheck.core.differentiation.Measurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** What was measured of a key's gradient, entry by entry and along directions, to test hypotheses with. */
public final class Evidence {
    private final List<Measurement> measurements;
    private final IntToDoubleFunction numerical;

    private Evidence(List<Measurement> measurements, IntToDoubleFunction numerical) {
        this.measurements = List.copyOf(measurements);
        this.numerical = numerical;
    }

    /** Measurements of some entries of which the numbers are known in full. */
    static Evidence of(List<Measurement> measurements, double[] numerical) {
        return new Evidence(measurements, entry -> numerical[entry]);
    }

    /**
     * All measurements.
     *
     * @return derivatives with error bars: all entries of a small key that was visited entry by entry and evenly spread ones of a
     *     large key, or directions over the whole key and single entries
     */
    public List<Measurement> measurements() {
        return measurements;
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
            if (measurement.derivative().isKnown()) {
                measurements.add(measurement);
            }
        }

        void addEntry(int entry, Derivative derivative) {
            if (derivative.isKnown() && numerical.put(entry, derivative.value()) == null) {
                measurements.add(new Measurement(gradient -> gradient.applyAsDouble(entry), derivative));
            }
        }

        Evidence evidence() {
            Map<Integer, Double> entries = Map.copyOf(numerical);
            return new Evidence(measurements, entry -> entries.getOrDefault(entry, Double.NaN));
        }
    }
}
