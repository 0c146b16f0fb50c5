/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * The limits of each hypothesis, with every entry measured by hand; the true gradient of a key is 3, -1, 4, 1.5, -9.
 */
class HypothesesTests {
    private static final double[] TRUE = {3, -1, 4, 1.5, -9};

    /** Keys are 1, 2, 3, 4, 5. */
    private static final double[] THETA = {1, 2, 3, 4, 5};

    @Test
    void aFactorDiffersFromOneByMoreThanAThousandth() {
        assertThat(fitted(1.0011), is("is 1.0011 times too big"));
        assertThat(fitted(1.0009), is("none"));
        assertThat(fitted(0.9985), is("is 1.0015 times too small"));
        assertThat(known(1.0011, "m"), is("is 1.0011 times too big (m)"));
        assertThat(known(1.0009, "m"), is("none"));
    }

    @Test
    void aFactorIsExactIfItIsRoundAndHasNoReason() {
        assertThat(fitted(2), is("is exactly 2 times too big"));
        assertThat(fitted(-0.5), is("has the wrong sign and is exactly 2 times too small"));
        assertThat(fitted(1.234), is("is 1.234 times too big"));
        assertThat(known(2, "a forgotten 1/2"), is("is 2 times too big (a forgotten 1/2)"));
    }

    @Test
    void aFactorCountsFromAThousandthOnThoughItsInverseIsNearer() {
        assertThat(fitted(1.0010005), is("is 1.001 times too big"));
    }

    /** With reaches of 2e-5 the factor is known to 2e-6 only, and the penalty to 3e-5. */
    @Test
    void noMoreDigitsAreWrittenThanWereMeasured() {
        Suspect scaled = new Suspect(HandMadeComparison.vector("W", scaled(8.00001))
                .numerical(TRUE)
                .reach(2e-5)
                .dense()
                .build());
        assertThat(
                Factor.fitted(scaled).map(Factor::diagnosis).orElseThrow().claim(), is("is exactly 8 times too big"));
        Suspect penalty = new Suspect(HandMadeComparison.vector("W", plus(-0.100001, THETA))
                .numerical(TRUE)
                .reach(2e-5)
                .dense()
                .build());
        assertThat(
                sentence(Regularisation.l2(), penalty),
                is("lacks 0.1 times the parameter (no L2 term, or of the wrong sign)"));
    }

    @Test
    void anOffsetIsWrittenAsFarAsItWasMeasured() {
        Suspect offset = new Suspect(HandMadeComparison.vector("W", plus(0.100001, ones()))
                .numerical(TRUE)
                .reach(5e-6)
                .dense()
                .build());
        assertThat(sentence(new Offset(), offset), is("is 0.1 too big in every entry"));
    }

    @Test
    void onlyMinusOneHasTheSignForItsCause() {
        assertThat(Factor.diagnosis(new KnownFactor(-1, "")).cause(), is(Cause.SIGN));
        assertThat(Factor.diagnosis(new KnownFactor(-2, "")).cause(), is(Cause.FACTOR));
        assertThat(Factor.diagnosis(new KnownFactor(2, "")).cause(), is(Cause.FACTOR));
    }

    @Test
    void minusOneIsASign() {
        assertThat(fitted(-1), is("has the wrong sign"));
        assertThat(Factor.claim(new KnownFactor(-1 - 0.9e-6, "")).singular(), is("has the wrong sign"));
        assertThat(
                Factor.claim(new KnownFactor(-1 - 1.1e-6, "")).singular(),
                is("has the wrong sign and is 1 times too big"));
        assertThat(known(-1, ""), is("has the wrong sign"));
    }

    @Test
    void theNegativeOfAKnownFactorIsTriedAsWell() {
        Suspect suspect = suspect(scaled(-8));
        KnownFactor eight = new KnownFactor(8, "m");
        Network network = new Network(List.of(suspect), List.of(eight));
        KnownFactor found = Factor.known(suspect, network).orElseThrow();
        assertThat(found.value(), is(closeTo(-8, 1e-12)));
    }

