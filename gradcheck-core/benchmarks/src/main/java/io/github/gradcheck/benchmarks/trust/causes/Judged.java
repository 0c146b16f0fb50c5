/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.faults.PlainFacts;
import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.KeyReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A report, read by someone who knows what was planted.
 *
 * @param reading what it comes to
 * @param text what was said
 */
record Judged(Reading reading, String text) {

    /** What is said where the loss is blamed; all mistakes are planted into backward. */
    private static final String BLAMES_LOSS = "look at the loss";

    /** Lets the library check a network with its inputs, as a user does. */
    static Judged of(
            Student network, Supplier<Map<String, Object>> backward, Truth truth, PlainFacts facts, long seed) {
        try {
            GradientReport report = GradientChecker.create()
                    .withSeed(seed)
                    .check(
                            Parameters.of(network.parameters()),
                            Parameters.of(network.inputs()),
                            network::loss,
                            backward);
            return new Judged(reading(report, network.plan(), truth, facts), text(report));
        } catch (GradientCheckException refused) {
            String message = String.valueOf(refused.getMessage());
            boolean named = truth.isSaid(Cause.ACCUMULATED, message, network.plan());
            return new Judged(named ? Reading.NAMED : Reading.FALSE, message);
        }
    }

    private static Reading reading(GradientReport report, Plan plan, Truth truth, PlainFacts facts) {
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        for (KeyReport key : report.keys()) {
            if (key.verdict() == Verdict.WRONG) {
                readings.add(key.diagnosis()
                        .map(diagnosis -> reading(key.key(), diagnosis, plan, truth, facts))
                        .orElse(Reading.KEY));
            }
        }
        if (report.remarks().stream().anyMatch(remark -> remark.contains(BLAMES_LOSS))) {
            readings.add(truth.ofOtherLoss() ? Reading.FACT : Reading.FALSE);
        }
        return readings.stream().findFirst().orElse(Reading.MISSED);
    }

    private static Reading reading(String key, Diagnosis diagnosis, Plan plan, Truth truth, PlainFacts facts) {
        if (truth.isSaid(diagnosis.cause(), diagnosis.sentence(), plan)) {
            return Reading.NAMED;
        }
        if (diagnosis.isPlaceOnly() || PlainFacts.isPlace(diagnosis.cause())) {
            return Reading.KEY;
        }
        return facts.hold(key, diagnosis.cause()) ? Reading.FACT : Reading.FALSE;
    }

    private static String text(GradientReport report) {
        StringBuilder text = new StringBuilder();
        for (KeyReport key : report.keys()) {
            if (key.verdict() == Verdict.WRONG) {
                text.append(text.isEmpty() ? "" : "; ")
                        .append(key.key())
                        .append(' ')
                        .append(key.diagnosis().map(Diagnosis::sentence).orElse("is wrong"));
            }
        }
        report.remarks().forEach(remark -> text.append(" / ").append(remark));
        return text.toString();
    }
}
