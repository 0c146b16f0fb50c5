/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.sampling.Values;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** {@code sum of sin z_i exp(0.3 z_(i+1))} over all entries of whatever parameters it is given, in a ring. */
final class RingLoss {

    private RingLoss() {}

    /** Fills parameters with normal numbers. */
    static Parameters drawn(long seed, Parameters parameters) {
        Distribution normal = new Distribution(Values.NORMAL, 1, 0, 1);
        parameters.blocks().forEach(block -> normal.fill(block, RandomStream.of(seed, block.key())));
        return parameters;
    }

    static double loss(Parameters at) {
        double[] z = numbers(at);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += Math.sin(z[i]) * Math.exp(0.3 * z[(i + 1) % z.length]);
        }
        return sum;
    }

    /** The same with noise, which follows from the bits of the loss, so that two calls at the same point agree. */
    static double noisyLoss(double amplitude, Parameters at) {
        double loss = loss(at);
        double uniform = RandomStream.mix(Double.doubleToRawLongBits(loss), "noise") * 0x1.0p-63;
        return loss + amplitude * uniform;
    }

    /** The true gradient, in new arrays of the parameters' own types. */
    static Parameters gradient(Parameters at) {
        double[] z = numbers(at);
        double[] g = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            int next = (i + 1) % z.length;
            double exp = Math.exp(0.3 * z[next]);
            g[i] += Math.cos(z[i]) * exp;
            g[next] += 0.3 * Math.sin(z[i]) * exp;
        }
        Parameters gradient = at.copy();
        int from = 0;
        for (Block block : gradient.blocks()) {
            block.write(0, g, from, block.size());
            from += block.size();
        }
        return gradient;
    }

    /** The true gradient times a number. */
    static Parameters gradientTimes(double factor, Parameters at) {
        Parameters gradient = gradient(at);
        gradient.blocks()
                .forEach(block -> block.setAll(
                        Arrays.stream(block.toArray()).map(g -> factor * g).toArray()));
        return gradient;
    }

    /** The true gradient but for one entry. */
    static Parameters gradientWith(String key, int entry, DoubleUnaryOperator fault, Parameters at) {
        Parameters gradient = gradient(at);
        Block block = gradient.find(key).orElseThrow();
        block.set(entry, fault.applyAsDouble(block.get(entry)));
        return gradient;
    }

    private static double[] numbers(Parameters at) {
        double[] z = new double[(int) at.size()];
        int from = 0;
        for (Block block : at.blocks()) {
            for (int i = 0; i < block.size(); i++) {
                z[from++] = block.get(i);
            }
        }
        return z;
    }
}
