/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value and its place in a structure: a branch, which has children and can be built anew from others, or a leaf,
 * which is whatever else there is: an array or matrix that an adapter serves, a number, {@code null}, or something of
 * an unknown type.
 *
 * <p>Branches are maps, lists, records, arrays of objects and bundles of blocks, unless an adapter serves them. This
 * is the only place that takes values apart; all else that is done to structures is done to nodes.
 */
public final class Node {
    private final @Nullable Node parent;
    private final String path;
    private final @Nullable Object value;
    private final @Nullable Branch branch;

    private Node(@Nullable Node parent, String path, @Nullable Object value) {
        this.parent = parent;
        this.path = path;
        this.value = value;
        this.branch = branchOf(value);
    }

    /**
     * Opens a value.
     *
     * @param root a map, list, record or leaf
     * @return its node, which has the empty path
     */
    public static Node of(@Nullable Object root) {
        return new Node(null, "", root);
    }

    private static @Nullable Branch branchOf(@Nullable Object value) {
        if (value instanceof BlockBundle bundle) {
            return new BundleBranch(bundle);
        } else if (value instanceof Map<?, ?> map) {
            return Adapters.serve(value) ? null : new MapBranch(map);
        } else if (value instanceof List<?> list) {
            return Adapters.serve(value) ? null : new ListBranch(list);
        } else if (value instanceof Record components) {
            return Adapters.serve(value) ? null : new RecordBranch(components);
        } else if (value instanceof Object[] elements) {
            return Adapters.serve(value) ? null : new ArrayBranch(elements);
        }
        return null;
    }

    /**
     * Where the value stands: names are joined by dots, places in lists are written in brackets.
     *
     * @return for instance {@code layers[0].W}; empty for the root
     */
    public String path() {
        return path;
    }

    /**
     * The value itself.
     *
     * @return the live object
     */
    public @Nullable Object value() {
        return value;
    }

    /**
     * Whether the value has no parts.
     *
     * @return false for maps, lists, records, arrays of objects and bundles of blocks that no adapter serves
     */
    public boolean isLeaf() {
        return branch == null;
    }

    /**
     * Opens the parts of a branch, in order.
     *
     * @return their nodes; none for a leaf
     * @throws IllegalArgumentException if a part is the branch itself or one above it, or cannot be read
     */
    public List<Node> children() {
        if (branch == null) {
            return List.of();
        }
        List<Node> children = new ArrayList<>();
        for (Branch.Part part : branch.parts()) {
            Node child = new Node(this, join(part.step()), part.value());
            child.requireNoCircle();
            children.add(child);
        }
        return children;
    }

    /**
     * Builds a branch like this one from other children.
     *
     * @param children one for each of this branch's, in the same order
     * @return a new value, of the same type wherever that can be built
     * @throws IllegalArgumentException if a child does not fit, or the type's constructor throws
     */
    public Object rebuilt(List<?> children) {
        if (branch == null) {
            throw new IllegalStateException("a leaf has no children");
        }
        return branch.rebuilt(children, this);
    }

    /**
     * Names the place in a sentence.
     *
     * @param root what the root is called
     * @return the path in backquotes, or what the root is called
     */
    public String describe(String root) {
        return path.isEmpty() ? root : "`" + path + "`";
    }

    private String join(String step) {
        return path.isEmpty() && step.startsWith(".") ? step.substring(1) : path + step;
    }

    private void requireNoCircle() {
        if (branch == null) {
            return;
        }
        for (Node above = parent; above != null; above = above.parent) {
            if (above.value == value) {
                throw new IllegalArgumentException("`" + path + "` is " + above.describe("the whole structure")
                        + " again: a structure that contains itself has no end");
            }
        }
    }
}
