/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs the tests that must fail, and reads their messages as a user would: the first line, then the table. */
class PlantedMistakesTests {
    /** Written anew with {@code -Dgolden.update=true}, and then to be read again. */
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** The message of each failure, by the name of its test. */
    private static final Map<String, String> MESSAGES = EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(BrokenBackwardsTests.class))
            .execute()
            .testEvents()
            .failed()
            .stream()
            .collect(toMap(PlantedMistakesTests::test, PlantedMistakesTests::message));

    @ParameterizedTest
    @CsvSource({
        "attentionUnscaled,         Wq Wk",
        "batchNormConstantStatistics, W b",
        "biasAveraged,              b1 b2",
        "biasNotSummed,             b1 b2",
        "cameraInRadians,           angle",
        "convolutionBiasAveraged,   b",
        "doubledCourseNetwork,      W2 b1",
        "embeddingOverwritten,      E",
        "kalmanHalfForgotten,       a q r",
        "lastSampleDropped,         W1 b1 W2 b2",
        "layerNormAveraged,         gamma beta",
        "lstmBiasAveraged,          b",
        "maxPoolAllTied,            X",
        "missingRegularisation,     W1 W2",
        "oneEntryOff,               W2",
        "signFlipped,               W1 b1 W2 b2",
        "sumInsteadOfMean,          W1 b1 W2 b2",
        "swappedGradients,          b1 b2",
        "thetaOfCalendarTime,       expiry",
        "transposedWeights,         W1 b1",
        "unsignedLabels,            layers[0].W layers[0].b layers[1].W layers[1].b layers[2].W layers[2].b",
        "wrongActivationDerivative, W1 b1"
    })
    void exactlyThePlantedKeysAreNamed(String mistake, String planted) {
        Set<String> wrong = Set.of(planted.split(" "));
        String message = MESSAGES.get(mistake);
        Map<String, String> verdicts = verdictsInTable(message);
        assertTrue(verdicts.keySet().containsAll(wrong), message);
        verdicts.forEach((key, verdict) -> assertEquals(wrong.contains(key) ? "WRONG" : "CORRECT", verdict, key));
        wrong.forEach(
                key -> assertTrue(message.lines().findFirst().orElseThrow().contains(key), message));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theMessageReadsAsAPersonHasFoundGood(String mistake) throws IOException {
        String message = maskedRounding(MESSAGES.get(mistake));
        Path file = GOLDEN.resolve(mistake + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, message);
        }
        assertEquals(Files.readString(file), message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void theMessageFitsIntoAScreenOfEightyColumns(String mistake) {
        String message = MESSAGES.get(mistake);
        assertTrue(message.lines().count() <= 50, message);
        message.lines()
                .skip(1) // the first line is for summaries, which cut or wrap it
                .filter(line -> !line.contains("mvn ") && !line.contains("target/gradcheck"))
                .forEach(line -> assertTrue(line.length() <= 80, line));
        assertFalse(message.contains("<") || message.contains(">"), message);
    }

    static Set<String> mistakes() {
        return new TreeSet<>(MESSAGES.keySet());
    }

    @Test
    void everyMistakeFails() {
        Set<String> mistakes = Arrays.stream(BrokenBackwardsTests.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .collect(toSet());
        assertEquals(mistakes, MESSAGES.keySet());
    }

    /**
     * Figures at the level of rounding, numbers of evaluations and hashes in file names belong to the machine or the
     * core.
     */
    private static String maskedRounding(String message) {
        return message.replaceAll("\\d\\.\\de-(0[6-9]|[1-9]\\d)", "#.#e-##")
                        .replaceAll("\\d+ evaluations", "## evaluations")
                        .replaceAll("-[0-9a-f]{8}\\.html", "-########.html")
                + "\n";
    }

    private static Map<String, String> verdictsInTable(String message) {
        return Pattern.compile("^(\\S+) +\\d+(?:x\\d+)* +([A-Z]+) ", Pattern.MULTILINE)
                .matcher(message)
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static String test(Event failed) {
        return failed.getTestDescriptor()
                .getSource()
                .map(org.junit.platform.engine.support.descriptor.MethodSource.class::cast)
                .map(org.junit.platform.engine.support.descriptor.MethodSource::getMethodName)
                .orElseThrow();
    }

    private static String message(Event failed) {
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElseThrow();
    }
}
