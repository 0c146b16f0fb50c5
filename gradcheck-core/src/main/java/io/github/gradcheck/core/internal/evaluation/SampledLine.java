/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.internal.numerics.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * The function along one line. A point of it is evaluated once, for all lanes; a lane is a view of it, so that the
 * numerics see a function of one variable.
 */
public final class SampledLine {
    private final Objective objective;
    private final Move move;
    /**
     * The values of all lanes at every distance that any lane was asked for; nothing is kept where there is one lane.
     */
    private final Map<Double, double[]> samples = new HashMap<>();

    /**
     * Creates the line without evaluating the function.
     *
     * @param objective the function
     * @param move leads along the line
     */
    public SampledLine(Objective objective, Move move) {
        this.objective = objective;
        this.move = move;
    }

    /**
     * One lane along this line.
     *
     * @param lane its number
     * @return a view, which evaluates the function where no lane has asked for it before
     */
    public Line lane(int lane) {
        return lane(lane, least -> 0);
    }

    /**
     * The same with what is known of the function beside the line.
     *
     * @param lane its number
     * @param distantJump what {@link Line#distantJump} answers
     * @return a view, which evaluates the function where no lane has asked for it before
     */
    public Line lane(int lane, DoubleUnaryOperator distantJump) {
        return new Lane(lane, distantJump);
    }

    private void sample(double[] distances, double[] values, int count, int lane) {
        int lanes = objective.lanes();
        if (lanes == 1) {
            objective.along(move, distances, values, count);
            return;
        }
        double[] missing = new double[count];
        int asked = 0;
        for (int i = 0; i < count; i++) {
            if (!samples.containsKey(distances[i])) {
                missing[asked++] = distances[i];
            }
        }
        double[] found = new double[asked * lanes];
        if (asked > 0) {
            objective.along(move, missing, found, asked);
        }
        for (int i = 0; i < asked; i++) {
            double[] all = new double[lanes];
            System.arraycopy(found, i * lanes, all, 0, lanes);
            samples.put(missing[i], all);
        }
        for (int i = 0; i < count; i++) {
            values[i] = Objects.requireNonNull(samples.get(distances[i]))[lane];
        }
    }

    private final class Lane implements Line {
        private final int lane;
        private final DoubleUnaryOperator distantJump;

        Lane(int lane, DoubleUnaryOperator distantJump) {
            this.lane = lane;
            this.distantJump = distantJump;
        }

        @Override
        public double at(double t) {
            double[] value = new double[1];
            sample(new double[] {t}, value, 1, lane);
            return value[0];
        }

        @Override
        public void at(double[] distances, double[] values, int count) {
            sample(distances, values, count, lane);
        }

        @Override
        public double displacement(double t) {
            return move.displacement(t);
        }

        @Override
        public double distantJump(double least) {
            return distantJump.applyAsDouble(least);
        }
    }
}
