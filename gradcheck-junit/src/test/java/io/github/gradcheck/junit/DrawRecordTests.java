/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                    text(random),
                    i % 2 == 0 ? DrawRecord.Outcome.PASSED : DrawRecord.Outcome.OPEN,
                    Instant.ofEpochSecond(random.nextInt(1_000_000)),
                    random.nextInt(100),
                    Stream.generate(() -> new DrawRecord.Check(text(random), text(random), text(random), text(random)))
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

    private static String text(Random random) {
        return random.ints(random.nextInt(6), 0, PIECES.length)
                .mapToObj(piece -> PIECES[piece])
                .collect(Collectors.joining());
    }
}
