/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.speed;

import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;

/**
 * A transformer of eight tokens of width sixteen, with a squared error. A layer of it normalises its input, attends,
 * adds what it was given, normalises again, goes through a layer of tanh units and adds again: twelve keys. A last
 * normalisation and a linear layer add four.
 */
final class Transformer implements Model {
    private static final int TOKENS = 8;
    private static final int WIDTH = 16;
    private static final int HIDDEN = 32;
    private static final double EPSILON = 1e-5;

    private final int layers;
    private final SimpleMatrix input;
    private final SimpleMatrix targets;
    private final Map<String, SimpleMatrix> weights = new LinkedHashMap<>();

    /**
     * Draws a network.
     *
     * @param layers how many there are between input and the last normalisation
     */
    Transformer(int layers, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.layers = layers;
        input = matrix(TOKENS, WIDTH, 0, 1, random);
        targets = matrix(TOKENS, WIDTH, 0, 1, random);
        for (int l = 0; l < layers; l++) {
            drawNorm("attention" + l, random);
            for (String name : new String[] {"query", "key", "value", "out"}) {
                weights.put(name + l, matrix(WIDTH, WIDTH, 0, 1 / Math.sqrt(WIDTH), random));
            }
            drawNorm("units" + l, random);
            drawLinear("up" + l, WIDTH, HIDDEN, random);
            drawLinear("down" + l, HIDDEN, WIDTH, random);
        }
        drawNorm("last", random);
        drawLinear("head", WIDTH, WIDTH, random);
    }

    private void drawNorm(String name, SplittableRandom random) {
        weights.put(name + ".gain", matrix(1, WIDTH, 1, 0.1, random));
        weights.put(name + ".shift", matrix(1, WIDTH, 0, 0.1, random));
    }

    private void drawLinear(String name, int in, int out, SplittableRandom random) {
        weights.put(name, matrix(in, out, 0, 1 / Math.sqrt(in), random));
        weights.put(name + ".bias", matrix(1, out, 0, 0.1, random));
    }

    private static SimpleMatrix matrix(int rows, int columns, double mean, double deviation, SplittableRandom random) {
        double[] drawn = new double[rows * columns];
        for (int i = 0; i < drawn.length; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            drawn[i] = mean + deviation * radius * Math.cos(2 * Math.PI * random.nextDouble());
        }
        return SimpleMatrix.wrap(DMatrixRMaj.wrap(rows, columns, drawn));
    }

    private SimpleMatrix of(String name) {
        return Objects.requireNonNull(weights.get(name));
    }

    private static double[] data(SimpleMatrix matrix) {
        return ((DMatrixRMaj) matrix.getMatrix()).data;
    }

    @Override
    public Parameters parameters() {
        Map<String, double[]> named = new LinkedHashMap<>();
        weights.forEach((name, matrix) -> named.put(name, data(matrix)));
        return Parameters.of(named);
    }

    @Override
    public double loss() {
        SimpleMatrix residual = new Pass().output().minus(targets);
        return residual.elementMult(residual).elementSum() / (2 * TOKENS);
    }

    @Override
    public Map<String, double[]> gradient() {
        Pass pass = new Pass();
        pass.back(pass.output().minus(targets).divide(TOKENS));
        Map<String, double[]> gradient = new LinkedHashMap<>();
        weights.keySet().forEach(name -> gradient.put(name, data(pass.slope(name))));
        return gradient;
    }

    private static SimpleMatrix plusRow(SimpleMatrix rows, SimpleMatrix row) {
        return rows.plus(repeated(row, rows.getNumRows()));
    }

    private static SimpleMatrix repeated(SimpleMatrix row, int times) {
        return SimpleMatrix.ones(times, 1).mult(row);
    }

    private static SimpleMatrix sumOfRows(SimpleMatrix rows) {
        return SimpleMatrix.ones(1, rows.getNumRows()).mult(rows);
    }

    /** The sum over each row, in every entry of it. */
    private static SimpleMatrix sumOfEachRow(SimpleMatrix rows) {
        int columns = rows.getNumCols();
        return rows.mult(SimpleMatrix.ones(columns, 1)).mult(SimpleMatrix.ones(1, columns));
    }

    /** One pass through the network, and what it must remember for the way back. */
    private final class Pass {
        private final Map<String, SimpleMatrix> seen = new LinkedHashMap<>();
        private final Map<String, SimpleMatrix> slopes = new LinkedHashMap<>();

        private SimpleMatrix keep(String name, SimpleMatrix value) {
            seen.put(name, value);
            return value;
        }

        private SimpleMatrix kept(String name) {
            return Objects.requireNonNull(seen.get(name));
        }

        SimpleMatrix slope(String name) {
            return Objects.requireNonNull(slopes.get(name));
        }

