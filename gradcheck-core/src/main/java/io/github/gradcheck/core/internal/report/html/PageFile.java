/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script or style sheet that is packed into every page, with the hash by which the page's policy lets it in.
 *
 * @param content its text
 * @param hash as a Content-Security-Policy writes it
 */
public record PageFile(String content, String hash) {
    /** Loaded when the first page is written. */
    static final PageFile STYLE = beside(PageFile.class, "page.css");

    static final PageFile CHARTS = beside(PageFile.class, "chart.js");

    static final PageFile SCRIPT = beside(PageFile.class, "page.js");

    /**
     * Loads a file.
     *
     * @param owner a class beside which it lies
     * @param name its name
     * @return the file
     */
    public static PageFile beside(Class<?> owner, String name) {
        try (InputStream file = owner.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing in the jar");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            // A browser reads line ends as \n before it hashes, and would look for a source map.
            String content = text.replace("\r\n", "\n").replaceAll("(?m)^//# sourceMappingURL=.*$", "");
            return new PageFile(content, "'sha256-" + sha256(content) + "'");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
