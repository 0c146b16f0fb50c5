/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.gradcheck.core.internal.report.BadStrings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlTests {

    @Test
    void noTextBecomesMarkup() {
        BadStrings.many().map(Html::escape).forEach(escaped -> {
            assertFalse(escaped.matches("(?s).*[<>\"'].*"), escaped);
            assertFalse(escaped.matches("(?s).*&(?!(amp|lt|gt|quot|#39);).*"), escaped);
        });
    }

    @Test
    void textIsReadAsItWasWritten() {
        BadStrings.many().forEach(text -> assertEquals(withoutUnprintable(text), read(Html.escape(text))));
    }

    @Test
    void everyTextHasAUtf8Form() {
        BadStrings.many().map(Html::escape).forEach(escaped -> {
            byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
            assertEquals(escaped, new String(bytes, StandardCharsets.UTF_8));
        });
    }

    @Test
    void elementsCloseInTheReverseOrder() {
        Html html =
                new Html().start("p", "title", "\"<").start("b").text("<").end().end();
        assertEquals("<!DOCTYPE html>\n<p title=\"&quot;&lt;\"><b>&lt;</b>\n</p>\n", html.toString());
    }

    private static String read(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String withoutUnprintable(String text) {
        // A surrogate counts here only where its other half is missing.
        return text.replaceAll(
                "[\\x00-\\x08\\x0B-\\x1F\\x7F-\\x9F\\uD800-\\uDFFF\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
