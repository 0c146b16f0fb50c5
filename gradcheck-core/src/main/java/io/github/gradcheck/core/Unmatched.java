/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.Gradient;
import io.github.gradcheck.core.internal.structure.ClosestName;
import io.github.gradcheck.core.internal.structure.KeyPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets no gradient pass unseen: what backward returned and no key took is a mistake in writing, an array that was not
 * handed in, or an intermediate value that must be named as such.
 */
final class Unmatched {
    /** Those of four layers; a longer list hides the remedy. */
    private static final int MOST_LISTED = 8;

    /** Two letters of three are enough to recognise a name. */
    private static final int FEWEST_LETTERS = 3;

    private final List<KeyPattern> ignored;

    /**
     * Prepares the look.
     *
     * @param ignored what may be returned without being compared
     */
    Unmatched(List<KeyPattern> ignored) {
        this.ignored = ignored;
    }

    /**
     * Looks at what one call of backward returned.
     *
     * @param names what it returned beside the gradients that are compared
     * @param compared the keys that have a gradient
     * @param keys all keys
     * @throws GradientCheckException if one of the names is not ignored, or nothing is compared
     */
    void requireNone(List<String> names, List<String> compared, List<String> keys) {
        List<String> unmatched = names.stream().filter(name -> !isIgnored(name)).toList();
        if (!unmatched.isEmpty()) {
            throw new GradientCheckException("backward returned " + quoted("`", unmatched) + ", which "
                    + (unmatched.size() == 1 ? "belongs" : "belong") + " to no parameter, so that nothing was compared"
                    + " with it" + remedy(unmatched.get(0), compared, keys) + " What is no gradient of a parameter can"
                    + " be ignored: ignore = {" + quoted("\"", unmatched) + "} (withIgnored)");
        }
        if (compared.isEmpty()) {
            throw new GradientCheckException("nothing was compared: there is no parameter, and backward returned no"
                    + " gradient of an input, of which there are " + keys);
        }
    }

    private boolean isIgnored(String name) {
        return ignored.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static String remedy(String name, List<String> compared, List<String> keys) {
        return Gradient.decorated(name, compared)
                .map(key -> ": it is a second gradient of `" + key
                        + "`, beside the one under another name, and only one" + " was looked at; return one of them.")
                .orElseGet(() -> nearest(name, compared, keys));
    }

    private static String nearest(String name, List<String> compared, List<String> keys) {
        return closest(
                        name,
                        keys.stream().filter(key -> !compared.contains(key)).toList())
                .map(close -> ": did you mean `" + close + "`?")
                .orElse(". `" + name + "` is not declared: gradients.parameter(\"" + name + "\", ...).");
    }

    private static String quoted(String mark, List<String> names) {
        String listed = names.stream()
                .limit(MOST_LISTED)
                .map(name -> mark + name + mark)
                .collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? listed + ", ..." : listed;
    }

    /**
     * The key that was probably meant. One that differs in its number belongs to another layer, and of short names each
     * is near to any other: such hints would point the wrong way.
     */
    private static Optional<String> closest(String name, List<String> keys) {
        List<String> likely = keys.stream().filter(key -> mayBeMeant(name, key)).toList();
        return Stream.concat(likely.stream().map(key -> "d" + key), likely.stream())
                .filter(spelled -> name.startsWith("d") == spelled.startsWith("d"))
                .collect(Collectors.collectingAndThen(Collectors.toList(), spelled -> ClosestName.to(name, spelled)));
    }

    private static boolean mayBeMeant(String name, String key) {
        return name.equalsIgnoreCase(key)
                || (Math.min(name.length(), key.length()) >= FEWEST_LETTERS
                        && !withoutNumbers(name).endsWith(withoutNumbers(key)));
    }

    private static String withoutNumbers(String name) {
        return name.replaceAll("[0-9]", "");
    }
}
