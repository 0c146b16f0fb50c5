/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Strings that break careless pages: ends of scripts, quotes, control characters, halves of surrogate pairs. */
public final class BadStrings {
    private static final String[] PIECES = {
        "</script>",
        "<!--",
        "-->",
        "]]>",
        "<b>",
        "&amp;",
        "&",
        "\"",
        "'",
        "\\",
        "\\u003c",
        "\n",
        "\t",
        "\r",
        "\0",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u2028",
        "\u2029",
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "\uffff",
        "\ufdd0",
        "W1[0]",
        "é",
        "`",
        "${x}"
    };

    private BadStrings() {}

    public static Stream<String> many() {
        Random random = new Random(7);
        return IntStream.range(0, 2000)
                .mapToObj(i -> random.ints(random.nextInt(8), 0, PIECES.length)
                        .mapToObj(piece -> PIECES[piece])
                        .collect(Collectors.joining()));
    }
}
