package io.github.gradcheck.examples.broken;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs the tests that must fail, and reads their messages as a user would: the first line, then the table. */
class PlantedMistakesTests {

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
        "biasAveraged,              b1 b2",
        "biasNotSummed,             b1 b2",
        "doubledCourseNetwork,      W2 b1",
        "lastSampleDropped,         W1 b1 W2 b2",
        "missingRegularisation,     W1 W2",
        "oneEntryOff,               W2",
        "signFlipped,               W1 b1 W2 b2",
        "sumInsteadOfMean,          W1 b1 W2 b2",
        "swappedGradients,          b1 b2",
        "transposedWeights,         W1 b1",
        "unsignedLabels,            layers[0].W layers[0].b layers[1].W layers[1].b layers[2].W layers[2].b",
        "wrongActivationDerivative, W1 b1"
    })
    void exactlyThePlantedKeysAreNamed(String mistake, String planted) {
        Set<String> wrong = Set.of(planted.split(" "));
        String message = MESSAGES.get(mistake);
        assertEquals(wrong, keysInFirstLine(message));

        Map<String, String> verdicts = verdictsInTable(message);
        assertTrue(verdicts.keySet().containsAll(wrong), message);
        verdicts.forEach((key, verdict) -> assertEquals(wrong.contains(key) ? "WRONG" : "CORRECT", verdict, key));
    }

    @Test
    void everyMistakeFails() {
        Set<String> mistakes = Arrays.stream(BrokenBackwardsTests.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .collect(toSet());
        assertEquals(mistakes, MESSAGES.keySet());
    }

    private static Set<String> keysInFirstLine(String message) {
        String keys = Pattern.compile("gradients? of (.+?) (is|are) wrong: ")
                .matcher(message.lines().findFirst().orElseThrow())
                .results()
                .map(result -> result.group(1))
                .findFirst()
                .orElseThrow();
        return Set.of(keys.split(", "));
    }

    private static Map<String, String> verdictsInTable(String message) {
        return Pattern.compile("^(\\S+) +\\d+x\\d+ +([A-Z]+) ", Pattern.MULTILINE)
                .matcher(message)
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));
    }

    private static String test(Event failed) {
        return failed.getTestDescriptor()
                .getSource()
                .map(MethodSource.class::cast)
                .map(MethodSource::getMethodName)
                .orElseThrow();
    }

    private static String message(Event failed) {
        return failed.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElseThrow();
    }
}
