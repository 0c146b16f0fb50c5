/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@code f = mean over j of (w x_j - y_j)^2 / 2}, whose backward forgets the last of five samples. */
class SampleGradientsTests {
    private final double[] w = {0.3, -0.2};
    private final double[][] x = {{1.1, -0.4, 0.7, 0.2, -1.3}, {0.5, 0.9, -1.2, 0.3, 0.8}};
    private final double[][] y = {{0.2, -0.7, 1.4, 0.6, -0.1}};
    private final Parameters inputs = Parameters.of("X", x, "Y", y);

    private GradientReport check(Supplier<Double> repeated) {
        Snapshot before = Snapshot.of(inputs);
        DoubleSupplier loss = () -> x[0][0] == x[0][1] ? repeated.get() : loss();
        GradientReport report =
                GradientChecker.create().check(Parameters.of("w", w), inputs, loss, () -> Map.of("dw", backward()));
        assertThat(before.firstChange(), is(Optional.empty()));
        assertThat(report.verdict(), is(Verdict.WRONG));
        return report;
    }

    private double difference(int sample) {
        return w[0] * x[0][sample] + w[1] * x[1][sample] - y[0][sample];
    }

    private double loss() {
        double sum = 0;
        for (int j = 0; j < 5; j++) {
            sum += difference(j) * difference(j) / 10;
        }
        return sum;
    }

    private double[] backward() {
        double[] gradient = new double[2];
        for (int j = 0; j < 4; j++) {
            gradient[0] += difference(j) * x[0][j] / 5;
            gradient[1] += difference(j) * x[1][j] / 5;
        }
        return gradient;
    }

    @Test
    void showTheSampleThatIsLeftOut() {
        assertThat(check(this::loss).headline(), containsString("the last sample"));
    }

    @Test
    void ofALossThatRefusesABatchOfEqualSamplesChangeNothing() {
        assertThat(
                check(() -> {
                            throw new IllegalStateException("equal samples");
                        })
                        .key("w")
                        .diagnosis(),
                is(Optional.empty()));
        assertThat(
                check(() -> {
                            throw new AssertionError("equal samples");
                        })
                        .key("w")
                        .diagnosis(),
                is(Optional.empty()));
        assertThat(check(() -> Double.NaN).key("w").diagnosis(), is(Optional.empty()));
    }
}
