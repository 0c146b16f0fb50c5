/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import org.apache.commons.math3.analysis.ParametricUnivariateFunction;
import org.apache.commons.math3.analysis.function.Gaussian;
import org.apache.commons.math3.analysis.function.HarmonicOscillator;
import org.apache.commons.math3.analysis.function.Logistic;
import org.apache.commons.math3.analysis.function.Logit;
import org.apache.commons.math3.analysis.function.Sigmoid;

/** Apache Commons Math 3.6.1: curves to be fitted, with their gradients with respect to the parameters. */
class CommonsMathTests extends CurvesToFit {

    @Override
    Fitted logit() {
        return of(new Logit.Parametric());
    }

    @Override
    Fitted gaussian() {
        return of(new Gaussian.Parametric());
    }

    @Override
    Fitted sigmoid() {
        return of(new Sigmoid.Parametric());
    }

    @Override
    Fitted logistic() {
        return of(new Logistic.Parametric());
    }

    @Override
    Fitted harmonicOscillator() {
        return of(new HarmonicOscillator.Parametric());
    }

    private static Fitted of(ParametricUnivariateFunction f) {
        return new Fitted(f::value, f::gradient);
    }
}
