/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FileNameTests {

    @Test
    void namesSayWhatTheyAre() {
        assertThat(
                FileName.of("id", "SoftmaxTest.loss", "seed5", "epoch 2", ""),
                matchesPattern("SoftmaxTest\\.loss-seed5-epoch_2-[0-9a-f]{8}"));
    }

    @Test
    void everyFileSystemTakesThemAndNoTwoAreTheSame() {
        Random random = new Random(3);
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            texts.add(random.ints(random.nextInt(300), 0, 0x250)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));
        }
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            String name = FileName.of(text, "Test.method", text);
            assertThat(name, matchesPattern("[A-Za-z0-9._-]+"));
            assertThat(name.length(), lessThanOrEqualTo(150));
            names.add(name.toLowerCase(Locale.ROOT));
        }
        assertEquals(texts.size(), names.size());
    }

    @Test
    void whatIsReplacedCutOrDiffersInCaseIsKeptApart() {
        assertNotEquals(FileName.of("a/b", "a/b"), FileName.of("a:b", "a:b"));
        String longer = "x".repeat(400);
        assertNotEquals(FileName.of(longer + "1", longer + "1"), FileName.of(longer + "2", longer + "2"));
        assertNotEquals(
                FileName.of("a", "a").toLowerCase(Locale.ROOT),
                FileName.of("A", "A").toLowerCase(Locale.ROOT));
    }
}
