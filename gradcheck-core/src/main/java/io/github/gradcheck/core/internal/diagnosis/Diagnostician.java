package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Says why gradients are wrong, from what was measured already: every hypothesis about the cause is tested against all measurements
 * of a key, and one that explains them all is named. Where none does, nothing is said: a wrong diagnosis is worse than none.
 */
public final class Diagnostician {
    /** First those without fitted numbers, then with one, then with two, then those that only describe. */
    private static final List<Hypothesis> HYPOTHESES = List.of(
            new NotFinite(),
            new Zero(),
            (suspect, network) -> Factor.known(suspect, network).map(Factor::diagnosis),
            new Rearranged(),
            new OtherKey(),
            new Accumulated(),
            (suspect, network) -> Factor.fitted(suspect).map(Factor::diagnosis),
            Regularisation.l2(),
            Regularisation.l1(),
            new Offset(),
            new ScaledData.Known(),
            new ScaledData.Fitted(),
            new PartialFault(),
            new Lines(),
            new BatchSum());

    private final List<KnownFactor> lengths;
    private final Objective objective;
    private final Supplier<Map<String, Block>> backward;
    private final long seed;

    /**
     * Creates a diagnostician.
     *
     * @param parameters the parameters, whose lengths may explain a factor
     * @param inputs the inputs, whose lengths explain it more often
     * @param objective through which parameters are moved
     * @param backward calls backward at the present values, and before it the loss if backward uses what that stores
     * @param seed where directions come from
     */
    public Diagnostician(
            Parameters parameters,
            Parameters inputs,
            Objective objective,
            Supplier<Map<String, Block>> backward,
            long seed) {
        this.lengths = Dimensions.factors(parameters, inputs);
        this.objective = objective;
        this.backward = backward;
        this.seed = seed;
    }

    /**
     * Examines the wrong keys. Backward is called about a dozen times at moved parameters, and only if a key is wrong.
     *
     * @param comparisons all keys, wrong and right
     * @param loss its value, if it is a loss and not a layer's output times a cotangent
     * @return the causes that were recognised, and remarks on the whole
     */
    public Diagnoses examine(List<KeyComparison> comparisons, OptionalDouble loss) {
        List<Suspect> keys = comparisons.stream().map(Suspect::new).toList();
        List<Suspect> wrong = keys.stream().filter(Suspect::isWrong).toList();
        if (wrong.isEmpty()) {
            return Diagnoses.NONE;
        }
        Network network = network(keys, wrong);
        Map<String, Diagnosis> causes = new LinkedHashMap<>();
        for (Suspect suspect : wrong) {
            examine(suspect, network).ifPresent(diagnosis -> causes.put(suspect.key(), diagnosis));
        }
        List<String> remarks = new ArrayList<>();
        Layers.remark(keys, causes).ifPresent(remarks::add);
        WhoseFault whoseFault = new WhoseFault(wrong, causes, loss);
        if (whoseFault.isOpen()) {
            remarks.addAll(whoseFault.remarks(new Consistency(comparisons, objective, backward, seed).answer()));
        }
        return new Diagnoses(causes, remarks);
    }

    /** A factor that one key has is worth trying in the others. */
    private Network network(List<Suspect> keys, List<Suspect> wrong) {
        Network network = new Network(keys, lengths);
        return network.knowing(wrong.stream()
                .flatMap(suspect -> Factor.known(suspect, network).or(() -> Factor.fitted(suspect)).stream())
                .toList());
    }

    private static Optional<Diagnosis> examine(Suspect suspect, Network network) {
        return HYPOTHESES.stream()
                .flatMap(hypothesis -> hypothesis.examine(suspect, network).stream())
                .findFirst();
    }
}