    @Test
    void knownFactorsAreTheSameUpToRounding() {
        assertThat(new KnownFactor(8, "").isCloseTo(8 * (1 + 0.9e-9)), is(true));
        assertThat(new KnownFactor(8, "").isCloseTo(8 * (1 + 1.1e-9)), is(false));
        assertThat(new KnownFactor(-8, "").isCloseTo(-8), is(true));
    }

    @Test
    void aConstantTooMuchIsAnOffset() {
        assertThat(sentence(new Offset(), plus(0.5, ones())), is("is 0.5 too big in every entry"));
        assertThat(sentence(new Offset(), plus(-0.5, ones())), is("is 0.5 too small in every entry"));
        assertThat(sentence(new Offset(), plus(0.5, THETA)), is("none"));
    }

    @Test
    void aMultipleOfTheParameterIsAnL2Term() {
        assertThat(
                sentence(Regularisation.l2(), plus(-0.1, THETA)),
                is("lacks 0.1 times the parameter (no L2 term, or of the wrong sign)"));
        assertThat(
                sentence(Regularisation.l2(), plus(0.1, THETA)),
                is("has 0.1 times the parameter too much (L2 twice, or not in the loss)"));
    }

    @Test
    void aMultipleOfTheSignIsAnL1Term() {
        double[] signs = {1, -1, 1, -1, 1};
        HandMadeComparison comparison = new HandMadeComparison("W", new double[] {1, -2, 3, -4, 5}, plus(-0.1, signs));
        assertThat(
                sentence(Regularisation.l1(), measured(comparison)),
                is("lacks 0.1 times the parameter's sign (no L1 term, or of the wrong sign)"));
    }

    @Test
    void onABiasAPenaltyIsProbablyMeantForTheWeights() {
        HandMadeComparison bias = new HandMadeComparison("b", THETA, plus(0.1, THETA));
        Suspect suspect = new Suspect(measured(bias).build());
        Suspect rightWeights =
                new Suspect(HandMadeComparison.matrix("W", 2, 2, 1, 1, 1, 1).build());
        Suspect wrongWeights = new Suspect(
                HandMadeComparison.matrix("W", 2, 2, 1, 1, 1, 1).dense().build());
        assertThat(
                sentence(Regularisation.l2(), suspect, rightWeights),
                is("has 0.1 times the parameter too much (L2 on the bias, which the loss has not?)"));
        assertThat(
                sentence(Regularisation.l2(), suspect, wrongWeights),
                is("has 0.1 times the parameter too much (L2 twice, or not in the loss)"));
    }

    @Test
    void threeParametersThatAreNotZeroTellAPenaltyFromAMistakeInSome() {
        assertThat(Regularisation.isTold(withParameter(0, 0, 1, 2, 3)), is(true));
        assertThat(Regularisation.isTold(withParameter(0, 0, 0, 2, 3)), is(false));
        HandMadeComparison few = new HandMadeComparison("W", new double[] {0, 0, 0, 2, 3}, plus(0.1, 0, 0, 0, 2, 3));
        assertThat(sentence(Regularisation.l2(), measured(few)), is("none"));
        assertThat(sentence(new ScaledData.Known(), measured(few)), is("none"));
        assertThat(sentence(new ScaledData.Fitted(), measured(few)), is("none"));
    }

    @Test
    void theDataMayBeScaledBesideAPenaltyThatIsRight() {
        // n = a/8 + 0.1 theta
        double[] analytic = DoubleStream.iterate(0, i -> i + 1)
                .limit(5)
                .map(i -> 8 * (TRUE[(int) i] - 0.1 * THETA[(int) i]))
                .toArray();
        Suspect suspect = suspect(analytic);
        assertThat(
                sentence(new ScaledData.Known(), suspect, new KnownFactor(8, "m")),
                is("is 8 times too big (m; all but its L2 term)"));
        assertThat(sentence(new ScaledData.Known(), suspect, new KnownFactor(7, "m")), is("none"));
        assertThat(sentence(new ScaledData.Fitted(), suspect), is("is exactly 8 times too big (all but its L2 term)"));
    }

