/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;
import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.FLOAT;

import io.github.gradcheck.benchmarks.trust.problems.Arithmetic;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Arrays;
import java.util.List;

/** LSTM and GRU over long sequences. */
final class Recurrent {

    private static final int INPUTS = 2;
    private static final int UNITS = 3;

    private Recurrent() {}

    static Family family() {
        Kind lstm = Kind.right("LSTM over 50 steps", draw -> lstm(DOUBLE, draw, 50));
        return new Family(
                "recurrent networks",
                List.of(
                        lstm,
                        lstm.rounded("returned as float", value -> (float) value),
                        Kind.lossIn(FLOAT, "LSTM over 20 steps, loss in float", (a, draw) -> lstm(a, draw, 20)),
                        Kind.inFloat("LSTM over 20 steps, float arrays", (a, draw) -> lstm(a, draw, 20)),
                        Kind.right("GRU over 30 steps", draw -> gru(draw, 30))));
    }

    /** One step of an LSTM: what backward needs of it. */
    private static final class LstmStep {

        private final double[] input;
        private final double[] before;
        private final double[] cellBefore;
        private final double[][] gates;
        private final double[] cell;
        private final double[] hidden;

        LstmStep(
                double[] input,
                double[] before,
                double[] cellBefore,
                double[][] gates,
                double[] cell,
                double[] hidden) {
            this.input = input;
            this.before = before;
            this.cellBefore = cellBefore;
            this.gates = gates;
            this.cell = cell;
            this.hidden = hidden;
        }
    }

