/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.directions.Direction;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.directions.JointWeights;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.Question;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Proves many keys wrong at the price of one entry: of each that a factor explains, one entry moves along a common
 * line, by shares that make all of them miss about the same, and the accept rule judges that line.
 *
 * <p>A key is proven if the line differs by what all factors together say, and its own share of the difference is at
 * least {@link #SHARE}: a jump that explains the key would explain more than a twentieth of the whole then, of which
 * the rule says nothing. Whoever is not proven here must be proven alone.
 */
public final class JointProof implements Stage<Map<String, Suspicion>> {
    /** Twice the part of a difference from which on a jump may explain it. */
    private static final double SHARE = 0.1;

    /** Of so many of random sign, each makes more than that of the sum of all, as a rule. */
    private static final int MOST_KEYS = 32;

    private static final double LEAST_PART = 0.5;

    private static final StepSchedule STEPS = StepSchedule.upTo(1e-6).within(4);

    private final BasePoint point;
    private final long seed;
    private final List<Suspicion> suspicious;
    private final Map<String, Suspicion> proven = new LinkedHashMap<>();

    /**
     * Prepares a proof.
     *
     * @param point where the gradient is checked
     * @param seed where the shares come from
     * @param explained keys that are wrong as a whole by a factor each
     */
    public JointProof(BasePoint point, long seed, Map<String, Suspicion> explained) {
        this.point = point;
        this.seed = seed;
        this.suspicious = List.copyOf(explained.values());
    }

    @Override
    public void run() {
        for (int first = 0; first < suspicious.size(); first += MOST_KEYS) {
            prove(suspicious.subList(first, Math.min(suspicious.size(), first + MOST_KEYS)), first);
        }
    }

    /** The keys that are proven to be wrong. */
    @Override
    public Map<String, Suspicion> soFar() {
        return proven;
    }

    private void prove(List<Suspicion> keys, int number) {
        List<Direction> entries = keys.stream().map(JointProof::entry).toList();
        double[] analytic = IntStream.range(0, keys.size())
                .mapToDouble(i -> entries.get(i).dot(candidate(keys.get(i)).analytic()))
                .toArray();
        double[] missed = IntStream.range(0, keys.size())
                .mapToDouble(i -> (1 - keys.get(i).factor()) * analytic[i])
                .toArray();
        double[] weights = weights(missed, RandomStream.of(seed, "joint proof " + number));
        double claimed = sum(weights, analytic);
        double difference = sum(weights, missed);
        double open = Norm.of(0, keys.size(), i -> weights[i] * keys.get(i).reach() * analytic[i]);
        if (differs(new JointDirection(entries, weights), claimed, difference, open)) {
            for (int i = 0; i < keys.size(); i++) {
                if (Math.abs(weights[i] * missed[i]) >= SHARE * Math.abs(difference)) {
                    proven.put(candidate(keys.get(i)).key(), keys.get(i).proven());
                }
            }
        }
    }

    private boolean differs(JointDirection line, double claimed, double difference, double open) {
        Question question = Question.of(claimed, Direction.SCALE).withNoise(point.spread());
        Judgement judgement = point.differentiator().judge(point.line(line), question, Double.POSITIVE_INFINITY, STEPS);
        Derivative numerical = judgement.derivative();
        return judgement.kind() == Judgement.Kind.DIFFERS
                && Math.abs(numerical.value() - (claimed - difference)) <= numerical.reach() + open;
    }

    private static double sum(double[] weights, double[] parts) {
        return IntStream.range(0, parts.length)
                .mapToDouble(i -> weights[i] * parts[i])
                .sum();
    }

    private static KeyGradient candidate(Suspicion key) {
        return key.derivatives().candidate();
    }

    /** The part of a key's direction at the entry that makes most of what the gradient implies along it. */
    private static Direction entry(Suspicion key) {
        KeyGradient candidate = candidate(key);
        Direction direction = key.derivatives().direction();
        int most = 0;
        double largest = -1;
        for (int i = 0; i < candidate.size(); i++) {
            double size = Math.abs(direction.component(i) * candidate.analytic(i));
            most = size > largest ? i : most;
            largest = Math.max(largest, size);
        }
        return direction.restrictedTo(most, most + 1);
    }

    private static double[] weights(double[] missed, RandomStream random) {
        double[] sizes = IntStream.range(0, missed.length)
                .mapToDouble(i -> Math.abs(missed[i]))
                .toArray();
        double[] weights = JointWeights.of(sizes);
        for (int i = 0; i < weights.length; i++) {
            double part = LEAST_PART + (1 - LEAST_PART) * random.nextUniform();
            weights[i] *= random.nextInt(2) == 0 ? part : -part;
        }
        return weights;
    }
}
