/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawRecordTests {
    private static final String[] PIECES = {"\t", "\n", "\r", "\r\n", "\\", "\\t", "\\n", "<b>", "", "W1", "é", "\u2028"
    };

    @Test
    void recordsAreReadAsTheyWereWritten() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            DrawRecord record = new DrawRecord(
                    text(random),
                    new DrawId(random.nextInt(), random.nextLong(), text(random)),
                    i % 2 == 0 ? DrawRecord.Outcome.PASSED : DrawRecord.Outcome.OPEN,
                    Instant.ofEpochSecond(random.nextInt(1_000_000)),
                    random.nextInt(100),
                    text(random),
                    Stream.generate(() -> new DrawRecord.Check(text(random), text(random), text(random), page(random)))
                            .limit(random.nextInt(4))
                            .toList());
            assertEquals(Optional.of(record), DrawRecord.parse(record.toText()));
        }
    }

    @Test
    void whatIsNoRecordIsPassedOver() {
        for (String text : List.of("", "\n", "a\tb", "a\tb\tNONE\t0\t0", "a\tb\tPASSED\tyesterday\t0", "\0\0\0")) {
            assertEquals(Optional.empty(), DrawRecord.parse(text));
        }
    }

    @Test
    void aPageElsewhereIsNoneOfOurs() {
        for (String page : List.of("../a.html", "/etc/passwd", "a/b.html", "..", "a\\b.html", "a.txt", "a.html\n")) {
            String text = new DrawRecord(
                            "T.t",
                            new DrawId(1, 5),
                            DrawRecord.Outcome.FAILED,
                            Instant.EPOCH,
                            0,
                            "",
                            List.of(new DrawRecord.Check("WRONG", "", "", "page.html")))
                    .toText();
            assertTrue(DrawRecord.parse(text).isPresent());
            assertEquals(
                    Optional.empty(),
                    DrawRecord.parse(
                            text.replace("page.html", page.replace("\\", "\\\\").replace("\n", "\\n"))));
        }
    }

    private static String page(Random random) {
        return random.nextBoolean() ? "" : "T.t-seed" + random.nextInt() + ".html";
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, PIECES.length)
                .mapToObj(piece -> PIECES[piece])
                .collect(Collectors.joining());
    }
}
