/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the name of a key tells.
 *
 * @param key for instance {@code W1} or {@code layers[0].b}
 */
record KeyName(String key) {
    /** Nine digits fit into an int; no layer has more. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** The names of biases in courses and libraries: b, b1, b_h, bh, bias, in_proj_bias, beta of a normalisation. */
    private static final Pattern BIAS = Pattern.compile("b|b[_\\d].*|b[a-z]?|.*bias.*|beta.*");

    /** What a layer is called that has a number only. */
    private static final String WORD = "layer ";

    boolean isBias() {
        return BIAS.matcher(last().toLowerCase(Locale.ROOT)).matches();
    }

    /** The layer that a key belongs to; nothing where its name has no number, or several. */
    Optional<Layer> layer() {
        int dot = key.lastIndexOf('.');
        String path = dot < 0 ? key : key.substring(0, dot);
        MatchResult[] numbers = NUMBER.matcher(path).results().toArray(MatchResult[]::new);
        if (numbers.length != 1) {
            return Optional.empty();
        }
        int number = Integer.parseInt(numbers[0].group());
        return Optional.of(
                dot < 0
                        ? new Layer(number, WORD, WORD + number)
                        : new Layer(number, path.substring(0, numbers[0].start()), path));
    }

    private String last() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /**
     * A layer.
     *
     * @param number its place among the layers
     * @param stem what the names of all layers begin with
     * @param name its name
     */
    record Layer(int number, String stem, String name) {
        /** Its name behind that of another layer: "1" in "layer 2 and 1". */
        String after() {
            return stem.equals(WORD) ? String.valueOf(number) : name;
        }

        static final Comparator<Layer> BY_NUMBER =
                Comparator.comparing(Layer::number).thenComparing(Layer::stem).thenComparing(Layer::name);
    }
}
