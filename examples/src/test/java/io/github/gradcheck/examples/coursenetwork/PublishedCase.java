/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.coursenetwork;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;

/**
 * The numbers that the course published for its network.
 *
 * @param X the samples, 4 x 3
 * @param Y the labels, 1 x 3
 * @param parameters where the gradient is taken
 * @param cost the cost there
 * @param gradients its gradient
 * @param difference the relative difference of the classical method
 */
record PublishedCase(
        DMatrixRMaj X,
        DMatrixRMaj Y,
        NetworkParameters parameters,
        double cost,
        NetworkParameters gradients,
        double difference) {

    static PublishedCase read() {
        try (InputStream file = PublishedCase.class.getResourceAsStream("/course-network.json")) {
            Json json = new Json(new String(Objects.requireNonNull(file).readAllBytes(), UTF_8));
            return new PublishedCase(
                    json.matrix("X"),
                    json.matrix("Y"),
                    json.network("parameters"),
                    json.number("cost"),
                    json.network("gradients"),
                    json.number("published", "difference"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Just enough of JSON for this one file: numbers and lists of rows, found by the names on the way to them. */
    private record Json(String text) {
        private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(e[-+]?\\d+)?");
        private static final Pattern END_OF_ROWS = Pattern.compile("\\]\\s*\\]");

        NetworkParameters network(String name) {
            return new NetworkParameters(
                    matrix(name, "W1"),
                    matrix(name, "b1"),
                    matrix(name, "W2"),
                    matrix(name, "b2"),
                    matrix(name, "W3"),
                    matrix(name, "b3"));
        }

        DMatrixRMaj matrix(String... path) {
            String rows = END_OF_ROWS.split(after(path), 2)[0];
            return new DMatrixRMaj(
                    Arrays.stream(rows.split("\\]")).map(Json::numbers).toArray(double[][]::new));
        }

        double number(String... path) {
            return numbers(after(path))[0];
        }

        private String after(String... path) {
            int position = 0;
            for (String name : path) {
                String quoted = "\"" + name + "\":";
                position = text.indexOf(quoted, position) + quoted.length();
            }
            return text.substring(position);
        }

        private static double[] numbers(String text) {
            return NUMBER.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
