/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import java.util.Arrays;

/** The place where the script draws one chart; without the script the tables stay. */
final class Drawing {

    private Drawing() {}

    /**
     * Writes the place.
     *
     * @param chart what the script draws
     * @param number which of the data it draws
     * @param caption what stands above
     * @param label what a screen reader says
     * @param attributes what else the script must know, in pairs of name and value
     */
    static void write(Html html, String chart, int number, String caption, String label, String... attributes) {
        String[] common = {
            "data-chart",
            chart,
            "data-number",
            Integer.toString(number),
            "role",
            "img",
            "tabindex",
            "0",
            "aria-label",
            label
        };
        String[] all = Arrays.copyOf(common, common.length + attributes.length);
        System.arraycopy(attributes, 0, all, common.length, attributes.length);
        html.start("figure").element("figcaption", caption).start("div", "class", "drawing");
        html.element("canvas", "", all).end().end();
    }
}
