/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.Slip;
import io.github.gradcheck.core.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are planted into the standard networks. */
public final class Faults {

    private Faults() {}

    /** Returns the seventeen faults on which the peers were first measured. */
    public static List<Fault> seventeen() {
        return List.of(
                oneKey("factor 2", Cause.FACTOR, 2),
                oneKey("sign", Cause.SIGN, -1),
                slip("L2 term missing", Cause.REGULARISATION, Slip.L2_MISSING),
                slip("L2 term doubled", Cause.REGULARISATION, Slip.L2_DOUBLED),
                new Fault("transposed", Optional.of(Cause.TRANSPOSED), (network, draw) -> {
                    String key = draw.oneOf(List.of("W1", "W2"));
                    return () -> Keys.transpose(network.backward(), key);
                }),
                new Fault("two keys swapped", Optional.of(Cause.OTHER_KEY), (network, draw) -> {
                    String kind = draw.oneOf(List.of("W", "b"));
                    return () -> Keys.swap(network.backward(), kind + 1, kind + 2);
                }),
                oneKey("a key zero", Cause.ZERO, 0),
                oneEntry("one entry off by 1 %", Optional.empty(), 1.01),
                oneEntry("one entry off by 0.1 %", Optional.empty(), 1.001),
                oneEntry("one entry zero", Optional.of(Cause.PART), 0),
                oneEntry("one entry with the wrong sign", Optional.of(Cause.PART), -1),
                slip("bias not summed over the batch", Cause.BATCH_SUM, Slip.BIAS_NOT_SUMMED),
                slip("bias averaged over the batch", Cause.FACTOR, Slip.BIAS_AVERAGED),
                slip("last sample dropped", Slip.LAST_SAMPLE_DROPPED),
                slip("sum instead of mean", Cause.FACTOR, Slip.SUM_INSTEAD_OF_MEAN),
                slip("wrong activation derivative", Slip.WRONG_ACTIVATION_DERIVATIVE),
                slip("W instead of its transpose going back", Slip.NOT_TRANSPOSED_GOING_BACK));
    }

    /** Returns further faults that a diagnosis should name. */
    public static List<Fault> accumulated() {
        return List.of(
                new Fault("accumulated over two calls", Optional.of(Cause.FACTOR), (network, draw) -> () -> {
                    Map<String, Object> gradient = network.backward();
                    List.copyOf(gradient.keySet()).forEach(key -> Keys.multiply(gradient, key, 2));
                    return gradient;
                }),
                new Fault("accumulated over two keys", Optional.of(Cause.ACCUMULATED), (network, draw) -> {
                    String kind = draw.oneOf(List.of("W", "b"));
                    return () -> Keys.add(network.backward(), kind + 1, kind + 2);
                }));
    }

    /** Returns faults too small for most rules. */
    public static List<Fault> small() {
        return List.of(
                oneEntry("one entry off by 1e-4", Optional.empty(), 1 + 1e-4),
                oneEntry("one entry off by 1e-5", Optional.empty(), 1 + 1e-5));
    }

    /** Returns the fault that is planted into networks computed in float. */
    public static Fault keyOffByThousandth() {
        return oneKey("one key off by 1e-3", Cause.FACTOR, 1 + 1e-3);
    }

    private static Fault oneKey(String title, Cause cause, double factor) {
        return new Fault(title, Optional.of(cause), (network, draw) -> {
            String key = Keys.draw(network.backward(), draw);
            return () -> Keys.multiply(network.backward(), key, factor);
        });
    }

    private static Fault oneEntry(String title, Optional<Cause> cause, double factor) {
        return new Fault(title, cause, (network, draw) -> {
            Entry entry = Entry.draw(network.backward(), draw);
            return () -> entry.multiply(network.backward(), factor);
        });
    }

    private static Fault slip(String title, Cause cause, Slip slip) {
        return new Fault(title, Optional.of(cause), (network, draw) -> () -> network.backward(slip));
    }

    /** A slip without a cause that the library could name. */
    private static Fault slip(String title, Slip slip) {
        return new Fault(title, Optional.empty(), (network, draw) -> () -> network.backward(slip));
    }
}
