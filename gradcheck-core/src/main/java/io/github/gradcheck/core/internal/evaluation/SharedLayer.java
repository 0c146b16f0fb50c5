/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.internal.claims.Outputs;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A layer that is looked at more than once, by one cotangent after the other: at every point it is evaluated once for
 * all of them.
 */
public final class SharedLayer {
    private final Parameters moved;
    private final Supplier<?> code;
    private final Outputs outputs;
    private final Kept<double[]> kept;
    private double[] last = {};
    private long calls;

    /**
     * Prepares to evaluate.
     *
     * @param moved everything that a check moves
     * @param code evaluates the layer at the present values
     * @param outputs what it returns
     */
    public SharedLayer(Parameters moved, Supplier<?> code, Outputs outputs) {
        this.moved = moved;
        this.code = code;
        this.outputs = outputs;
        this.kept = new Kept<>(outputs.count());
    }

    /**
     * The output at the present values.
     *
     * @param asker the number of the one who asks
     * @return all its numbers in a row
     */
    public double[] numbers(int asker) {
        return kept.next(moved, asker, this::evaluate);
    }

    /** Lets the layer see the present values, unless it was there last, because backward may use what it stores. */
    public void visit() {
        if (!Arrays.equals(last, Kept.numbers(moved))) {
            double[] unused = evaluate();
        }
    }

    /**
     * How often the layer was called.
     *
     * @return the number of calls
     */
    public long calls() {
        return calls;
    }

    private double[] evaluate() {
        calls++;
        last = Kept.numbers(moved);
        double[] numbers = new double[outputs.count()];
        outputs.read(code.get(), numbers);
        return numbers;
    }
}
