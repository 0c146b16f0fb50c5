/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.planarclassifier;

import static io.github.gradcheck.core.Verdict.WRONG;
import static io.github.gradcheck.hamcrest.GradientMatchers.correct;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.examples.broken.UnsignedLabels;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class PlanarClassifierTests {

    private final PlanarData data = PlanarData.halfMoons(0);
    private final DMatrixRMaj X = data.X();
    private final DMatrixRMaj Y = data.Y();

    @GradientCheck
    void theGradientIsRightBeforeTraining(RandomGenerator random, Gradients gradients) {
        PlanarClassifier classifier = PlanarClassifier.untrained(random);
        gradients
                .parameter("layers", classifier.parameters().layers())
                .of(() -> classifier.cost(X, Y))
                .match(() -> classifier.backward(X, Y));
    }

    @GradientCheck(draws = 1)
    void theGradientIsRightBeforeAndAfterTraining(Gradients gradients) {
        PlanarClassifier classifier = untrained(7);
        gradients.parameter("layers", classifier.parameters().layers());

        gradients.label("untrained").of(() -> classifier.cost(X, Y)).match(() -> classifier.backward(X, Y));
        assertThat(classifier.cost(X, Y), is(greaterThan(0.7)));

        classifier.train(X, Y, 3000, 0.3);
        gradients.label("after 3000 steps").of(() -> classifier.cost(X, Y)).match(() -> classifier.backward(X, Y));
        assertThat(classifier.cost(X, Y), is(lessThan(0.01)));
    }

    /** As the biases are 0, a point that turns off the whole first layer lies exactly on the kinks of the second. */
    @Test
    void aKinkExactlyAtTheStartIsReportedAndNotMistakenForAnError() {
        PlanarClassifier classifier = untrained(1);
        GradientReport report = check(GradientChecker.create(), classifier);
        assertThat(report, is(correct()));
        assertThat(report.key("layers[1].b").nonDifferentiable(), is(greaterThan(0)));
        assertThat(report.toString(), containsString("kink"));

        assertThat(check(GradientChecker.create().withStep(1e-7), classifier).verdict(), is(WRONG));
    }

    @Test
    void unsignedLabelsMakeTheCostNegativeAndTheCheckFail() {
        PlanarClassifier classifier = new UnsignedLabels(untrained(7).parameters());
        assertThat(classifier.cost(X, Y), is(lessThan(0.0)));

        GradientReport report = check(GradientChecker.create(), classifier);
        assertThat(report.verdict(), is(WRONG));
        assertThat(report.relativeDifference(), is(greaterThan(0.999)));
    }

    @Test
    void unsignedLabelsAreStillFoundAfterTraining() {
        PlanarClassifier classifier = new UnsignedLabels(untrained(7).parameters());
        classifier.train(X, Y, 3000, 0.3); // backward is right, and so this works
        assertThat(classifier.accuracy(X, Y), is(1.0));
        assertThat(classifier.cost(X, Y), is(lessThan(0.0)));

        GradientReport report = check(GradientChecker.create(), classifier);
        assertThat(report.verdict(), is(WRONG));
        assertThat(report.relativeDifference(), is(greaterThan(0.99)));
    }

    private static PlanarClassifier untrained(long seed) {
        return PlanarClassifier.untrained(new SplittableRandom(seed));
    }

    private GradientReport check(GradientChecker checker, PlanarClassifier classifier) {
        return checker.check(
                Parameters.of(classifier.parameters()), () -> classifier.cost(X, Y), () -> classifier.backward(X, Y));
    }
}
