/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.models;

/**
 * The price of a call in the model of Black and Scholes, and its Greeks.
 *
 * <pre>
 * C = S N(d1) - K exp(-r T) N(d2)    d1 = (log(S/K) + (r + sigma^2/2) T)/(sigma sqrt(T))    d2 = d1 - sigma sqrt(T)
 * </pre>
 */
public class BlackScholes {
    private final double strike;

    /**
     * A call.
     *
     * @param strike the price K at which it may be exercised
     */
    public BlackScholes(double strike) {
        this.strike = strike;
    }

    /**
     * The Greeks, each under the name of what it is the derivative by.
     *
     * @param stock delta
     * @param rate rho
     * @param volatility vega
     * @param expiry minus theta: theta is the derivative by the time that passes
     */
    public record Greeks(double stock, double rate, double volatility, double expiry) {}

    /**
     * The price C.
     *
     * @param stock S
     * @param rate r
     * @param volatility sigma
     * @param expiry T
     * @return C
     */
    public final double price(double stock, double rate, double volatility, double expiry) {
        double d1 = d1(stock, rate, volatility, expiry);
        double d2 = d1 - volatility * Math.sqrt(expiry);
        return stock * cumulative(d1) - strike * Math.exp(-rate * expiry) * cumulative(d2);
    }

    /**
     * The derivatives of the price.
     *
     * @param stock S
     * @param rate r
     * @param volatility sigma
     * @param expiry T
     * @return one for each argument
     */
    public final Greeks greeks(double stock, double rate, double volatility, double expiry) {
        double d1 = d1(stock, rate, volatility, expiry);
        double paid = strike * Math.exp(-rate * expiry) * cumulative(d1 - volatility * Math.sqrt(expiry));
        double decay = stock * density(d1) * volatility / (2 * Math.sqrt(expiry)) + rate * paid;
        return new Greeks(cumulative(d1), expiry * paid, stock * density(d1) * Math.sqrt(expiry), byExpiry(decay));
    }

    /**
     * The derivative by the time to expiry.
     *
     * @param decay what the call loses per year that passes
     * @return the same: more time makes it dearer
     */
    protected double byExpiry(double decay) {
        return decay;
    }

    private double d1(double stock, double rate, double volatility, double expiry) {
        return (Math.log(stock / strike) + (rate + volatility * volatility / 2) * expiry)
                / (volatility * Math.sqrt(expiry));
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** {@code 1/2 + n(x) (x + x^3/3 + x^5/(3 5) + ...)}, to the last bit for the x of options. */
    private static double cumulative(double x) {
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > Math.ulp(sum) / 4; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + density(x) * sum;
    }
}
