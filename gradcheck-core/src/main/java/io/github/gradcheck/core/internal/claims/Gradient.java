/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.structure.Adapters;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one call of backward returned, matched with the parameters by name. The blocks are live views: many
 * implementations reuse their arrays, so that they hold only until backward is called again.
 */
public final class Gradient {
    private final Map<String, Block> byKey;
    private final List<String> notChecked;
    private final List<String> remarks;

    private Gradient(Map<String, Block> byKey, List<String> notChecked, List<String> remarks) {
        this.byKey = byKey;
        this.notChecked = notChecked;
        this.remarks = remarks;
    }

    /**
     * Reads a gradient.
     *
     * @param returned a map, record, {@code Parameters}, or the bare array where there is one parameter
     * @param parameters each of which needs a gradient
     * @param inputs which may have one
     * @return the gradient of every parameter, and of the inputs that have one
     * @throws GradientCheckException if a gradient is missing, null, of an unknown type or of the wrong shape
     */
    public static Gradient read(@Nullable Object returned, Parameters parameters, Parameters inputs) {
        List<String> keys = new ArrayList<>(parameters.keys());
        keys.addAll(inputs.keys());
        GradientNames names = new GradientNames(leaves(returned, parameters), keys);
        Map<String, Block> byKey = new LinkedHashMap<>();
        for (Block block : parameters.blocks()) {
            names.claim(block);
        }
        for (Block block : parameters.blocks()) {
            byKey.put(block.key(), view(block, names.require(block), names));
        }
        for (Block block : inputs.blocks()) {
            names.claim(block).ifPresent(name -> byKey.put(block.key(), view(block, name, names)));
        }
        return new Gradient(byKey, withoutModel(names, parameters, inputs), shared(names));
    }

    /**
     * A gradient that was matched already, such as a row of a Jacobian.
     *
     * @param byKey the gradient of each key
     * @return the gradient
     */
    static Gradient of(Map<String, Block> byKey) {
        return new Gradient(byKey, List.of(), List.of());
    }

    /**
     * The gradient of one key.
     *
     * @param key its name
     * @return a live view; nothing for an input without a gradient
     */
    public Optional<Block> of(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The key that a name decorates, as {@code dW} does {@code W}.
     *
     * @param name a name that backward returned
     * @param keys among which it may be
     * @return nothing if it decorates none of them, or is one of them
     */
    public static Optional<String> decorated(String name, List<String> keys) {
        return GradientNames.decorated(name, keys);
    }

    /**
     * What was returned beside the gradients of the keys.
     *
     * @return names that belong to no parameter
     */
    public List<String> notChecked() {
        return notChecked;
    }

    /**
     * What is odd about it.
     *
     * @return sentences
     */
    public List<String> remarks() {
        return remarks;
    }

    /** A layer that returns its arrays beside their gradients has returned no further gradients. */
    private static List<String> withoutModel(GradientNames names, Parameters parameters, Parameters inputs) {
        return names.unclaimed().stream()
                .filter(name -> !holds(parameters, names.value(name)) && !holds(inputs, names.value(name)))
                .toList();
    }

    private static boolean holds(Parameters model, @Nullable Object array) {
        return model.blocks().stream().anyMatch(block -> block.value() == array);
    }

    /** Two gradients in one array are equal by force, which is seldom meant. */
    private static List<String> shared(GradientNames names) {
        IdentityHashMap<Object, String> nameOf = new IdentityHashMap<>();
        List<String> remarks = new ArrayList<>();
        names.claimed().forEach((name, array) -> {
            String other = array == null ? null : nameOf.put(array, name);
            if (other != null) {
                remarks.add("backward returned the same array as `" + other + "` and as `" + name + "`");
            }
        });
        return List.copyOf(remarks);
    }

    private static Map<String, @Nullable Object> leaves(@Nullable Object returned, Parameters parameters) {
        if (returned == null) {
            throw new GradientCheckException(
                    "backward returned null: it must return the gradients by name, for instance" + " Map.of(\""
                            + parameters.keys().stream().findFirst().orElse("w") + "\", ...)");
        }
        Map<String, @Nullable Object> leaves = takenApart(returned);
        if (leaves.containsKey("") && parameters.blocks().size() == 1) {
            Map<String, @Nullable Object> single = new LinkedHashMap<>();
            single.put(parameters.keys().get(0), returned);
            return single;
        }
        if (leaves.containsKey("") && parameters.blocks().isEmpty()) {
            throw new GradientCheckException("nothing was compared: no parameter is left that is not skipped");
        }
        if (leaves.containsKey("")) {
            throw new GradientCheckException("backward returned a single "
                    + returned.getClass().getSimpleName() + ", but there are "
                    + parameters.blocks().size() + " parameters, "
                    + GradientNames.list(parameters.keys()) + ": return a map or record of gradients by name");
        }
        return leaves;
    }

    private static Map<String, @Nullable Object> takenApart(Object returned) {
        try {
            return Structure.of(returned);
        } catch (IllegalArgumentException unreadable) {
            throw new GradientCheckException(
                    "backward returned what cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Block view(Block block, String name, GradientNames names) {
        Object gradient = names.value(name);
        if (gradient == null) {
            throw new GradientCheckException("backward returned null as gradient `" + name + "`");
        }
        if (gradient == block.value()) {
            throw new GradientCheckException(
                    "backward returned the parameter `" + block.key() + "` itself as its gradient: return a new array");
        }
        if (gradient instanceof Number number && block.size() == 1) {
            return Parameters.of(name, new double[] {number.doubleValue()})
                    .blocks()
                    .get(0);
        }
        Block view = Parameters.block(name, gradient)
                .orElseThrow(() -> new GradientCheckException("gradient `" + name + "` is a "
                        + gradient.getClass().getSimpleName() + ": return an array or matrix of shape "
                        + block.shape()
                        + Adapters.complaintAbout(gradient.getClass())
                                .map(complaint -> "; " + complaint)
                                .orElse("")));
        if (!block.shape().fits(view.shape())) {
            throw new GradientCheckException("gradient `" + name + "` has shape " + view.shape() + ", but parameter `"
                    + block.key() + "` has shape " + block.shape() + transposedHint(block, view));
        }
        return view;
    }

    private static String transposedHint(Block block, Block view) {
        return block.shape().rank() == 2
                        && view.shape().rank() == 2
                        && block.shape().length(0) == view.shape().length(1)
                        && block.shape().length(1) == view.shape().length(0)
                ? " (is it transposed?)"
                : "";
    }
}