    @Test
    void aScaleOfLessThanAThousandthIsNone() {
        for (double factor : new double[] {1.0009, 1.0011}) {
            double[] analytic = plus(-0.1, THETA);
            Arrays.setAll(analytic, i -> factor * analytic[i]);
            assertThat(
                    sentence(new ScaledData.Known(), suspect(analytic), new KnownFactor(factor, "m")),
                    is(factor < 1.001 ? "none" : "is 1.0011 times too big (m; all but its L2 term)"));
            assertThat(
                    sentence(new ScaledData.Fitted(), suspect(analytic)),
                    is(factor < 1.001 ? "none" : "is 1.0011 times too big (all but its L2 term)"));
        }
    }

    @Test
    void zerosAndNumbersThatAreNoneNeedNoMeasurement() {
        assertThat(
                sentence(new Zero(), new double[5]),
                is("is zero everywhere (not implemented, or computed and not returned?)"));
        assertThat(sentence(new Zero(), new double[] {0, 0, 0, 0, 1}), is("none"));
        assertThat(
                sentence(new NotFinite(), new double[] {0, Double.NaN, 1, Double.POSITIVE_INFINITY, 1}),
                is("is NaN or infinite in 2 of 5 entries (a division by zero, or the logarithm of one?)"));
        double[] nothing = new double[5];
        Arrays.fill(nothing, Double.NaN);
        assertThat(
                sentence(new NotFinite(), nothing),
                is("is NaN or infinite everywhere (a division by zero, or the logarithm of one?)"));
        assertThat(sentence(new NotFinite(), TRUE), is("none"));
    }

    @Test
    void twoGradientsMayBeSwapped() {
        double[] other = {1, 2, 3, 4, 5};
        Suspect first =
                new Suspect(measured(HandMadeComparison.vector("a", other)).build());
        Suspect second = new Suspect(HandMadeComparison.vector("c", TRUE)
                .numerical(other)
                .reach(1e-9)
                .dense()
                .build());
        assertThat(sentence(new OtherKey(), first, second), is("is swapped (a with c)"));
        Network reversed = new Network(List.of(second, first), List.of());
        assertThat(new OtherKey().examine(first, reversed).orElseThrow().sentence(), is("is swapped (c with a)"));
    }

    @Test
    void aGradientMayHaveComeUnderAnotherName() {
        Suspect suspect = suspect(new double[] {1, 2, 3, 4, 5});
        Suspect other = new Suspect(HandMadeComparison.vector("c", TRUE).build());
        assertThat(
                sentence(new OtherKey(), suspect, other),
                is("is the one that was returned for c (are the gradients in the wrong order?)"));
    }

    @Test
    void theGradientOfARightKeyMayHaveBeenCopied() {
        double[] numbers = {1, 2, 3, 4, 5};
        Suspect right = new Suspect(HandMadeComparison.vector("c", numbers).build());
        assertThat(
                sentence(new OtherKey(), suspect(numbers), right),
                is("is that of c (the same numbers were returned for both)"));
        Suspect alike = new Suspect(HandMadeComparison.vector("c", ones()).build());
        assertThat("equal constants are no copy", sentence(new OtherKey(), suspect(ones()), alike), is("none"));
        Suspect wrong =
                new Suspect(HandMadeComparison.vector("c", numbers).dense().build());
        assertThat("which is the copy?", sentence(new OtherKey(), suspect(numbers), wrong), is("none"));
        Suspect nearly =
                new Suspect(HandMadeComparison.vector("c", 1, 2, 3, 4, 6).build());
        assertThat(sentence(new OtherKey(), suspect(numbers), nearly), is("none"));
    }

    @Test
    void aSingleNumberIsEasilyThatOfAnotherKey() {
        Suspect one = new Suspect(HandMadeComparison.vector("b", 2)
                .numerical(1)
                .reach(1e-9)
                .dense()
                .build());
        Suspect other = new Suspect(HandMadeComparison.vector("c", 1).build());
        assertThat(sentence(new OtherKey(), one, other), is("none"));
        assertThat(sentence(new Accumulated(), one, other), is("none"));
    }

