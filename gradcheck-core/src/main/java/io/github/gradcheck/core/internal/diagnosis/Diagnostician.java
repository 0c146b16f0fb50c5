/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.claims.Upstream;
import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Says why gradients are wrong, from what was measured already: every hypothesis about the cause is tested against all
 * measurements of a key, and one that explains them all is named. Where none does, nothing is said: a wrong diagnosis
 * is worse than none.
 */
public final class Diagnostician implements Stage<Diagnoses> {
    /** What is said of a backward whose derivatives contradict each other. */
    public static final String NO_GRADIENT = "backward is not the gradient of any function: look at backward";

    /** First those without fitted numbers, then with one, then with two, then those that only describe. */
    private static final List<Hypothesis> HYPOTHESES = List.of(
            new NotFinite(),
            new Zero(),
            new ScaledToNorm(),
            (suspect, network) -> Factor.known(suspect, network).map(Factor::diagnosis),
            new Rearranged(),
            new Triangles(),
            new OtherKey(),
            new Accumulated(),
            new ChainOfParameter(),
            new Degree(),
            new Clipped(),
            (suspect, network) -> Factor.fitted(suspect).map(Factor::diagnosis),
            Regularisation.l2(),
            Regularisation.l1(),
            new Offset(),
            new ScaledData.Known(),
            new ScaledData.Fitted(),
            new UnitMask(),
            new PartialFault(),
            new SharedFactor(),
            new FactorOfTwo());

    /** What backward says of single samples; it is asked only where no other cause explains a key. */
    private static final List<SampleHypothesis> OF_SAMPLES = List.of(
            new WrongSamples(),
            new Overwritten(),
            new WrongAxis(),
            new UnitFactors(),
            new WrongInput(),
            new OutputFault());

    /** What the cotangent of a layer says. */
    private static final List<UpstreamHypothesis> OF_UPSTREAM =
            List.of(new UnchangedUpstream(), new OverwrittenUpstream(), new WrongAxisOfUpstream());

    /** Those that say where to look, and not what is wrong there. */
    private static final List<Hypothesis> LAST = List.of(new Lines(), new BatchSum());

    private final Subject subject;
    private final List<KeyComparison> comparisons;
    private final BasePoint point;
    private final BackwardCalls backward;
    private final long seed;
    private final Optional<Upstream> upstream;
    private final Normalised normalised;
    private final boolean isLoss;
    private final List<Block> inputs;
    private final Map<String, Diagnosis> causes = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /**
     * Creates a diagnostician.
     *
     * @param subject what was checked: the lengths of its inputs and parameters may explain a factor
     * @param comparisons all keys, wrong and right
     * @param point where they were compared
     * @param backward calls backward at moved points
     * @param seed where directions come from
     */
    public Diagnostician(
            Subject subject, List<KeyComparison> comparisons, BasePoint point, BackwardCalls backward, long seed) {
        this.subject = subject;
        this.comparisons = comparisons;
        this.point = point;
        this.backward = backward;
        this.seed = seed;
        this.upstream = subject.upstream();
        this.normalised = new Normalised(backward, point.lane());
        this.isLoss = subject.isLoss();
        this.inputs = subject.inputs().blocks();
    }

    /**
     * Examines the wrong keys. Backward is called about a dozen times at moved parameters, and for every
     * sample of the inputs, and only if a key is wrong.
     */
    @Override
    public void run() {
        List<Suspect> keys = comparisons.stream().map(Suspect::new).toList();
        List<Suspect> wrong = keys.stream().filter(Suspect::isWrong).toList();
        if (wrong.isEmpty()) {
            return;
        }
        Network network = network(keys, wrong);
        for (Suspect suspect : wrong) {
            normalised
                    .examine(suspect, network)
                    .or(() -> examine(HYPOTHESES, suspect, network))
                    .ifPresent(diagnosis -> causes.put(suspect.key(), diagnosis));
        }
        causes.putAll(SharedScale.find(unexplained(wrong), network));
        causes.putAll(SharedPenalty.find(penalisedOrUnexplained(wrong), network));
        askForInputs(wrong, network);
        askForSamples(wrong, network);
        askForUpstream(wrong);
        for (Suspect suspect : wrong) {
            if (!causes.containsKey(suspect.key())) {
                examine(LAST, suspect, network).ifPresent(diagnosis -> causes.put(suspect.key(), diagnosis));
            }
        }
        Layers.find(keys, causes).ifPresent(found -> tell(found, wrong));
        OptionalDouble loss = isLoss ? OptionalDouble.of(point.centre()) : OptionalDouble.empty();
        WhoseFault whoseFault =
                new WhoseFault(wrong, causes, loss, inputs.stream().anyMatch(Labels::isOneHot));
        if (whoseFault.isOpen()) {
            remarks.addAll(whoseFault.remarks(new Consistency(comparisons, point, backward, seed).answer()));
        }
    }