    private static Formula lstm(Arithmetic a, Draw draw, int steps) {
        Formula formula = new Formula();
        double[][] inputs = draw.gaussianRows(steps, INPUTS);
        double[][] targets = draw.gaussianRows(steps, UNITS);
        double[] w = formula.matrix("Wx", 4 * UNITS, draw.gaussians(4 * UNITS * INPUTS, 0.7));
        double[] u = formula.matrix("Wh", 4 * UNITS, draw.gaussians(4 * UNITS * UNITS, 0.6));
        double[] b = formula.vector("b", draw.gaussians(4 * UNITS, 0.5));
        formula.loss(() -> {
            LstmStep[] run = run(a, inputs, w, u, b);
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                sum = a.round(sum + Linear.halfMeanSquare(a, run[t].hidden, targets[t]));
            }
            return a.round(sum / steps);
        });
        formula.slip(
                "gradient not carried to earlier steps",
                slopes -> back(a, run(a, inputs, w, u, b), targets, u, slopes, false));
        return formula.backward(slopes -> back(a, run(a, inputs, w, u, b), targets, u, slopes, true));
    }

    private static LstmStep[] run(Arithmetic a, double[][] inputs, double[] w, double[] u, double[] b) {
        LstmStep[] steps = new LstmStep[inputs.length];
        double[] hidden = new double[UNITS];
        double[] cell = new double[UNITS];
        for (int t = 0; t < steps.length; t++) {
            double[] z = Linear.plus(a, Linear.plus(a, Linear.times(a, w, inputs[t]), Linear.times(a, u, hidden)), b);
            double[][] gates = new double[4][UNITS];
            double[] nextCell = new double[UNITS];
            double[] next = new double[UNITS];
            for (int k = 0; k < UNITS; k++) {
                for (int gate = 0; gate < 3; gate++) {
                    gates[gate][k] = Linear.sigmoid(a, z[gate * UNITS + k]);
                }
                gates[3][k] = a.round(Math.tanh(z[3 * UNITS + k]));
                nextCell[k] = a.round(a.round(gates[1][k] * cell[k]) + a.round(gates[0][k] * gates[3][k]));
                next[k] = a.round(gates[2][k] * a.round(Math.tanh(nextCell[k])));
            }
            steps[t] = new LstmStep(inputs[t], hidden, cell, gates, nextCell, next);
            hidden = next;
            cell = nextCell;
        }
        return steps;
    }

    private static void back(
            Arithmetic a, LstmStep[] steps, double[][] targets, double[] u, GradientArrays slopes, boolean carried) {
        double[] fromNext = new double[UNITS];
        double[] cellFromNext = new double[UNITS];
        for (int t = steps.length - 1; t >= 0; t--) {
            LstmStep step = steps[t];
            double[] residual = Linear.meanResidual(a, step.hidden, targets[t]);
            double[] delta = new double[4 * UNITS];
            for (int k = 0; k < UNITS; k++) {
                double in = step.gates[0][k];
                double forget = step.gates[1][k];
                double out = step.gates[2][k];
                double candidate = step.gates[3][k];
                double squashed = a.round(Math.tanh(step.cell[k]));
                double hidden = a.round(residual[k] / steps.length + (carried ? fromNext[k] : 0));
                double cell = a.round(hidden * out * (1 - squashed * squashed) + (carried ? cellFromNext[k] : 0));
                delta[k] = a.round(cell * candidate * in * (1 - in));
                delta[UNITS + k] = a.round(cell * step.cellBefore[k] * forget * (1 - forget));
                delta[2 * UNITS + k] = a.round(hidden * squashed * out * (1 - out));
                delta[3 * UNITS + k] = a.round(cell * in * (1 - candidate * candidate));
                cellFromNext[k] = a.round(cell * forget);
            }
            Linear.addOuter(a, delta, step.input, slopes.of("Wx"));
            Linear.addOuter(a, delta, step.before, slopes.of("Wh"));
            Linear.add(a, delta, slopes.of("b"));
            fromNext = Linear.transposedTimes(a, u, delta);
        }
    }

    /** One step of a GRU: what backward needs of it. */
    private static final class GruStep {

        private final double[] before;
        private final double[] update;
        private final double[] reset;
        private final double[] recurrent;
        private final double[] candidate;
        private final double[] hidden;

        GruStep(
                double[] before,
                double[] update,
                double[] reset,
                double[] recurrent,
                double[] candidate,
                double[] hidden) {
            this.before = before;
            this.update = update;
            this.reset = reset;
            this.recurrent = recurrent;
            this.candidate = candidate;
            this.hidden = hidden;
        }
    }

    private static Formula gru(Draw draw, int steps) {
        Formula formula = new Formula();
        double[][] inputs = draw.gaussianRows(steps, INPUTS);
        double[] target = draw.gaussians(UNITS, 1);
        double[] w = formula.matrix("W", 3 * UNITS, draw.gaussians(3 * UNITS * INPUTS, 0.7));
        double[] u = formula.matrix("U", 3 * UNITS, draw.gaussians(3 * UNITS * UNITS, 0.7));
        double[] b = formula.vector("b", draw.gaussians(3 * UNITS, 0.3));
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, runGru(inputs, w, u, b)[steps - 1].hidden, target));
        return formula.backward(slopes -> {
            GruStep[] run = runGru(inputs, w, u, b);
            double[] hidden = Linear.meanResidual(DOUBLE, run[steps - 1].hidden, target);
            for (int t = steps - 1; t >= 0; t--) {
                hidden = backGru(run[t], inputs[t], u, hidden, slopes);
            }
        });
    }

    private static GruStep[] runGru(double[][] inputs, double[] w, double[] u, double[] b) {
        GruStep[] steps = new GruStep[inputs.length];
        double[] hidden = new double[UNITS];
        for (int t = 0; t < steps.length; t++) {
            double[] fromInput = Linear.plus(DOUBLE, Linear.times(DOUBLE, w, inputs[t]), b);
            double[] fromHidden = Linear.times(DOUBLE, u, hidden);
            GruStep step = new GruStep(
                    hidden,
                    new double[UNITS],
                    new double[UNITS],
                    Arrays.copyOfRange(fromHidden, 2 * UNITS, 3 * UNITS),
                    new double[UNITS],
                    new double[UNITS]);
            for (int k = 0; k < UNITS; k++) {
                step.update[k] = Linear.sigmoid(DOUBLE, fromInput[k] + fromHidden[k]);
                step.reset[k] = Linear.sigmoid(DOUBLE, fromInput[UNITS + k] + fromHidden[UNITS + k]);
                step.candidate[k] = Math.tanh(fromInput[2 * UNITS + k] + step.reset[k] * step.recurrent[k]);
                step.hidden[k] = (1 - step.update[k]) * step.candidate[k] + step.update[k] * hidden[k];
            }
            steps[t] = step;
            hidden = step.hidden;
        }
        return steps;
    }

    private static double[] backGru(GruStep step, double[] input, double[] u, double[] hidden, GradientArrays slopes) {
        double[] delta = new double[3 * UNITS];
        double[] deltaHidden = new double[3 * UNITS];
        double[] before = new double[UNITS];
        for (int k = 0; k < UNITS; k++) {
            double z = step.update[k];
            double r = step.reset[k];
            double n = step.candidate[k];
            double candidate = hidden[k] * (1 - z) * (1 - n * n);
            delta[k] = hidden[k] * (step.before[k] - n) * z * (1 - z);
            delta[UNITS + k] = candidate * step.recurrent[k] * r * (1 - r);
            delta[2 * UNITS + k] = candidate;
            deltaHidden[k] = delta[k];
            deltaHidden[UNITS + k] = delta[UNITS + k];
            deltaHidden[2 * UNITS + k] = candidate * r;
            before[k] = hidden[k] * z;
        }
        Linear.addOuter(DOUBLE, delta, input, slopes.of("W"));
        Linear.addOuter(DOUBLE, deltaHidden, step.before, slopes.of("U"));
        Linear.add(DOUBLE, delta, slopes.of("b"));
        Linear.add(DOUBLE, Linear.transposedTimes(DOUBLE, u, deltaHidden), before);
        return before;
    }
}
