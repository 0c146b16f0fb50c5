/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.elementwise;
import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import jsat.distributions.StudentT;
import jsat.linear.DenseVector;
import jsat.lossfunctions.AbsoluteLoss;
import jsat.lossfunctions.EpsilonInsensitiveLoss;
import jsat.lossfunctions.HingeLoss;
import jsat.lossfunctions.HuberLoss;
import jsat.lossfunctions.LogisticLoss;
import jsat.lossfunctions.LossFunc;
import jsat.lossfunctions.SoftmaxLoss;
import jsat.lossfunctions.SquaredLoss;
import org.junit.jupiter.api.Test;

/** JSAT 0.0.9: losses of linear models, with first and second derivatives with respect to the score; a density. */
class JsatTests {
    private static final double[] SCORES = {-2.3, -1.4, -0.6, -0.2, 0.3, 0.7, 1.6, 2.8};

    /** {@code log(1 + exp(-y s))} and {@code max(0, 1 - y s)}, for both labels. */
    @Test
    void lossesOfClassificationAreRight() {
        for (double label : new double[] {-1, 1}) {
            first(new LogisticLoss(), label).assertCorrect();
            second(new LogisticLoss(), label).assertCorrect();
            first(new HingeLoss(), label).assertCorrect();
        }
    }

    /** {@code (s - y)^2}; Huber's; {@code |s - y|}; {@code max(0, |s - y| - epsilon)}. */
    @Test
    void lossesOfRegressionAreRight() {
        first(new SquaredLoss(), 0.1).assertCorrect();
        second(new SquaredLoss(), 0.1).assertCorrect();
        first(new HuberLoss(0.9), 0.1).assertCorrect();
        first(new AbsoluteLoss(), 0.1).assertCorrect();
        first(new EpsilonInsensitiveLoss(0.4), 0.1).assertCorrect();
    }

    /**
     * Student's density is the derivative of its distribution function. The logarithm of its constant has
     * {@code -log(n pi)/2}, n the degrees of freedom. Shipped is {@code -logGamma(n pi)/2}.
     */
    @Test
    void studentsDensityTakesALogGammaForALogarithm() {
        StudentT student = new StudentT(5);
        assertWrong(elementwise(student::cdf, student::pdf, SCORES), "x", Cause.FACTOR);
    }

    /** {@code -log softmax(s)[label]}; {@code process} makes probabilities of the scores, which the others take. */
    @Test
    void softmaxIsRight() {
        double[] scores = uniform(5, -2, 2);
        SoftmaxLoss loss = new SoftmaxLoss();
        GradientChecker.create()
                .check(Parameters.of("scores", scores), () -> loss.getLoss(processed(loss, scores), 3), () -> {
                    DenseVector derivative = new DenseVector(scores.length);
                    loss.deriv(processed(loss, scores), derivative, 3);
                    return derivative.arrayCopy();
                })
                .assertCorrect();
    }

    private static DenseVector processed(SoftmaxLoss loss, double[] scores) {
        DenseVector processed = new DenseVector(scores.length);
        loss.process(new DenseVector(scores), processed);
        return processed;
    }

    private static GradientReport first(LossFunc loss, double label) {
        return elementwise(s -> loss.getLoss(s, label), s -> loss.getDeriv(s, label), SCORES);
    }

    private static GradientReport second(LossFunc loss, double label) {
        return elementwise(s -> loss.getDeriv(s, label), s -> loss.getDeriv2(s, label), SCORES);
    }
}
