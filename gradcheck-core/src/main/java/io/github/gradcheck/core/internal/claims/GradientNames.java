/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.structure.ClosestName;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which backward returned gradients, and which of them belong to keys: always by name, never by order.
 *
 * <p>A name belongs to the key that it is, else to the longest of those that it decorates: {@code dLdW} to {@code LdW}
 * where there is such a key, else to {@code W}.
 */
final class GradientNames {
    private static final List<String> PREFIXES = List.of("d", "dJ_d", "dL_d", "dJd", "dLd", "grad_", "grad");

    private static final String SUFFIX = "_grad";

    private final Map<String, @Nullable Object> returned;
    private final Collection<String> keys;
    private final Map<String, String> owners = new HashMap<>();
    private final Set<String> claimed = new LinkedHashSet<>();

    /**
     * Finds the key of each name.
     *
     * @param returned gradients by name
     * @param keys all keys that may have one
     */
    GradientNames(Map<String, @Nullable Object> returned, Collection<String> keys) {
        this.returned = returned;
        this.keys = keys;
    }

    /** The key that a name belongs to; found out when it is first asked for: most gradients go by the names of keys. */
    private @Nullable String owner(String name) {
        if (owners.isEmpty()) {
            keys.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .forEach(key -> decorated(key).forEach(decorated -> owners.putIfAbsent(decorated, key)));
            keys.forEach(key -> owners.put(key, key));
        }
        return owners.get(name);
    }

    /** The names that a key's gradient may have beside its own; the first or the last part of a path is decorated. */
    private static List<String> decorated(String key) {
        int last = key.lastIndexOf('.') + 1;
        String path = key.substring(0, last);
        String name = key.substring(last);
        return Stream.concat(
                        PREFIXES.stream().flatMap(prefix -> Stream.of(prefix + key, path + prefix + name)),
                        Stream.of(key + SUFFIX))
                .distinct()
                .toList();
    }

    /** The longest of the keys that a name decorates; nothing if it is one itself. */
    static Optional<String> decorated(String name, List<String> keys) {
        GradientNames names = new GradientNames(Map.of(), keys);
        return Optional.ofNullable(names.owner(name)).filter(key -> !key.equals(name));
    }

    /** The name of a block's gradient, which then belongs to no other; nothing where it has none. */
    Optional<String> claim(Block block) {
        return claimed(nameFor(block.key(), block.value()));
    }

    /** The same for what has a name and no array. */
    Optional<String> claim(String key) {
        return claimed(nameFor(key, this));
    }

    private Optional<String> claimed(Optional<String> name) {
        name.ifPresent(claimed::add);
        return name;
    }

    String require(Block block) {
        return nameFor(block.key(), block.value()).orElseThrow(() -> new GradientCheckException(missing(block)));
    }

    @Nullable
    Object value(String name) {
        return returned.get(name);
    }

    List<String> unclaimed() {
        return returned.keySet().stream()
                .filter(name -> !claimed.contains(name))
                .toList();
    }

    /** The gradients that belong to a key, in the order in which they were returned. */
    Map<String, @Nullable Object> claimed() {
        Map<String, @Nullable Object> gradients = new LinkedHashMap<>(returned);
        gradients.keySet().retainAll(claimed);
        return gradients;
    }

    /** The name under which the gradient of a key was returned: its own, else a decorated one. */
    private Optional<String> nameFor(String key, Object array) {
        if (returned.containsKey(key) && returned.get(key) != array) {
            return Optional.of(key);
        }
        List<String> prefixed = decorated(key).stream()
                .filter(name -> returned.containsKey(name) && key.equals(owner(name)))
                .toList();
        if (returned.containsKey(key) && prefixed.isEmpty()) {
            return Optional.of(key);
        }
        if (prefixed.size() > 1) {
            throw new GradientCheckException("backward returned several gradients for `" + key + "`: " + list(prefixed)
                    + "; return one of them");
        }
        return prefixed.stream().findFirst();
    }

    private String missing(Block block) {
        String offered = returned.isEmpty() ? "nothing" : list(returned.keySet());
        List<String> unclaimed = unclaimed();
        String hint = ClosestName.to("d" + block.key(), unclaimed)
                .or(() -> ClosestName.to(block.key(), unclaimed))
                .map(close -> ": did you mean `" + renamed(close, block.key()) + "`?")
                .orElse("; a gradient goes by the name of its parameter, `" + block.key() + "` or `d" + block.key()
                        + "`");
        return "backward returned no gradient for `" + block.key() + "`; it returned " + offered + hint;
    }

    private static String renamed(String close, String key) {
        return close.startsWith("d") ? "d" + key : key;
    }

    static String list(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add("`" + Objects.requireNonNull(name) + "`"));
        return String.join(", ", quoted);
    }
}
