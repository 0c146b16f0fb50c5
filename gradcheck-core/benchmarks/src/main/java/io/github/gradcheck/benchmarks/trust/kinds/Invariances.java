/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.kinds;

import static io.github.gradcheck.benchmarks.trust.problems.Arithmetic.DOUBLE;

import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.ArrayList;
import java.util.List;

/** Keys that cannot move the loss, so that their gradient is zero but for rounding. */
final class Invariances {

    private Invariances() {}

    static Family family() {
        List<Kind> kinds = new ArrayList<>(Norms.biases());
        kinds.add(Attention.keyBias());
        kinds.add(Kind.right("shared bias before softmax", Invariances::sharedBias));
        kinds.add(Kind.right("scale of a normalised vector", Invariances::scale));
        kinds.add(Kind.right("temperature of scores that are all equal", Invariances::temperature));
        return new Family(
                "zero by invariance",
                kinds.stream().map(kind -> kind.expecting(Answer.VACUOUS)).toList());
    }

    private static Formula sharedBias(Draw draw) {
        Formula formula = new Formula();
        double[] z = formula.vector("z", draw.gaussians(10, 1));
        double[] b = formula.vector("b", draw.gaussian());
        int label = draw.below(10);
        formula.loss(() -> {
            double[] scores = shifted(z, b[0]);
            return Linear.logSumExp(DOUBLE, scores) - scores[label];
        });
        return formula.backward(slopes -> {
            double[] delta = Linear.softmax(DOUBLE, shifted(z, b[0]));
            delta[label] -= 1;
            slopes.put("z", delta);
            for (double part : delta) {
                slopes.of("b")[0] += part;
            }
        });
    }

    private static double[] shifted(double[] z, double by) {
        double[] shifted = z.clone();
        for (int i = 0; i < z.length; i++) {
            shifted[i] += by;
        }
        return shifted;
    }

    /** {@code (s v / |s v| - t)^2}: the scale s is divided out. */
    private static Formula scale(Draw draw) {
        Formula formula = new Formula();
        double[] v = formula.vector("v", draw.gaussians(9, 1));
        double[] s = formula.vector("s", draw.uniform(0.5, 2));
        double[] target = draw.gaussians(9, 1);
        formula.loss(() -> Linear.halfMeanSquare(DOUBLE, direction(v, s[0]), target));
        return formula.backward(slopes -> {
            double[] unit = direction(v, s[0]);
            double[] delta = Linear.meanResidual(DOUBLE, unit, target);
            double norm = Math.sqrt(Linear.dot(DOUBLE, v, v)) * s[0];
            double along = Linear.dot(DOUBLE, delta, unit);
            for (int i = 0; i < v.length; i++) {
                double byScaled = (delta[i] - unit[i] * along) / norm;
                slopes.of("v")[i] = s[0] * byScaled;
                slopes.of("s")[0] += v[i] * byScaled;
            }
        });
    }

    private static double[] direction(double[] v, double s) {
        double[] scaled = v.clone();
        for (int i = 0; i < v.length; i++) {
            scaled[i] *= s;
        }
        double norm = Math.sqrt(Linear.dot(DOUBLE, scaled, scaled));
        for (int i = 0; i < v.length; i++) {
            scaled[i] /= norm;
        }
        return scaled;
    }

    /**
     * The entropy of a softmax over scores that are all alike does not depend on the temperature; that of other keys
     * does.
     */
    private static Formula temperature(Draw draw) {
        Formula formula = new Formula();
        double common = draw.gaussian();
        double[] t = formula.vector("t", draw.uniform(0.5, 2));
        double[] u = formula.vector("u", draw.gaussians(9, 1));
        double[] equal = shifted(new double[7], common);
        formula.loss(() -> {
            double[] shares = Linear.softmax(DOUBLE, divided(equal, t[0]));
            double sum = 0;
            for (double share : shares) {
                sum -= share * Math.log(share);
            }
            return sum + Linear.dot(DOUBLE, u, u) / 2;
        });
        return formula.backward(slopes -> {
            double[] shares = Linear.softmax(DOUBLE, divided(equal, t[0]));
            double entropy = 0;
            for (double share : shares) {
                entropy -= share * Math.log(share);
            }
            for (int i = 0; i < shares.length; i++) {
                double byScore = -shares[i] * (Math.log(shares[i]) + entropy);
                slopes.of("t")[0] -= byScore * equal[i] / (t[0] * t[0]);
            }
            slopes.put("u", u);
        });
    }

    private static double[] divided(double[] scores, double temperature) {
        double[] cooled = scores.clone();
        for (int i = 0; i < cooled.length; i++) {
            cooled[i] /= temperature;
        }
        return cooled;
    }
}