    /** The causes that were recognised, and remarks on the whole. */
    @Override
    public Diagnoses soFar() {
        return new Diagnoses(causes, remarks);
    }

    /** A key without a cause is wrong because of it; beside a cause it is the reason, or a remark. */
    private void tell(Layers.Break found, List<Suspect> wrong) {
        boolean isRemark = false;
        for (Suspect suspect : wrong) {
            Diagnosis known = causes.get(suspect.key());
            if (known == null) {
                causes.put(suspect.key(), found.finding());
            } else if (known.reason().isEmpty() && known instanceof Finding finding) {
                causes.put(suspect.key(), new Finding(finding.cause(), finding.phrase(), found.reason()));
            } else {
                isRemark = true;
            }
        }
        if (isRemark) {
            remarks.add(found.reason());
        }
    }

    /** A factor that one key has is worth trying in the others. */
    private Network network(List<Suspect> keys, List<Suspect> wrong) {
        Network network = new Network(keys, Dimensions.factors(subject.parameters(), subject.inputs()));
        return network.knowing(wrong.stream()
                .flatMap(suspect -> Factor.known(suspect, network).or(() -> Factor.fitted(suspect)).stream())
                .toList());
    }

    private static Optional<Finding> examine(List<Hypothesis> hypotheses, Suspect suspect, Network network) {
        return hypotheses.stream()
                .flatMap(hypothesis -> hypothesis.examine(suspect, network).stream())
                .findFirst();
    }

    private void askForInputs(List<Suspect> wrong, Network network) {
        List<Suspect> open = open(wrong);
        if (isLoss && !open.isEmpty()) {
            List<OtherInput> others = inputs.stream()
                    .map(input -> OtherInput.ask(input, backward, point.lane(), network))
                    .toList();
            Optional<Answer> unused = Answer.ask(backward, point.lane(), network); // what backward uses is stored anew
            LabelFault.find(others, network)
                    .ifPresent(finding -> open.forEach(suspect -> causes.put(suspect.key(), finding)));
        }
    }

    private List<Suspect> unexplained(List<Suspect> wrong) {
        return withoutCauseBut(diagnosis -> false, wrong);
    }

    /** A penalty that some keys show alone may be too small beside the others to be told without them. */
    private List<Suspect> penalisedOrUnexplained(List<Suspect> wrong) {
        return withoutCauseBut(diagnosis -> diagnosis.cause() == Cause.REGULARISATION, wrong);
    }

    /** Those of which nothing is known but a place. */
    private List<Suspect> open(List<Suspect> wrong) {
        return withoutCauseBut(Diagnosis::isPlaceOnly, wrong);
    }

    private List<Suspect> withoutCauseBut(Predicate<Diagnosis> allowed, List<Suspect> wrong) {
        return wrong.stream()
                .filter(key ->
                        Optional.ofNullable(causes.get(key.key())).stream().allMatch(allowed))
                .toList();
    }

    /** Of a layer's output each sample has a cotangent of its own, so that copies of a sample are not alike. */
    private void askForSamples(List<Suspect> wrong, Network network) {
        for (Batch batch : isLoss ? Batch.among(subject.inputs()) : List.<Batch>of()) {
            List<Suspect> open = open(wrong);
            if (!open.isEmpty()) {
                SampleGradients.ask(batch, backward, point.lane(), network)
                        .ifPresent(samples -> open.forEach(suspect -> examine(suspect, samples)));
            }
        }
    }

    private void askForUpstream(List<Suspect> wrong) {
        List<Suspect> open = open(wrong);
        if (open.isEmpty() || upstream.isEmpty()) {
            return;
        }
        PartsOfUpstream layer = new PartsOfUpstream(upstream.get(), point.objective());
        for (Suspect suspect : open) {
            OF_UPSTREAM.stream()
                    .flatMap(hypothesis -> hypothesis.examine(suspect, layer).stream())
                    .findFirst()
                    .ifPresent(finding -> causes.put(suspect.key(), finding));
        }
    }

    private void examine(Suspect suspect, SampleGradients samples) {
        OF_SAMPLES.stream()
                .flatMap(hypothesis -> hypothesis.examine(suspect, samples).stream())
                .findFirst()
                .ifPresent(finding -> causes.put(suspect.key(), finding));
    }
}