        SimpleMatrix output() {
            SimpleMatrix x = input;
            for (int l = 0; l < layers; l++) {
                x = x.plus(attention(norm("attention" + l, x), l));
                SimpleMatrix units = keep("units" + l, tanh(linear("up" + l, norm("units" + l, x))));
                x = x.plus(linear("down" + l, units));
            }
            return linear("head", norm("last", x));
        }

        void back(SimpleMatrix upstream) {
            SimpleMatrix dx = normBack("last", linearBack("head", upstream));
            for (int l = layers - 1; l >= 0; l--) {
                SimpleMatrix units = kept("units" + l);
                SimpleMatrix steep = units.elementMult(units).negative().plus(1);
                SimpleMatrix up =
                        linearBack("up" + l, linearBack("down" + l, dx).elementMult(steep));
                dx = dx.plus(normBack("units" + l, up));
                dx = dx.plus(normBack("attention" + l, attentionBack(dx, l)));
            }
        }

        private SimpleMatrix tanh(SimpleMatrix x) {
            SimpleMatrix y = x.copy();
            double[] values = data(y);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.tanh(values[i]);
            }
            return y;
        }

        private SimpleMatrix linear(String name, SimpleMatrix x) {
            keep(name + ".in", x);
            return plusRow(x.mult(of(name)), of(name + ".bias"));
        }

        private SimpleMatrix linearBack(String name, SimpleMatrix upstream) {
            slopes.put(name, kept(name + ".in").transpose().mult(upstream));
            slopes.put(name + ".bias", sumOfRows(upstream));
            return upstream.mult(of(name).transpose());
        }

        /** {@code gain (x - mean) / sqrt(variance + epsilon) + shift} over each row. */
        private SimpleMatrix norm(String name, SimpleMatrix x) {
            SimpleMatrix centred = x.minus(sumOfEachRow(x).divide(WIDTH));
            SimpleMatrix variance = sumOfEachRow(centred.elementMult(centred)).divide(WIDTH);
            SimpleMatrix deviation =
                    keep(name + ".deviation", variance.plus(EPSILON).elementPower(0.5));
            SimpleMatrix normal = keep(name + ".normal", centred.elementDiv(deviation));
            return plusRow(normal.elementMult(repeated(of(name + ".gain"), TOKENS)), of(name + ".shift"));
        }

        private SimpleMatrix normBack(String name, SimpleMatrix upstream) {
            SimpleMatrix normal = kept(name + ".normal");
            slopes.put(name + ".gain", sumOfRows(upstream.elementMult(normal)));
            slopes.put(name + ".shift", sumOfRows(upstream));
            SimpleMatrix d = upstream.elementMult(repeated(of(name + ".gain"), TOKENS));
            SimpleMatrix along = sumOfEachRow(d.elementMult(normal)).divide(WIDTH);
            SimpleMatrix mean = sumOfEachRow(d).divide(WIDTH);
            return d.minus(mean).minus(normal.elementMult(along)).elementDiv(kept(name + ".deviation"));
        }

        private SimpleMatrix attention(SimpleMatrix x, int l) {
            keep("seen" + l, x);
            SimpleMatrix query = keep("queries" + l, x.mult(of("query" + l)));
            SimpleMatrix key = keep("keys" + l, x.mult(of("key" + l)));
            SimpleMatrix value = keep("values" + l, x.mult(of("value" + l)));
            SimpleMatrix shares =
                    keep("shares" + l, softmax(query.mult(key.transpose()).divide(Math.sqrt(WIDTH))));
            SimpleMatrix mixed = keep("mixed" + l, shares.mult(value));
            return mixed.mult(of("out" + l));
        }

        private SimpleMatrix softmax(SimpleMatrix scores) {
            SimpleMatrix powers = scores.elementExp();
            return powers.elementDiv(sumOfEachRow(powers));
        }

        private SimpleMatrix attentionBack(SimpleMatrix upstream, int l) {
            SimpleMatrix shares = kept("shares" + l);
            slopes.put("out" + l, kept("mixed" + l).transpose().mult(upstream));
            SimpleMatrix mixed = upstream.mult(of("out" + l).transpose());
            SimpleMatrix byShare = mixed.mult(kept("values" + l).transpose());
            SimpleMatrix mean = sumOfEachRow(byShare.elementMult(shares));
            SimpleMatrix scores = shares.elementMult(byShare.minus(mean)).divide(Math.sqrt(WIDTH));
            SimpleMatrix fromQuery = into("query" + l, scores.mult(kept("keys" + l)), l);
            SimpleMatrix fromKey = into("key" + l, scores.transpose().mult(kept("queries" + l)), l);
            SimpleMatrix fromValue = into("value" + l, shares.transpose().mult(mixed), l);
            return fromQuery.plus(fromKey).plus(fromValue);
        }

        private SimpleMatrix into(String name, SimpleMatrix upstream, int l) {
            slopes.put(name, kept("seen" + l).transpose().mult(upstream));
            return upstream.mult(of(name).transpose());
        }
    }
}
