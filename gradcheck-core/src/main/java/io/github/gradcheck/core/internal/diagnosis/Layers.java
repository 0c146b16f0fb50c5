/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the layer from which on backward goes wrong. Gradients are computed from the last layer to the first; where all
 * are right up to some layer and all are wrong before it, they broke on the way between the two.
 */
final class Layers {
    /** A fault that arrives from the layer behind may look like these; other causes are at home in the key itself. */
    private static final Set<Cause> INHERITED =
            EnumSet.of(Cause.FACTOR, Cause.SIGN, Cause.ZERO, Cause.PART, Cause.OFFSET);

    /** Of two layers with one key each, one is wrong and one right by chance half of the time. */
    private static final int FEWEST_LAYERS = 3;

    private final List<KeyName.Layer> names = new ArrayList<>();
    private final List<List<Suspect>> layers = new ArrayList<>();
    private final Map<String, Diagnosis> causes;

    private Layers(Map<KeyName.Layer, List<Suspect>> byLayer, Map<String, Diagnosis> causes) {
        byLayer.forEach((layer, keys) -> {
            names.add(layer);
            layers.add(keys);
        });
        this.causes = causes;
    }

    /**
     * Where the gradient breaks.
     *
     * @param between "layer 2 and 1"
     * @param right the last layer in whose keys the gradient is right
     */
    record Break(String between, String right) {

        /** What is known of a wrong key without a cause of its own. */
        Finding finding() {
            Claim claim = Claim.is("wrong");
            return new Finding(Cause.LAYER, new Claim(claim.singular(), claim.plural(), true), reason());
        }

        String reason() {
            return "the gradient breaks between " + between + "; it is right from " + right + " on";
        }
    }

    /**
     * Looks for the place where the gradient breaks.
     *
     * @param keys all keys; the number in its name tells the layer of each
     * @param causes what is known of the wrong ones
     * @return the place, if the keys are wrong in that order
     */
    static Optional<Break> find(List<Suspect> keys, Map<String, Diagnosis> causes) {
        Map<KeyName.Layer, List<Suspect>> byLayer = new TreeMap<>(KeyName.Layer.BY_NUMBER);
        boolean wrongOutside = false;
        for (Suspect suspect : keys) {
            Optional<KeyName.Layer> layer = new KeyName(suspect.key()).layer();
            layer.ifPresent(found ->
                    byLayer.computeIfAbsent(found, unused -> new ArrayList<>()).add(suspect));
            wrongOutside |= layer.isEmpty() && suspect.isWrong();
        }
        boolean oneStem =
                byLayer.keySet().stream().map(KeyName.Layer::stem).distinct().count() == 1;
        return oneStem && !wrongOutside ? new Layers(byLayer, causes).find() : Optional.empty();
    }

    private Optional<Break> find() {
        int wrong = 0;
        while (wrong < layers.size() && isWrong(layers.get(wrong))) {
            wrong++;
        }
        int firstRight = wrong;
        boolean restRight = IntStream.range(firstRight, layers.size()).allMatch(layer -> isRight(layers.get(layer)));
        if (wrong == 0 || firstRight == layers.size() || !restRight || !isClear() || !isOneFault(firstRight)) {
            return Optional.empty();
        }
        String right = names.get(firstRight).name();
        return Optional.of(new Break(right + " and " + names.get(firstRight - 1).after(), right));
    }

    private static boolean isWrong(List<Suspect> layer) {
        return layer.stream().anyMatch(Suspect::isWrong)
                && layer.stream().allMatch(key -> key.isWrong() || key.isVacuous());
    }

    private static boolean isRight(List<Suspect> layer) {
        return layer.stream().anyMatch(Suspect::isRight)
                && layer.stream().allMatch(key -> key.isRight() || key.isVacuous());
    }

    private boolean isClear() {
        return layers.size() >= FEWEST_LAYERS || layers.stream().allMatch(layer -> layer.size() > 1);
    }

    /** Several wrong keys, none of which has a cause of its own. */
    private boolean isOneFault(int firstRight) {
        List<Suspect> wrong = layers.subList(0, firstRight).stream()
                .flatMap(List::stream)
                .filter(Suspect::isWrong)
                .toList();
        List<Diagnosis> known = wrong.stream()
                .filter(key -> causes.containsKey(key.key()))
                .map(key -> causes.get(key.key()))
                .toList();
        boolean inherited = known.stream().allMatch(diagnosis -> INHERITED.contains(diagnosis.cause()));
        boolean sameCause = known.stream().map(Diagnosis::cause).distinct().count() <= 1;
        return wrong.size() > 1 && inherited && sameCause;
    }
}
