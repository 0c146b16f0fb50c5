/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a backward function that returns gradients of one that writes them into arrays that it is handed. The arrays
 * are fresh for each call, and hold a NaN of our own, so that an entry that is never written is noticed.
 */
final class GradientBuffers {
    /** A NaN that no arithmetic makes. Its last 29 bits are zeros, so that it stays the same as a float. */
    private static final long UNWRITTEN = 0x7ff8_5a5a_4000_0000L;

    private final Parameters parameters;

    /**
     * Prepares buffers.
     *
     * @param parameters whose types and shapes they have
     */
    GradientBuffers(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The gradients that code writes.
     *
     * @param code writes into all of the buffers that it is handed
     * @return the buffers
     * @throws GradientCheckException if an entry was not written
     */
    Parameters written(Consumer<? super Parameters> code) {
        Parameters buffers = parameters.copy();
        for (Block block : buffers.blocks()) {
            double[] unwritten = new double[block.size()];
            Arrays.fill(unwritten, Double.longBitsToDouble(UNWRITTEN));
            block.setAll(unwritten);
        }
        code.accept(buffers);
        requireWritten(buffers);
        return buffers;
    }

    private static void requireWritten(Parameters buffers) {
        List<String> unwritten = new ArrayList<>();
        for (Block block : buffers.blocks()) {
            for (int i = 0; i < block.size(); i++) {
                if (Double.doubleToRawLongBits(block.get(i)) == UNWRITTEN) {
                    unwritten.add(block.entry(i));
                }
            }
        }
        if (!unwritten.isEmpty()) {
            throw new GradientCheckException("the code never writes `" + unwritten.get(0) + "`"
                    + (unwritten.size() > 1 ? " and " + (unwritten.size() - 1) + " other entries" : "")
                    + " of the buffer, or adds to what was there: buffers hold NaN at first, so write every entry, or"
                    + " fill them with zeros before you add");
        }
    }
}
