/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes HTML. Every text and every attribute is escaped: keys, labels and messages are the user's own words. */
public final class Html {
    /** Most of a page is cells of tables: a row stands on one line. */
    private static final Set<String> CELLS = Set.of("th", "td");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    Html() {}

    /** Opens an element; attributes are pairs of name and value. */
    Html start(String name, String... attributes) {
        tag(name, attributes);
        open.push(name);
        return this;
    }

    /** Closes the element that was opened last. */
    Html end() {
        String name = open.pop();
        out.append("</").append(name).append(CELLS.contains(name) ? ">" : ">\n");
        return this;
    }

    Html text(String text) {
        out.append(escape(text));
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String name, String text, String... attributes) {
        return start(name, attributes).text(text).end();
    }

    /**
     * Opens a table down to its body, in a box of its own that scrolls and takes the keyboard's focus: three elements.
     *
     * @param style the class of the box
     * @param columns their heads
     * @param naming the attribute that names the box for screen readers, and its value
     */
    Html startTable(String style, List<String> columns, String... naming) {
        String[] box = Stream.concat(
                        Stream.of("class", style, "tabindex", "0", "role", "region"), Arrays.stream(naming))
                .toArray(String[]::new);
        start("div", box).start("table").start("thead").start("tr");
        columns.forEach(column -> element("th", column, "scope", "col"));
        return end().end().start("tbody");
    }

    /** An element that has no end, such as {@code meta}. */
    Html single(String name, String... attributes) {
        tag(name, attributes);
        out.append('\n');
        return this;
    }

    /** An element whose content is no HTML: a script or a style sheet, which must not contain its own end. */
    Html unescaped(String name, String content, String... attributes) {
        tag(name, attributes);
        out.append(content).append("</").append(name).append(">\n");
        return this;
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escape(attributes[i + 1])).append('"');
        }
        out.append('>');
    }

    /**
     * Makes text safe inside an element or a quoted attribute.
     *
     * @param text any text; code points that HTML forbids become replacement characters
     * @return the text as HTML shows it
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isText(point) ? point : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    /**
     * Half a surrogate pair has no UTF-8 form; HTML forbids control characters and the last two code points of each
     * plane.
     */
    private static boolean isText(int point) {
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean noCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
        return !control && !surrogate && !noCharacter;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
