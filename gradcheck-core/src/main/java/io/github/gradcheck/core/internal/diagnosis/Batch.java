/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The samples in the inputs of a check: sample j is what stands at index j of the last axis of each, or of the first.
 *
 * @param parts the inputs that have samples
 * @param size how many samples
 * @param word what a sample is in a matrix, "columns" or "rows"
 */
record Batch(List<Part> parts, int size, String word) {
    /** Each costs an evaluation and a call of backward, once a check has failed; a key may cost as much. */
    private static final int MOST_SAMPLES = 100;

    /** One input, with a copy of its numbers. */
    static final class Part {
        private final Block block;
        private final double[] numbers;
        private final int samples;
        /** From a sample to the next one. */
        private final int stride;

        private Part(Block block, boolean last) {
            Shape shape = block.shape();
            this.block = block;
            this.numbers = block.toArray();
            this.samples = shape.length(last ? shape.rank() - 1 : 0);
            this.stride = last ? 1 : numbers.length / samples;
        }

        private static boolean hasSamples(Block block) {
            return block.shape().rank() > 0 && block.size() > 0;
        }

        Block block() {
            return block;
        }

        int samples() {
            return samples;
        }

        private void putBack() {
            block.setAll(numbers);
        }

        /** How many numbers each sample has. */
        int features() {
            return numbers.length / samples;
        }

        /** One number of one sample. */
        double at(int feature, int sample) {
            return stride == 1 && samples > 1
                    ? numbers[feature * samples + sample]
                    : numbers[sample * stride + feature];
        }

        private void repeat(int sample) {
            for (int entry = 0; entry < numbers.length; entry++) {
                int own = entry / stride % samples;
                block.set(entry, numbers[entry + (sample - own) * stride]);
            }
        }
    }

    /** Where samples may lie: along the last axis, and along the first one; empty if there are none, or too many. */
    static List<Batch> among(Parameters inputs) {
        List<Batch> batches = new ArrayList<>();
        along(inputs, true).ifPresent(batches::add);
        along(inputs, false)
                .filter(rows -> rows.parts().stream()
                        .anyMatch(part -> part.block().shape().rank() > 1))
                .ifPresent(batches::add);
        return batches;
    }

    /** The length that most inputs have along this axis; single numbers and other settings may have another one. */
    private static Optional<Batch> along(Parameters inputs, boolean last) {
        List<Part> all = inputs.blocks().stream()
                .filter(Part::hasSamples)
                .map(block -> new Part(block, last))
                .toList();
        return all.stream()
                .map(Part::samples)
                .filter(samples -> samples > 1 && samples <= MOST_SAMPLES)
                .distinct()
                .map(samples ->
                        all.stream().filter(part -> part.samples() == samples).toList())
                .max(Comparator.comparing(List::size))
                .map(parts -> new Batch(parts, parts.get(0).samples(), last ? "columns" : "rows"));
    }

    /** Replaces every sample by a copy of one. */
    void repeat(int sample) {
        parts.forEach(part -> part.repeat(sample));
    }

    void putBack() {
        parts.forEach(Part::putBack);
    }

    IntStream samples() {
        return IntStream.range(0, size);
    }

    /** "7 columns". */
    String inWords() {
        return size + " " + word;
    }
}
