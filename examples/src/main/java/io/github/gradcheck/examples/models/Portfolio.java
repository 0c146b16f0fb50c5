/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.models;

/** Some calls on one strike, each with its own market data: the value of all, and its derivative by each number. */
public final class Portfolio {
    private final BlackScholes call;
    private final double[] stock;
    private final double[] rate;
    private final double[] volatility;
    private final double[] expiry;

    /**
     * A portfolio. Entry i of each array belongs to call i.
     *
     * @param call what is held
     * @param stock prices of the stocks
     * @param rate interest rates
     * @param volatility volatilities
     * @param expiry times to expiry
     */
    public Portfolio(BlackScholes call, double[] stock, double[] rate, double[] volatility, double[] expiry) {
        this.call = call;
        this.stock = stock;
        this.rate = rate;
        this.volatility = volatility;
        this.expiry = expiry;
    }

    /**
     * The Greeks of each call.
     *
     * @param stock deltas
     * @param rate rhos
     * @param volatility vegas
     * @param expiry derivatives by the time to expiry
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Greeks(double[] stock, double[] rate, double[] volatility, double[] expiry) {}

    /**
     * The value of all calls.
     *
     * @return the sum of their prices
     */
    public double value() {
        double sum = 0;
        for (int i = 0; i < stock.length; i++) {
            sum += call.price(stock[i], rate[i], volatility[i], expiry[i]);
        }
        return sum;
    }

    /**
     * The gradient of the value.
     *
     * @return the Greeks of each call
     */
    public Greeks greeks() {
        int n = stock.length;
        Greeks greeks = new Greeks(new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            BlackScholes.Greeks one = call.greeks(stock[i], rate[i], volatility[i], expiry[i]);
            greeks.stock()[i] = one.stock();
            greeks.rate()[i] = one.rate();
            greeks.volatility()[i] = one.volatility();
            greeks.expiry()[i] = one.expiry();
        }
        return greeks;
    }
}
