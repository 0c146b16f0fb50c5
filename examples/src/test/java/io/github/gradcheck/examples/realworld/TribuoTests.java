/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import com.oracle.labs.mlrg.olcut.util.Pair;
import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.SGDObjective;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.regression.sgd.objectives.AbsoluteLoss;
import org.tribuo.regression.sgd.objectives.Huber;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Oracle Tribuo 4.3.2: objectives of stochastic gradient descent, value and gradient in one call. */
class TribuoTests {
    private static final DenseVector TRUTH = DenseVector.createDenseVector(uniform(6, -1, 1));

    /** {@code f = log softmax(z)[truth]}, hence {@code df/dz = onehot(truth) - softmax(z)}. */
    @Test
    void theLogLikelihoodIsRight() {
        check(new LogMulticlass(), 2, 0, 5, 4).assertCorrect();
    }

    /**
     * {@code f = z[truth] - margin - max(z)}, hence {@code df/dz} is 1 for the truth and -1 for the largest. Shipped
     * are {@code margin} and {@code -margin}: right only for the default margin of 1.
     */
    @Test
    void theHingeMultipliesItsGradientByTheMargin() {
        check(new Hinge(), 2, 0, 5, 4).assertCorrect();
        assertWrong(check(new Hinge(3), 2, 0, 5, 4), "prediction", Cause.FACTOR);
    }

    /**
     * {@code f = |truth - z|^2/2}, and the same with the losses of Huber and of absolute values. What they return
     * beside it is minus the gradient with respect to {@code z}, while the classification objectives above return the
     * gradient. Both are right for their callers: one minimises, the other maximises. The check says which.
     */
    @Test
    void regressionObjectivesReturnTheDirectionOfDescent() {
        assertWrong(check(new SquaredLoss(), TRUTH), "prediction", Cause.SIGN);
        assertWrong(check(new Huber(0.5), TRUTH), "prediction", Cause.SIGN);
        assertWrong(check(new AbsoluteLoss(), TRUTH), "prediction", Cause.SIGN);
    }

    /** The sum over a minibatch, one row of predictions for each truth. */
    @SafeVarargs
    private static <T> GradientReport check(SGDObjective<T> objective, T... truths) {
        double[][] prediction = new double[truths.length][];
        Arrays.setAll(prediction, i -> uniform(6, -2 - i, 2 + i));
        return GradientChecker.create()
                .check(
                        Parameters.of("prediction", prediction),
                        () -> IntStream.range(0, truths.length)
                                .mapToDouble(i ->
                                        at(objective, truths[i], prediction[i]).getA())
                                .sum(),
                        () -> {
                            double[][] gradient = new double[truths.length][];
                            Arrays.setAll(
                                    gradient,
                                    i -> dense(at(objective, truths[i], prediction[i])
                                            .getB()));
                            return gradient;
                        });
    }

    /** The objectives write into the vector that they are given. */
    private static <T> Pair<Double, SGDVector> at(SGDObjective<T> objective, T truth, double[] prediction) {
        return objective.lossAndGradient(truth, DenseVector.createDenseVector(prediction.clone()));
    }

    private static double[] dense(SGDVector gradient) {
        double[] entries = new double[gradient.size()];
        Arrays.setAll(entries, gradient::get);
        return entries;
    }
}