    @Test
    void theGradientOfAnotherKeyMayLieOnTop() {
        double[] other = {1, 2, 3, 4, 5};
        Suspect right = new Suspect(HandMadeComparison.vector("c", other).build());
        assertThat(
                sentence(new Accumulated(), suspect(plus(1, other)), right),
                is("contains that of c as well (an array used for both and not set to zero?)"));
        assertThat(sentence(new Accumulated(), suspect(plus(2, other)), right), is("none"));
    }

    @Test
    void matricesMayBeTransposedOrReadInTheOtherOrder() {
        HandMadeComparison square = HandMadeComparison.matrix("W", 2, 2, 1, 3, 2, 4)
                .numerical(1, 2, 3, 4)
                .reach(1e-9)
                .dense();
        assertThat(sentence(new Rearranged(), square), is("is transposed"));
        HandMadeComparison oblong = HandMadeComparison.matrix("W", 2, 3, 1, 4, 2, 5, 3, 6)
                .numerical(1, 2, 3, 4, 5, 6)
                .reach(1e-9)
                .dense();
        String order = "has the right numbers in the wrong order"
                + " (row-major against column-major: reshaped instead of transposed?)";
        assertThat(sentence(new Rearranged(), oblong), is(order));
        HandMadeComparison back = HandMadeComparison.matrix("W", 2, 3, 1, 3, 5, 2, 4, 6)
                .numerical(1, 2, 3, 4, 5, 6)
                .reach(1e-9)
                .dense();
        assertThat(sentence(new Rearranged(), back), is(order));
    }

    @Test
    void aMatrixWithOtherNumbersIsNotRearranged() {
        HandMadeComparison other = HandMadeComparison.matrix("W", 2, 2, 1, 3, 2.1, 4)
                .numerical(1, 2, 3, 4)
                .reach(1e-9)
                .dense();
        assertThat(sentence(new Rearranged(), other), is("none"));
    }

    private static String fitted(double factor) {
        return Factor.fitted(suspect(scaled(factor)))
                .map(Factor::diagnosis)
                .map(Diagnosis::sentence)
                .orElse("none");
    }

    private static String known(double factor, String reason) {
        Suspect suspect = suspect(scaled(factor));
        return Factor.known(suspect, new Network(List.of(suspect), List.of(new KnownFactor(factor, reason))))
                .map(Factor::diagnosis)
                .map(Diagnosis::sentence)
                .orElse("none");
    }

    private static double[] scaled(double factor) {
        return DoubleStream.of(TRUE).map(number -> factor * number).toArray();
    }

    private static double[] plus(double factor, double... others) {
        return Regularisation.plus(TRUE, factor, others);
    }

    private static double[] ones() {
        return new double[] {1, 1, 1, 1, 1};
    }

    /** A key whose every entry was measured sharply, and the true gradient found. */
    private static Suspect suspect(double... analytic) {
        return new Suspect(measured(HandMadeComparison.vector("W", analytic)).build());
    }

    private static Suspect withParameter(double... parameter) {
        return new Suspect(
                measured(new HandMadeComparison("W", parameter, TRUE)).build());
    }

    private static HandMadeComparison measured(HandMadeComparison comparison) {
        return comparison.numerical(TRUE).reach(1e-9).dense();
    }

    private static String sentence(Hypothesis hypothesis, double... analytic) {
        return sentence(hypothesis, suspect(analytic));
    }

    private static String sentence(Hypothesis hypothesis, HandMadeComparison comparison) {
        return sentence(hypothesis, new Suspect(comparison.build()));
    }

    private static String sentence(Hypothesis hypothesis, Suspect suspect, Suspect... others) {
        List<Suspect> keys = new ArrayList<>(List.of(suspect));
        keys.addAll(List.of(others));
        return hypothesis
                .examine(suspect, new Network(keys, List.of()))
                .map(Diagnosis::sentence)
                .orElse("none");
    }

    private static String sentence(Hypothesis hypothesis, Suspect suspect, KnownFactor factor) {
        return hypothesis
                .examine(suspect, new Network(List.of(suspect), List.of(factor)))
                .map(Diagnosis::sentence)
                .orElse("none");
    }
}
