package io.github.gradcheck.benchmarks.trust.faults;

import io.github.gradcheck.benchmarks.trust.problems.Slip;
import java.util.List;

/** The faults that are planted into the standard networks. */
public final class Faults {

    private Faults() {}

    /** Returns the seventeen faults on which the peers were first measured. */
    public static List<Fault> seventeen() {
        return List.of(
                oneKey("factor 2", 2),
                oneKey("sign", -1),
                slip("L2 term missing", Slip.L2_MISSING),
                slip("L2 term doubled", Slip.L2_DOUBLED),
                new Fault("transposed", (network, draw) -> {
                    String key = draw.oneOf(List.of("W1", "W2"));
                    return () -> Keys.transpose(network.backward(), key);
                }),
                new Fault("two keys swapped", (network, draw) -> {
                    String kind = draw.oneOf(List.of("W", "b"));
                    return () -> Keys.swap(network.backward(), kind + 1, kind + 2);
                }),
                oneKey("a key zero", 0),
                oneEntry("one entry off by 1 %", 1.01),
                oneEntry("one entry off by 0.1 %", 1.001),
                oneEntry("one entry zero", 0),
                oneEntry("one entry with the wrong sign", -1),
                slip("bias not summed over the batch", Slip.BIAS_NOT_SUMMED),
                slip("bias averaged over the batch", Slip.BIAS_AVERAGED),
                slip("last sample dropped", Slip.LAST_SAMPLE_DROPPED),
                slip("sum instead of mean", Slip.SUM_INSTEAD_OF_MEAN),
                slip("wrong activation derivative", Slip.WRONG_ACTIVATION_DERIVATIVE),
                slip("W instead of its transpose going back", Slip.NOT_TRANSPOSED_GOING_BACK));
    }

    /** Returns faults too small for most rules. */
    public static List<Fault> small() {
        return List.of(oneEntry("one entry off by 1e-4", 1 + 1e-4), oneEntry("one entry off by 1e-5", 1 + 1e-5));
    }

    /** Returns the fault that is planted into networks computed in float. */
    public static Fault keyOffByThousandth() {
        return oneKey("one key off by 1e-3", 1 + 1e-3);
    }

    private static Fault oneKey(String title, double factor) {
        return new Fault(title, (network, draw) -> {
            String key = Keys.draw(network.backward(), draw);
            return () -> Keys.multiply(network.backward(), key, factor);
        });
    }

    private static Fault oneEntry(String title, double factor) {
        return new Fault(title, (network, draw) -> {
            Entry entry = Entry.draw(network.backward(), draw);
            return () -> entry.multiply(network.backward(), factor);
        });
    }

    private static Fault slip(String title, Slip slip) {
        return new Fault(title, (network, draw) -> () -> network.backward(slip));
    }
}
