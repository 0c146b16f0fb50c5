/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What students get wrong, with samples in columns and in rows, in doubles and in floats. */
class MistakesTests {
    /** Written anew with {@code -Dgolden.update=true}, and then to be read again. */
    private static final Path GOLDEN = Path.of("src", "test", "resources", "mistakes.txt");

    private static final long SEED = 1;

    /** The headline of every mistake, and the layouts that have it. */
    private static Map<String, String> headlines(Mistake mistake) {
        Map<String, String> layouts = new LinkedHashMap<>();
        for (boolean single : new boolean[] {false, true}) {
            for (boolean rows : new boolean[] {false, true}) {
                layouts.merge(
                        headline(new StudentNetwork(mistake, rows, single, SEED)),
                        (single ? "float" : "double") + (rows ? " rows" : " columns"),
                        (known, another) -> known + ", " + another);
            }
        }
        return layouts;
    }

    private static String headline(StudentNetwork network) {
        try {
            return network.check().headline().replaceFirst(": \\S+ is \\S+ instead of \\S+", ": ...");
        } catch (GradientCheckException noGradient) {
            return String.valueOf(noGradient.getMessage());
        }
    }

    @Test
    void theFirstLinesReadAsAPersonHasFoundGood() throws IOException {
        String text = Stream.of(Mistake.values())
                .filter(mistake -> !mistake.isNearMiss())
                .map(mistake -> mistake + "\n"
                        + headlines(mistake).entrySet().stream()
                                .map(line -> "  " + line.getKey() + " [" + line.getValue() + "]\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text, is(Files.readString(GOLDEN)));
        text.lines()
                .filter(line -> line.startsWith("  gradient"))
                .forEach(line -> assertThat(line, line.lastIndexOf(" [") - 2, is(lessThanOrEqualTo(100))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mistake.class,
            names = {
                "LAST_SAMPLE",
                "LAST_SAMPLE_IN_ONE_KEY",
                "LAST_SAMPLE_TWICE",
                "FIRST_SAMPLE_ALONE",
                "SAMPLES_SHIFTED"
            })
    void samplesThatDoNotCountAreFoundForManySeeds(Mistake mistake) {
        named(mistake, EnumSet.of(Cause.SAMPLES));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mistake.class,
            names = {"DERIVATIVE_FORGOTTEN", "DERIVATIVE_OF_Z", "MASK_NOT_REUSED"})
    void wrongDerivativesAreFoundForManySeeds(Mistake mistake) {
        named(mistake, EnumSet.of(Cause.ACTIVATION));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mistake.class,
            names = {"W_NOT_TRANSPOSED", "Z_FOR_A", "ACTIVATION_OF_OTHER_LAYER"})
    void wrongProductsAreFoundForManySeeds(Mistake mistake) {
        named(mistake, EnumSet.of(Cause.PRODUCT));
    }

    /** Every wrong key has the cause, in doubles; which layout is told by turns. */
    private static void named(Mistake mistake, Set<Cause> causes) {
        for (long seed = 2; seed < 8; seed++) {
            GradientReport report = new StudentNetwork(mistake, seed % 2 == 0, false, seed).check();
            Set<Cause> named = report.keys().stream()
                    .filter(key -> key.verdict() == Verdict.WRONG)
                    .map(key -> key.diagnosis().map(Diagnosis::cause).orElse(Cause.PART))
                    .collect(Collectors.toSet());
            assertThat("seed " + seed + ": " + report.headline(), named, is(causes));
        }
    }

    static Stream<Mistake> nearMisses() {
        return Stream.of(Mistake.values()).filter(Mistake::isNearMiss);
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void whatIsNearToAMistakeIsNotTakenForIt(Mistake mistake) {
        for (long seed = 1; seed < 7; seed++) {
            GradientReport report = new StudentNetwork(mistake, seed % 2 == 0, seed % 3 == 0, seed).check();
            assertThat(report.verdict(), is(Verdict.WRONG));
            report.keys()
                    .forEach(key -> key.diagnosis()
                            .filter(diagnosis -> diagnosis.cause() != Cause.LAYER && diagnosis.cause() != Cause.PART)
                            .ifPresent(diagnosis -> {
                                throw new AssertionError(mistake + ": " + key.key() + " " + diagnosis.sentence());
                            }));
        }
    }
}
