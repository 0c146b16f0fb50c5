/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Volume;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** The lengths that may explain a factor. */
class DimensionsTests {
    private final DMatrixRMaj X = new DMatrixRMaj(3, 8);
    private final DMatrixRMaj Y = new DMatrixRMaj(5, 8);
    private final Parameters at = Parameters.of("W", new DMatrixRMaj(5, 3));

    @Test
    void whatAllInputsHaveInCommonIsTheBatch() {
        assertThat(reason(8, Parameters.of("X", X, "Y", Y)), is("the batch has 8 columns: sum against mean"));
        assertThat(reason(1 / 8.0, Parameters.of("X", X, "Y", Y)), is("the batch has 8 columns: mean against sum"));
        assertThat(reason(16, Parameters.of("X", X, "Y", Y)), is("the batch has 8 columns: a missing 1/(2m)"));
        assertThat(
                reason(8 / 7.0, Parameters.of("X", X, "Y", Y)), is("the batch has 8 columns: divided by 7 against 8"));
    }

    @Test
    void aLengthThatInputsDoNotShareIsNoBatch() {
        Parameters inputs = Parameters.of("X", X, "Y", new DMatrixRMaj(5, 7));
        assertThat(reason(8, inputs), is("X has 8 columns"));
        assertThat(reason(7, inputs), is("Y has 7 columns"));
    }

    @Test
    void aBatchOfOneExplainsNothing() {
        Parameters inputs = Parameters.of("X", new DMatrixRMaj(3, 1), "Y", new DMatrixRMaj(5, 1));
        assertThat(reason(2, inputs), is("a forgotten 1/2, or added twice"));
    }

    @Test
    void samplesMayBeRows() {
        Parameters inputs = Parameters.of("X", new DMatrixRMaj(8, 3), "Y", new DMatrixRMaj(8, 5));
        assertThat(reason(8, inputs), is("the batch has 8 rows: sum against mean"));
    }

    @Test
    void theLengthsOfASingleInputAreItsOwn() {
        assertThat(reason(8, Parameters.of("X", X)), is("X has 8 columns: sum against mean"));
        assertThat("W has three columns, too", reason(3, Parameters.of("X", X)), is(""));
    }

    @Test
    void otherLengthsFollow() {
        assertThat(reason(40, Parameters.of("X", X, "Y", Y)), is("Y has 40 entries"));
        assertThat(reason(5, Parameters.of("X", X)), is("W has 5 rows"));
    }

    @Test
    void whatAnotherLengthExplainsAsWellHasNoReason() {
        Parameters eightClasses = Parameters.of("X", X, "Y", new DMatrixRMaj(8, 8));
        assertThat(reason(8, eightClasses), is(""));
        assertThat(reason(1 / 8.0, eightClasses), is(""));
        assertThat("nothing else is 16", reason(16, eightClasses), is("the batch has 8 columns: a missing 1/(2m)"));
        Parameters fourSamples = Parameters.of("X", new DMatrixRMaj(3, 4), "Y", new DMatrixRMaj(8, 4));
        assertThat("2m, or as many classes", reason(8, fourSamples), is(""));
        Parameters fiveSamples = Parameters.of("X", new DMatrixRMaj(2, 5), "Y", new DMatrixRMaj(2, 5));
        assertThat("W has five rows", reason(5, fiveSamples), is(""));
    }

    @Test
    void twoSamplesLeaveTheForgottenHalfOpen() {
        Parameters inputs = Parameters.of("X", new DMatrixRMaj(3, 2), "Y", new DMatrixRMaj(5, 2));
        assertThat(reason(2, inputs), is("the batch has 2 columns: sum against mean, or a forgotten 1/2"));
    }

    @Test
    void withoutInputsOnlyUsualFactorsAreKnown() {
        assertThat(reason(8, Parameters.none()), is("unknown"));
        assertThat(reason(2, Parameters.none()), is("a forgotten 1/2, or added twice"));
    }

    @Test
    void aLengthOfTwoExplainsNoFactor() {
        Parameters two = Parameters.of("W", new DMatrixRMaj(2, 3), "b", new double[3]);
        List<KnownFactor> factors = Dimensions.factors(two, Parameters.none());
        assertThat(
                factors.stream()
                        .map(KnownFactor::reason)
                        .filter(reason -> reason.contains("has"))
                        .toList(),
                is(List.of("W has 3 columns", "W has 3 columns", "W has 6 entries", "W has 6 entries")));
    }

    @Test
    void lengthsOfMoreThanTwoDimensionsAreSlices() {
        Parameters kernel = Parameters.of("K", new Volume(4, 5, 6), "b", new double[7]);
        assertThat(reason(5, kernel), is("K has 5 slices"));
        assertThat(reason(7, kernel), is("b has 7 entries"));
        assertThat("an array that is no matrix has no batch", reason(24, kernel), is("unknown"));
    }

    @Test
    void aBatchOfTwoIsNeverDividedByOneLess() {
        Parameters inputs = Parameters.of("X", new DMatrixRMaj(3, 2), "Y", new DMatrixRMaj(5, 2));
        assertThat(reason(4, inputs), is("the batch has 2 columns: a missing 1/(2m)"));
        assertThat(reason(1 / 4.0, inputs), is("the batch has 2 columns: divided by 2m"));
        assertThat(reason(255, inputs), is("pixels are divided by 255"));
        assertThat(reason(-1, inputs), is(""));
        assertThat(reason(1, inputs), is("unknown"));
        assertThat(reason(1 / 2.0, Parameters.none()), is("a 1/2 too many, or a forgotten 2"));
    }

    private String reason(double factor, Parameters inputs) {
        return Dimensions.factors(at, inputs).stream()
                .filter(known -> known.isCloseTo(factor))
                .map(KnownFactor::reason)
                .findFirst()
                .orElse("unknown");
    }
}
