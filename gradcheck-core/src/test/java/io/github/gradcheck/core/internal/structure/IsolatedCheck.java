/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is run with a class path of its own; answers in words, which both sides of a class loader understand. */
@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
public final class IsolatedCheck {
    private IsolatedCheck() {}

    record Layer(double[] w) {}

    /** Checks the sum of squares of arrays in a list, a record and a map. */
    public static String check() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("a", new double[] {1, 2});
        model.put("b", List.of(new float[][] {{1, 2}, {3, 4}}, new Layer(new double[] {1, 2, 3})));
        model.put("m", Map.of("x", new double[] {5}));
        Parameters at = Parameters.of(model);
        GradientReport report = GradientChecker.create().check(at, () -> squares(at), () -> gradient(at));
        return at + " " + report.verdict() + " " + report.remarks();
    }

    private static double squares(Parameters at) {
        double sum = 0;
        for (var block : at.blocks()) {
            for (double number : block.toArray()) {
                sum += number * number;
            }
        }
        return sum;
    }

    private static Parameters gradient(Parameters at) {
        Parameters gradient = at.copy();
        for (var block : gradient.blocks()) {
            for (int i = 0; i < block.size(); i++) {
                block.set(i, 2 * block.get(i));
            }
        }
        return gradient;
    }

    /** The types that are served. */
    public static String knownTypes() {
        return Adapters.typeNames();
    }

    /** What is said about a parameter of a type. */
    public static String view(String type) throws ReflectiveOperationException {
        try {
            return Parameters.of("W", create(type)).toString();
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** What is said about a gradient of a type. */
    public static String gradient(String type) throws ReflectiveOperationException {
        double[] w = {1};
        Map<String, Object> gradient = Map.of("dw", create(type));
        try {
            return GradientChecker.create()
                    .check(Parameters.of("w", w), () -> w[0], () -> gradient)
                    .toString();
        } catch (GradientCheckException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Object create(String type) throws ReflectiveOperationException {
        return Class.forName(type).getConstructor().newInstance();
    }
}
