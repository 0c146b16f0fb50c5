/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of files that every file system takes: letters, digits, dots, dashes and underscores, at most {@value #LONGEST}
 * of them. What that loses, a hash keeps apart: names of different things differ, also where upper and lower case are
 * the same.
 */
final class FileName {
    private static final int LONGEST = 150;

    private FileName() {}

    /**
     * Makes a name.
     *
     * @param identity tells the thing from all others
     * @param words what a person reads, in order of importance; empty ones are left out
     */
    static String of(String identity, String... words) {
        String readable = Stream.of(words)
                .filter(word -> !word.isEmpty())
                .map(word -> word.replaceAll("[^A-Za-z0-9._-]+", "_"))
                .collect(Collectors.joining("-"));
        String bounded = readable.substring(0, Math.min(readable.length(), LONGEST - 9));
        return bounded + "-" + hash(identity);
    }

    private static String hash(String identity) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
