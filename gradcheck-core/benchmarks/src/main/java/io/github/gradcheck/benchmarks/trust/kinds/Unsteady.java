/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.List;

/** Losses that differ from call to call: as a parallel sum does, whose order is not fixed, or far more. */
final class Unsteady {

    private static final int TERMS = 400;

    private Unsteady() {}

    static Family family() {
        return new Family(
                "different from call to call",
                List.of(
                        Kind.right("parallel sum of the loss", draw -> sum(DOUBLE, draw, true, false))
                                .provenBy(draw -> sum(DOUBLE, draw, false, false)),
                        Kind.right("parallel sum of loss and backward", draw -> sum(DOUBLE, draw, true, true))
                                .provenBy(draw -> sum(DOUBLE, draw, false, false)),
                        Kind.right("loss with noise of 1e-7", Unsteady::noisy)
                                .provenBy(draw -> sum(DOUBLE, draw, false, false))
                                .expecting(Answer.REFUSED)
                                .withoutFaults(),
                        Kind.right("dropout", Unsteady::dropout)
                                .provenBy(draw -> sum(DOUBLE, draw, false, false))
                                .expecting(Answer.REFUSED)
                                .withoutFaults()));
    }

    /** Counts calls, so that the same calls in the same order give the same values. */
    private static final class Calls {

        private int count;

        int next() {
            return count++;
        }
    }

    /** Mean of squares of tanh units; every call begins the sum at another term. */
    private static Formula sum(Arithmetic a, Draw draw, boolean lossUnsteady, boolean backwardUnsteady) {
        Formula formula = new Formula();
        double[][] x = draw.gaussianRows(TERMS, 9);
        double[] y = draw.gaussians(TERMS, 1);
        double[] w = formula.vector("w", draw.gaussians(9, 0.5));
        Calls calls = new Calls();
        formula.loss(() -> {
            int first = lossUnsteady ? 37 * calls.next() % TERMS : 0;
            double sum = 0;
            for (int k = 0; k < TERMS; k++) {
                int i = (first + k) % TERMS;
                double residual = Math.tanh(Linear.dot(a, w, x[i])) - y[i];
                sum += residual * residual / TERMS;
            }
            return sum;
        });
        return formula.backward(slopes -> {
            int first = backwardUnsteady ? 37 * calls.next() % TERMS : 0;
            for (int k = 0; k < TERMS; k++) {
                int i = (first + k) % TERMS;
                double tanh = Math.tanh(Linear.dot(a, w, x[i]));
                double delta = 2 * (tanh - y[i]) * (1 - tanh * tanh) / TERMS;
                Linear.addOuter(a, new double[] {delta}, x[i], slopes.of("w"));
            }
        });
    }

    private static Specimen noisy(Draw draw) {
        Draw noise = draw.again(DOUBLE);
        return new RoundedLoss(sum(DOUBLE, draw, false, false), value -> value * (1 + 1e-7 * noise.gaussian()));
    }

    private static Specimen dropout(Draw draw) {
        Draw mask = draw.again(DOUBLE);
        return new RoundedLoss(sum(DOUBLE, draw, false, false), value -> value * mask.uniform(0.5, 1.5));
    }
}
