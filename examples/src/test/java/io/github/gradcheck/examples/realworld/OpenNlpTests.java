/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.io.IOException;
import opennlp.tools.ml.AbstractTrainer;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.model.AbstractDataIndexer;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;

/** Apache OpenNLP 1.9.4: the objective of its maximum entropy trainer. */
class OpenNlpTests {

    /** {@code -sum log softmax(W f(event))[outcome]}, the weights as one array. */
    @Test
    void theNegativeLogLikelihoodIsRight() throws IOException {
        NegLogLikelihood objective = new NegLogLikelihood(indexed());
        double[] weights = uniform(objective.getDimension(), -1, 1);
        GradientChecker.create()
                .check(
                        Parameters.of("weights", weights),
                        () -> objective.valueAt(weights),
                        () -> objective.gradientAt(weights))
                .assertCorrect();
    }

    private static DataIndexer indexed() throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(AbstractDataIndexer.CUTOFF_PARAM, 0);
        parameters.put(AbstractTrainer.VERBOSE_PARAM, false);
        DataIndexer indexer = new OnePassRealValueDataIndexer();
        indexer.init(parameters, null);
        indexer.index(ObjectStreamUtils.createObjectStream(
                new Event("noun", new String[] {"the", "capital"}, new float[] {1, 0.5f}),
                new Event("verb", new String[] {"ing", "the"}, new float[] {2, 0.25f}),
                new Event("other", new String[] {"capital", "ing"}, new float[] {0.5f, 1}),
                new Event("noun", new String[] {"the", "ing"}, new float[] {1, 1})));
        return indexer;
    }
}
