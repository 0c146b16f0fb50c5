/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.models;

/**
 * The likelihood of a series by a Kalman filter, and its gradient by derivatives that are carried along.
 *
 * <pre>
 * x' = a x + noise of variance q    y = x + noise of variance r
 * m = a m    P = a^2 P + q    S = P + r    v = y - m    J += (log S + v^2/S)/2    m += P/S v    P -= P^2/S
 * </pre>
 */
public class KalmanFilter {

    /** A filter without state: the model is handed in. */
    public KalmanFilter() {}

    /**
     * The parameters, or the gradient. Arrays of one number, so that a check can move them.
     *
     * @param a how much of the state stays
     * @param q the variance of what is added to the state
     * @param r the variance of what is added to the observation
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Model(double[] a, double[] q, double[] r) {}

    /**
     * Minus the logarithm of the likelihood, up to a constant.
     *
     * @param model the parameters
     * @param y the observations
     * @return J
     */
    public final double loss(Model model, double... y) {
        double J = 0;
        double m = 0;
        double P = 1;
        for (double observed : y) {
            m *= model.a()[0];
            P = model.a()[0] * model.a()[0] * P + model.q()[0];
            double S = P + model.r()[0];
            double v = observed - m;
            J += (Math.log(S) + v * v / S) / 2;
            m += P / S * v;
            P -= P * P / S;
        }
        return J;
    }

    /**
     * The gradient of the loss.
     *
     * @param model the parameters
     * @param y the observations
     * @return the derivatives by a, q and r
     */
    public final Model backward(Model model, double... y) {
        return new Model(
                new double[] {derivative(model, 1, 0, 0, y)},
                new double[] {derivative(model, 0, 1, 0, y)},
                new double[] {derivative(model, 0, 0, 1, y)});
    }

    /** Each line is the derivative of one line of the filter along (da, dq, dr). */
    private double derivative(Model model, double da, double dq, double dr, double... y) {
        double a = model.a()[0];
        double dJ = 0;
        double m = 0;
        double P = 1;
        double dm = 0;
        double dP = 0;
        for (double observed : y) {
            dm = a * dm + da * m;
            dP = a * a * dP + 2 * a * da * P + dq;
            m *= a;
            P = a * a * P + model.q()[0];
            double S = P + model.r()[0];
            double dS = dP + dr;
            double v = observed - m;
            dJ += lossDerivative(S, dS, v, -dm);
            double gain = P / S;
            double dGain = (dP - gain * dS) / S;
            dm += dGain * v - gain * dm;
            m += gain * v;
            dP -= dGain * P + gain * dP;
            P -= gain * P;
        }
        return dJ;
    }

    /**
     * The derivative of {@code (log S + v^2/S)/2}.
     *
     * @param S the variance of the innovation
     * @param dS its derivative
     * @param v the innovation
     * @param dv its derivative
     * @return what one observation adds
     */
    protected double lossDerivative(double S, double dS, double v, double dv) {
        return (dS / S + 2 * v * dv / S - v * v / S * dS / S) / 2;
    }
}
