/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;
import static io.github.gradcheck.examples.realworld.Shipped.elementwise;
import static io.github.gradcheck.examples.realworld.Shipped.uniform;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cc.mallet.classify.MaxEntOptimizableByLabelLikelihood;
import cc.mallet.optimize.Optimizable;
import cc.mallet.pipe.Noop;
import cc.mallet.topics.DMROptimizable;
import cc.mallet.types.Alphabet;
import cc.mallet.types.Dirichlet;
import cc.mallet.types.FeatureVector;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import cc.mallet.types.LabelAlphabet;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** MALLET 2.0.8: objectives that return value and gradient by their parameters, for L-BFGS. */
class MalletTests {
    private static final int SAMPLES = 5;
    private static final int[] ALL = {0, 1, 2};

    /** It says each value at the level of information. Held here, because loggers are held weakly. */
    private static final Logger LOGGER = Logger.getLogger("cc.mallet");

    static {
        LOGGER.setLevel(Level.WARNING);
    }

    /** {@code sum log softmax(W x)[label] - |W|^2 / (2 sigma^2)}. */
    @Test
    void maximumEntropyIsRight() {
        check(new MaxEntOptimizableByLabelLikelihood(samples(SAMPLES, false), null))
                .assertCorrect();
    }

    /**
     * Dirichlet-multinomial regression (Mimno and McCallum 2008): {@code f} is a sum over samples {@code i}. Shipped
     * adds the sum up to {@code i} for each {@code i}, so that the first of n samples counts n times; the gradient is
     * right. The report says that backward is the gradient of some function, and sends the reader to the loss.
     */
    @Test
    void theValueOfDirichletRegressionAddsPartialSums() {
        GradientReport report = check(new DMROptimizable(samples(SAMPLES, true), null));
        assertWrong(report, "parameters");
        assertTrue(report.toString().contains("look at the loss"), report::toString);
    }

    /**
     * Below 2, {@code log Gamma(z)} is Stirling's series at a shifted {@code z}, which is off in the third digit; its
     * derivative is compared with a digamma function of twelve digits.
     */
    @Test
    void theLogGammaFunctionIsCoarserThanItsDerivative() {
        assertWrong(elementwise(Dirichlet::logGamma, Dirichlet::digamma, uniform(6, 0.3, 4)), "x");
    }

    /** Samples of three features, whose target is a label, or three counts. */
    private static InstanceList samples(int size, boolean counted) {
        Alphabet features = new Alphabet(new String[] {"a", "b", "c"});
        LabelAlphabet labels = new LabelAlphabet();
        labels.lookupIndices(new String[] {"x", "y", "z"}, true);
        InstanceList list = new InstanceList(new Noop(features, labels));
        double[] values = uniform(3 * SAMPLES, 0, 2);
        for (int i = 0; i < size; i++) {
            double[] data = Arrays.copyOfRange(values, 3 * i, 3 * i + 3);
            Object target = counted
                    ? new FeatureVector(labels, ALL, new double[] {i + 1, 3, 2 * i})
                    : labels.lookupLabel(i % 3);
            list.add(new Instance(new FeatureVector(features, ALL, data), target, "sample " + i, null));
        }
        return list;
    }

    private static GradientReport check(Optimizable.ByGradientValue objective) {
        double[] parameters = uniform(objective.getNumParameters(), -1, 1);
        return GradientChecker.create()
                .check(
                        Parameters.of("parameters", parameters),
                        () -> {
                            objective.setParameters(parameters);
                            return objective.getValue();
                        },
                        () -> {
                            objective.setParameters(parameters);
                            double[] gradient = new double[parameters.length];
                            objective.getValueGradient(gradient);
                            return gradient;
                        });
    }
}
