/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a class of random tests: declarations, values and settings that make sense, and such that do not. */
final class FuzzedSource {
    private static final List<String> TYPES = List.of(
            "double[]",
            "double[]",
            "double[][]",
            "float[]",
            "float[][]",
            "double[][][]",
            "DMatrixRMaj",
            "SimpleMatrix",
            "int[]",
            "double",
            "String",
            "Integer",
            "long[]",
            "List<double[]>");

    private static final List<String> SHAPES = List.of(
            "3",
            "3",
            "{2, 3}",
            "{2, 3}",
            "{3, 1}",
            "{1, 2, 2}",
            "{}",
            "0",
            "-1",
            "{2, 0}",
            "Integer.MAX_VALUE",
            "{65536, 65536}",
            "{1, 1, 1, 1, 1}");

    private static final List<String> DRAWN = List.of(
            "",
            "",
            "",
            "",
            "values = Values.UNIFORM",
            "values = Values.ONE_HOT",
            "values = Values.BINARY",
            "values = Values.HE",
            "values = Values.INTEGER",
            "values = Values.ZEROS",
            "values = Values.POSITIVE",
            "std = 2",
            "std = 0",
            "std = -1",
            "std = Double.POSITIVE_INFINITY",
            "min = 1, max = 0",
            "min = 0.5, max = 2",
            "min = -1e308, max = 1e308",
            "values = Values.NORMAL, std = 1e-320",
            "key = \"\"",
            "key = \"a b\"",
            "key = \"w\"",
            "key = \"layers[0].W\"");

    private static final List<String> SETTINGS = List.of(
            "",
            "",
            "",
            "",
            "",
            "draws = 1",
            "draws = 0",
            "draws = 2147483647",
            "seeds = {}",
            "seeds = {1, 1}",
            "draws = 2, seeds = 1",
            "coverage = Coverage.EVERY_ENTRY",
            "coverage = Coverage.DIRECTIONS",
            "coverage = {Coverage.AUTO, Coverage.AUTO}",
            "tolerance = 1e-3",
            "tolerance = 0",
            "tolerance = -1",
            "tolerance = Double.POSITIVE_INFINITY",
            "absoluteTolerance = -1",
            "absoluteTolerance = 1e-9",
            "step = 1e-7",
            "step = 0",
            "step = 1e-7, tolerance = 1e-3",
            "step = 1e-6, threshold = 1e-5",
            "threshold = 1",
            "scheme = Scheme.FORWARD",
            "step = 1e-7, scheme = Scheme.FORWARD, threshold = 1e-5",
            "budget = 0",
            "budget = 1",
            "budget = 60",
            "budget = 1000",
            "ignore = \"surplus\"",
            "ignore = \"\"",
            "parallel = true",
            "vacuous = @Vacuous(key = \"none\", reason = \"r\")",
            "vacuous = @Vacuous(key = \"a\", reason = \"\")",
            "keys = @ForKeys(\"*\")",
            "keys = @ForKeys({})",
            "keys = @ForKeys(value = \"a\", tolerance = 1e-4)",
            "keys = @ForKeys(value = \"a\", tolerance = -1)",
            "keys = @ForKeys(value = \"no*\", skip = \"r\")",
            "keys = @ForKeys(value = \"\", vacuous = \"r\")");

    private final SplittableRandom random;
    private final List<FuzzedTest> tests = new ArrayList<>();

    /**
     * What is known of one generated test.
     *
     * @param name its method
     * @param plain whether everything but loss and backward is as it should be
     */
    record FuzzedTest(String name, FuzzedBody.Loss loss, FuzzedBody.Backward backward, boolean plain, String text) {
        /** A test of which this is wrong must not pass. */
        boolean isWrong() {
            return loss != FuzzedBody.Loss.RIGHT || backward != FuzzedBody.Backward.RIGHT;
        }
    }

    FuzzedSource(long seed) {
        this.random = new SplittableRandom(seed);
    }

    List<FuzzedTest> tests() {
        return tests;
    }

    String of(String className, int count) {
        String methods =
                IntStream.range(0, count).mapToObj(i -> method("test" + i)).collect(Collectors.joining("\n"));
        return """
                import io.github.gradcheck.core.*;
                import io.github.gradcheck.core.sampling.Values;
                import io.github.gradcheck.junit.*;
                import java.util.List;
                import org.ejml.data.DMatrixRMaj;
                import org.ejml.simple.SimpleMatrix;
                public class %s {
                %s
                }
                """.formatted(className, methods);
    }

    private String method(String name) {
        String settings = random.nextInt(3) == 0 ? some(SETTINGS) : "";
        boolean plain = settings.isEmpty();
        List<String> parameters = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String variable = String.valueOf((char) ('a' + i));
            boolean odd = random.nextInt(5) == 0;
            String type = odd ? some(TYPES) : TYPES.get(random.nextInt(8));
            String drawn = odd ? some(DRAWN) : "";
            String shape = odd ? some(SHAPES) : shapeOf(type);
            String annotation =
                    odd && random.nextInt(8) == 0 ? "" : i > 0 && random.nextInt(4) == 0 ? "@Input" : "@Param";
            plain &= !odd;
            String attributes = "value = " + shape + (drawn.isEmpty() ? "" : ", " + drawn);
            parameters.add((annotation.isEmpty() ? "" : annotation + "(" + attributes + ") ") + type + " " + variable);
            String key = drawn.startsWith("key = \"") && !drawn.equals("key = \"\"")
                    ? drawn.substring(7, drawn.length() - 1)
                    : variable;
            boolean numbers = type.contains("[]") && !type.startsWith("int") && !type.startsWith("long");
            if (numbers || type.contains("Matrix")) {
                arrays.add("\"" + key + "\", " + variable);
                if (annotation.equals("@Param")) {
                    keys.add("\"" + key + "\"");
                }
            }
        }
        boolean wrong = random.nextBoolean();
        FuzzedBody.Loss loss =
                wrong && random.nextBoolean() ? some(List.of(FuzzedBody.Loss.values())) : FuzzedBody.Loss.RIGHT;
        FuzzedBody.Backward backward = wrong ? some(List.of(FuzzedBody.Backward.values())) : FuzzedBody.Backward.RIGHT;
        boolean taken = random.nextInt(30) != 0;
        if (taken) {
            parameters.add("Gradients gradients");
        }
        String body = taken && !arrays.isEmpty()
                ? "FuzzedBody.run(gradients, FuzzedBody.Loss." + loss + ", FuzzedBody.Backward." + backward
                        + ", List.of(" + String.join(", ", keys) + "), " + String.join(", ", arrays) + ");"
                : "";
        plain &= !body.isEmpty();
        String text = "    @GradientCheck" + (settings.isEmpty() ? "(draws = 1)" : "(" + settings + ")") + " void "
                + name + "(" + String.join(", ", parameters) + ") { " + body + " }";
        tests.add(new FuzzedTest(name, loss, backward, plain, text));
        return text;
    }

    private static String shapeOf(String type) {
        return type.equals("double[][][]")
                ? "{2, 1, 2}"
                : type.endsWith("[]") && !type.endsWith("[][]") ? "3" : "{2, 3}";
    }

    private <T> T some(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
