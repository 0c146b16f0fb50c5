/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import org.hipparchus.analysis.ParametricUnivariateFunction;
import org.hipparchus.analysis.function.Gaussian;
import org.hipparchus.analysis.function.HarmonicOscillator;
import org.hipparchus.analysis.function.Logistic;
import org.hipparchus.analysis.function.Logit;
import org.hipparchus.analysis.function.Sigmoid;

/** Hipparchus 4.0.1: curves to be fitted, with their gradients with respect to the parameters. */
class HipparchusTests extends CurvesToFit {

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
