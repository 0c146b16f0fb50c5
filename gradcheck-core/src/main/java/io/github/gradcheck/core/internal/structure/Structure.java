/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Block;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes maps, records, lists and arrays of objects apart into their leaves, each under its path: {@code W}, {@code
 * layers[0].W}.
 */
public final class Structure {
    private Structure() {}

    /**
     * Takes an object apart. Map keys and record components are joined by dots, list elements are written in
     * brackets; whatever else there is becomes a leaf, also {@code null}.
     *
     * @param root a map, record, list or leaf
     * @return the leaves in order of iteration; an object that is a leaf itself has the empty path
     * @throws IllegalArgumentException if two leaves have the same path, or the object contains itself or cannot be
     *     read
     */
    public static Map<String, @Nullable Object> of(@Nullable Object root) {
        Map<String, @Nullable Object> byPath = new LinkedHashMap<>();
        add(Node.of(root), Node::value, byPath);
        return byPath;
    }

    /**
     * Views all numbers of an output. A number that stands alone is copied into an array of one entry.
     *
     * @param root a float or double, an array or matrix, or a list, map or record of these
     * @return live views by path, in order of iteration
     * @throws IllegalArgumentException if a part is null or of an unknown type, two have the same path, or the object
     *     contains itself
     */
    public static Map<String, Block> blocks(Object root) {
        Map<String, Block> byPath = new LinkedHashMap<>();
        add(Node.of(root), Structure::block, byPath);
        return byPath;
    }

    private static <T extends @Nullable Object> void add(Node node, Function<Node, T> content, Map<String, T> byPath) {
        if (!node.isLeaf()) {
            node.children().forEach(child -> add(child, content, byPath));
        } else if (byPath.containsKey(node.path())) {
            throw new IllegalArgumentException("there are two values named `" + node.path() + "`");
        } else {
            byPath.put(node.path(), content.apply(node));
        }
    }

    /** Views the numbers of a leaf. */
    static Block block(Node leaf) {
        Object value = leaf.value();
        if (value == null) {
            throw new IllegalArgumentException(
                    leaf.path().isEmpty() ? "the output is null" : "`" + leaf.path() + "` of the output is null");
        } else if (value instanceof Double number) {
            return Adapters.block(leaf.path(), new double[] {number}).orElseThrow();
        } else if (value instanceof Float number) {
            return Adapters.block(leaf.path(), new float[] {number}).orElseThrow();
        }
        return Adapters.block(leaf.path(), value).orElseThrow(() -> new IllegalArgumentException(unknown(leaf, value)));
    }

    private static String unknown(Node leaf, Object value) {
        String what = leaf.path().isEmpty() ? "an output" : "`" + leaf.path() + "` of the output, which is";
        if (value instanceof Number) {
            return "cannot differentiate " + what + " of type "
                    + value.getClass().getSimpleName()
                    + ": only double and float have derivatives; return one of these";
        }
        return "cannot differentiate " + what + " of type " + value.getClass().getSimpleName()
                + Unknown.reason(value.getClass());
    }
}
