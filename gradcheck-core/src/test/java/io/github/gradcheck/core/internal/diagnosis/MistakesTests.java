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
import java.util.Locale;
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

    /** What is said of a mistake in one layout. */
    @FunctionalInterface
    private interface Layout {
        String headline(Precision precision, boolean rows);
    }

    /** The headline of every mistake, and the layouts that have it. */
    private static String headlines(String name, Layout mistake) {
        Map<String, String> layouts = new LinkedHashMap<>();
        for (Precision precision : Precision.values()) {
            for (boolean rows : new boolean[] {false, true}) {
                layouts.merge(
                        mistake.headline(precision, rows),
                        precision.name().toLowerCase(Locale.ROOT) + (rows ? " rows" : " columns"),
                        (known, another) -> known + ", " + another);
            }
        }
        return name + "\n"
                + layouts.entrySet().stream()
                        .map(line -> "  " + line.getKey() + " [" + line.getValue() + "]\n")
                        .collect(Collectors.joining());
    }

    private static String headlines(Mistake mistake) {
        return headlines(
                mistake.name(),
                (precision, rows) -> headline(new StudentNetwork(mistake, rows, precision == Precision.FLOAT, SEED)));
    }

    /** Mistakes in other models than the network; not all of them have samples that lie in rows or columns. */
    private static Map<String, Layout> others() {
        Map<String, Layout> others = new LinkedHashMap<>();
        others.put(
                "ONE_TRIANGLE_RETURNED",
                (precision, rows) ->
                        triangles(precision, TrianglesTests.Read.ALL, (g, all, i, j) -> i < j ? 0 : g[i][j]));
        others.put(
                "TRIANGLES_ADDED_UP",
                (precision, rows) -> triangles(
                        precision,
                        TrianglesTests.Read.ALL,
                        (g, all, i, j) -> i < j ? 0 : i == j ? g[i][i] : g[i][j] + g[j][i]));
        others.put(
                "OFF_DIAGONAL_DOUBLED",
                (precision, rows) -> triangles(
                        precision, TrianglesTests.Read.ALL, (g, all, i, j) -> i == j ? g[i][i] : 2 * g[i][j]));
        others.put(
                "ONE_TRIANGLE_READ",
                (precision, rows) -> triangles(precision, TrianglesTests.Read.LOWER, (g, all, i, j) -> all[i][j]));
        others.put(
                "NOT_PROJECTED",
                (precision, rows) ->
                        headline(new NormalisedTests.Model(precision, rows).headline((g, v, vg, norm) -> g / norm)));
        others.put(
                "NORM_FORGOTTEN",
                (precision, rows) ->
                        headline(new NormalisedTests.Model(precision, rows).headline((g, v, vg, norm) -> g)));
        others.put(
                "CONSTANT_TERM",
                (precision, rows) -> headline(OffsetTests.headline(precision, false, (g, mean, x) -> g + 0.7)));
        others.put(
                "MEAN_NOT_SUBTRACTED",
                (precision, rows) -> headline(OffsetTests.headline(precision, true, (g, mean, x) -> g + mean)));
        others.put(
                "BY_LOGARITHM",
                (precision, rows) -> headline(OffsetTests.headline(precision, false, (g, mean, x) -> g * x)));
        others.put("DEGREE_FORGOTTEN", (precision, rows) -> headline(DegreeTests.headline(precision, k -> 1, 1)));
        others.put(
                "SUMMED_OVER_UNITS",
                (precision, rows) -> headline(WrongAxisTests.loss(precision, rows, WrongAxisTests.WRONG, 1)));
        others.put(
                "SUMMED_OVER_UNITS_IN_LAYER",
                (precision, rows) -> headline(WrongAxisTests.layer(precision, rows, WrongAxisTests.WRONG, 1)));
        others.put(
                "OVERWRITTEN", (precision, rows) -> headline(OverwrittenTests.loss(precision, OverwrittenTests.LAST)));
        others.put(
                "OVERWRITTEN_IN_LAYER",
                (precision, rows) -> headline(OverwrittenTests.layer(precision, OverwrittenTests.LAST)));
        others.put("HANDED_ON", (precision, rows) -> headline(UnchangedUpstreamTests.headline(precision, x -> 1)));
        others.put(
                "CUT_OFF",
                (precision, rows) -> headline(ClippedTests.headline(
                        precision, (all, own) -> x -> Math.max(-0.5, Math.min(0.5, x)))));
        others.put(
                "NORM_BOUNDED",
                (precision, rows) -> headline(ClippedTests.headline(precision, (all, own) -> x -> x / all)));
        others.put(
                "MASK_OF_UNITS_LEFT_OUT",
                (precision, rows) -> headline(UnitMaskTests.headline(precision, 1.5, (unit, mask) -> 1)));
        return others;
    }

    private static String triangles(Precision precision, TrianglesTests.Read read, TrianglesTests.Slip slip) {
        return headline(new TrianglesTests.Model(true, read, precision == Precision.FLOAT).headline(slip));
    }

    private static String headline(String text) {
        return text.replaceFirst(": \\S+ is \\S+ instead of \\S+", ": ...");
    }

    private static String headline(StudentNetwork network) {
        try {
            return headline(network.check().headline());
        } catch (GradientCheckException noGradient) {
            return String.valueOf(noGradient.getMessage());
        }
    }

    @Test
    void theFirstLinesReadAsAPersonHasFoundGood() throws IOException {
        String text = Stream.concat(
                        Stream.of(Mistake.values())
                                .filter(mistake -> !mistake.isNearMiss())
                                .map(MistakesTests::headlines),
                        others().entrySet().stream().map(other -> headlines(other.getKey(), other.getValue())))
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
            names = {"W_NOT_TRANSPOSED", "Z_FOR_A", "Z_FOR_A_BESIDE_L2", "ACTIVATION_OF_OTHER_LAYER"})
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
